/** An object of a PDF as Typst writes it: plain text, and the bytes of its stream if it has one. */
export interface PdfObject {
  /** What stands before the stream, in Latin-1. */
  readonly text: string;
  /** From the word `stream` to the word `endstream`. */
  readonly stream?: Buffer | undefined;
}

export interface PdfFile {
  readonly bytes: Buffer;
  /** Where each object stands, by its number, in the order in which they stand. */
  readonly objects: ReadonlyMap<number, Span>;
  /** The object that leads to all others. */
  readonly catalog: number;
  readonly info: number | undefined;
  /** The two names of the file, as one text. */
  readonly id: string;
}

/** Where an object stands in a file, without its head and the line that ends it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Reads a PDF with one cross-reference table and all objects in plain text, as Typst writes it. Throws when it is of another form. */
export function readPdf(bytes: Buffer): PdfFile {
  const start = Number(/startxref\s+(\d+)\s+%%EOF/.exec(bytes.toString('latin1', bytes.length - 200))?.[1]);
  const table = bytes.toString('latin1', start);
  const head = /^xref\s+0 (\d+)\s*\n/.exec(table);
  if (!head) throw new Error('the PDF has no cross-reference table of the expected form');
  const count = Number(head[1]);
  const offsets: { readonly number: number; readonly offset: number }[] = [];
  for (let number = 0; number < count; number++) {
    const line = table.slice(head[0].length + number * LINE, head[0].length + (number + 1) * LINE);
    if (line[17] === 'n') offsets.push({ number, offset: Number(line.slice(0, 10)) });
  }
  offsets.sort((a, b) => a.offset - b.offset);
  const objects = new Map(
    offsets.map(({ number, offset }, index) => [
      number,
      spanAt(bytes, number, offset, offsets[index + 1]?.offset ?? start),
    ]),
  );
  const trailer = table.slice(head[0].length + count * LINE);
  return {
    bytes,
    objects,
    catalog: numberAfter('Root', trailer),
    info: /\/Info (\d+) 0 R/.test(trailer) ? numberAfter('Info', trailer) : undefined,
    id: /\/ID \[(.*)\]/.exec(trailer)?.[1] ?? '',
  };
}

/** Length of a line of the table. */
const LINE = 20;
const END = '\nendobj\n\n';
const STREAM = '>>\nstream\n';

function spanAt(bytes: Buffer, number: number, from: number, to: number): Span {
  const head = `${number} 0 obj\n`;
  const [start, end] = [from + head.length, to - END.length];
  if (bytes.toString('latin1', from, start) !== head || bytes.toString('latin1', end, to) !== END)
    throw new Error(`object ${number} of the PDF is not of the expected form`);
  return { start, end };
}

/** The object of a file; throws when it is not there. */
export function objectOf(file: PdfFile, number: number): PdfObject {
  const { start, end } = spanOf(file, number);
  const body = file.bytes.toString('latin1', start, end);
  const at = body.indexOf(STREAM);
  if (at < 0) return { text: body };
  return { text: body.slice(0, at + 2), stream: file.bytes.subarray(start + at + 3, end) };
}

function spanOf({ objects }: PdfFile, number: number): Span {
  const found = objects.get(number);
  if (!found) throw new Error(`the PDF has no object ${number}`);
  return found;
}

/** `12` of `/Pages 12 0 R`. Throws when there is no such entry. */
export function numberAfter(key: string, text: string): number {
  const match = new RegExp(`/${key} (\\d+) 0 R`).exec(text);
  if (!match) throw new Error(`the PDF has no ${key} where it was expected`);
  return Number(match[1]);
}

/** All numbers of `[12 0 R 13 0 R]`, or of the single `12 0 R`, after a key. */
export function numbersAfter(key: string, text: string): readonly number[] {
  const list = new RegExp(`/${key} (?:\\[([^\\]]*)\\]|(\\d+ 0 R))`).exec(text);
  return [...(list?.[1] ?? list?.[2] ?? '').matchAll(/(\d+) 0 R/g)].map(([, number]) => Number(number));
}

/** The dictionary or text that begins at a position, with its delimiters. */
export function tokenAt(text: string, from: number): string {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '(') at = endOfText(text, at);
    else if (text.startsWith('<<', at)) {
      depth++;
      at++;
    } else if (text.startsWith('>>', at)) {
      depth--;
      at++;
    } else if (text[at] === '<') at = text.indexOf('>', at);
    if (depth === 0) return text.slice(from, at + 1);
  }
  throw new Error('the PDF has a dictionary without an end');
}

/** Where the text that begins with the parenthesis at `from` ends. Pairs of parentheses may stand in it. */
function endOfText(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0) return at;
  }
  throw new Error('the PDF has a text without an end');
}
