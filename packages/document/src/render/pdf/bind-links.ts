/** How the template writes a link to a section: an address of this scheme, with the section's anchor. */
const SCHEME = 'demarc:';
const ACTION = Buffer.from(`/URI (${SCHEME}`);
const LINK = new RegExp(
  `/A <<\\s+/Type /Action\\s+/S /URI\\s+/URI \\(${SCHEME}([^()]*)\\)\\s+>>([\\s\\S]*?/Contents \\()${SCHEME}`,
);

/**
 * Turns links to addresses such as `demarc:S3.T14` into links to the places of that name in the same file. Typst gives each section such a name; were it to resolve ten
 * thousand links itself, it would lay the document out twice, in twice the time and memory. Objects of the file stand in plain text; each is copied or rewritten, and the
 * table of where they stand is written anew.
 */
export function bindLinks(pdf: Buffer): Uint8Array {
  const table = readTable(pdf);
  const parts: Buffer[] = [];
  let length = 0;
  const add = (part: Buffer) => {
    parts.push(part);
    length += part.length;
  };
  const offsets = new Map<number, number>();
  add(pdf.subarray(0, table.objects[0]?.offset ?? table.start));
  table.objects.forEach(({ number, offset }, index) => {
    const body = pdf.subarray(offset, table.objects[index + 1]?.offset ?? table.start);
    offsets.set(number, length);
    add(isLink(body) ? rewritten(body) : body);
  });
  const start = length;
  const lines = table.entries.map(
    ({ number, kept }) => kept ?? `${String(offsets.get(number)).padStart(10, '0')} 00000 n\r\n`,
  );
  add(Buffer.from(`${table.head}${lines.join('')}`, 'latin1'));
  add(Buffer.from(table.trailer.replace(/startxref\s+\d+/, `startxref\n${start}`), 'latin1'));
  return new Uint8Array(Buffer.concat(parts, length));
}

/** Only small objects are links: pictures and pages are not searched. */
function isLink(body: Buffer): boolean {
  return body.length < 4096 && body.includes(ACTION);
}

function rewritten(body: Buffer): Buffer {
  return Buffer.from(
    body
      .toString('latin1')
      .replace(LINK, (_, anchor: string, between: string) => `/Dest (${anchor})${between}`),
    'latin1',
  );
}

interface Table {
  /** Where the table begins. */
  readonly start: number;
  readonly head: string;
  /** Each line: an object in use, or a line that is kept as it is. */
  readonly entries: readonly { readonly number: number; readonly kept?: string }[];
  /** The objects in use, in the order in which they stand. */
  readonly objects: readonly { readonly number: number; readonly offset: number }[];
  readonly trailer: string;
}

/** Reads the cross-reference table at the end of a file as Typst writes it: one section, no streams. */
function readTable(pdf: Buffer): Table {
  const tail = pdf.subarray(-200).toString('latin1');
  const start = Number(/startxref\s+(\d+)\s+%%EOF/.exec(tail)?.[1]);
  const text = pdf.subarray(start).toString('latin1');
  const head = /^xref\s+0 (\d+)\s*\n/.exec(text);
  if (!head) throw new Error('the PDF has no cross-reference table of the expected form');
  const count = Number(head[1]);
  const width = 20;
  const objects: { number: number; offset: number }[] = [];
  const entries = Array.from({ length: count }, (_, number) => {
    const line = text.slice(head[0].length + number * width, head[0].length + (number + 1) * width);
    if (line[17] !== 'n') return { number, kept: line };
    objects.push({ number, offset: Number(line.slice(0, 10)) });
    return { number };
  });
  objects.sort((a, b) => a.offset - b.offset);
  return { start, head: head[0], entries, objects, trailer: text.slice(head[0].length + count * width) };
}
