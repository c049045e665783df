import { field, marked, run } from './inlines.ts';
import type { CaptionKind, Writer } from './writer.ts';
import { joined, type Xml } from './xml.ts';

/** `Table 3. Actions`: a number that Word counts on, in the bookmark that links lead to. */
export function captionXml(
  writer: Writer,
  kind: CaptionKind,
  { anchor, caption }: { readonly anchor: string; readonly caption: string },
): Xml {
  const number = writer.nextCaption(kind);
  return joined([
    marked(writer, anchor, joined([run(`${kind} `), field(`SEQ ${kind} \\* ARABIC`, run(String(number)))])),
    run(`. ${caption}`),
  ]);
}
