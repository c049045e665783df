import { numberAfter, objectOf, type PdfFile, tokenAt } from './objects.ts';
import type { PdfWriter } from './pdf-writer.ts';

/** A bookmark. */
export interface Bookmark {
  /** As the file writes it, with its delimiters. */
  readonly title: string;
  /** The object that says where it leads. */
  readonly target: number;
  readonly children: readonly Bookmark[];
}

export interface Outline {
  readonly items: readonly Bookmark[];
  /** The objects that hold it. */
  readonly objects: readonly number[];
  /** Its first items go on below the last one of what came before. */
  readonly continues?: boolean | undefined;
}

/** The bookmarks of a file. */
export function readOutline(file: PdfFile): Outline {
  const catalog = objectOf(file, file.catalog).text;
  if (!catalog.includes('/Outlines ')) return { items: [], objects: [] };
  const root = numberAfter('Outlines', catalog);
  const objects = [root];
  const itemsOf = (parent: string): readonly Bookmark[] => {
    const items: Bookmark[] = [];
    for (let next = optional('First', parent); next !== undefined; ) {
      const { text } = objectOf(file, next);
      objects.push(next);
      const title = text.indexOf('/Title ') + '/Title '.length;
      items.push({
        title: tokenAt(text, title),
        target: numberAfter('Dest', withoutTitle(text)),
        children: itemsOf(withoutTitle(text)),
      });
      next = optional('Next', withoutTitle(text));
    }
    return items;
  };
  return { items: itemsOf(objectOf(file, root).text), objects };
}

function optional(key: string, text: string): number | undefined {
  return text.includes(`/${key} `) ? numberAfter(key, text) : undefined;
}

/** Titles may say anything. */
function withoutTitle(text: string): string {
  const at = text.indexOf('/Title ') + '/Title '.length;
  return text.slice(0, at) + text.slice(at + tokenAt(text, at).length);
}

/** Writes the bookmarks of several files as one outline, closed below its first level. */
export function writeOutline(writer: PdfWriter, root: number, outlines: readonly Outline[]): void {
  const items: Bookmark[] = [];
  for (const { items: more, continues } of outlines) {
    const last = items.at(-1);
    if (continues && last) items[items.length - 1] = { ...last, children: [...last.children, ...more] };
    else items.push(...more);
  }
  const { first, last } = writeItems(writer, root, items);
  const ends = first === undefined ? '' : `\n  /First ${first} 0 R\n  /Last ${last} 0 R`;
  writer.add(root, `<<\n  /Type /Outlines${ends}\n  /Count ${items.length}\n>>`);
}

function writeItems(
  writer: PdfWriter,
  parent: number,
  items: readonly Bookmark[],
): { readonly first: number | undefined; readonly last: number | undefined } {
  const numbers = items.map(() => writer.reserve());
  items.forEach(({ title, target, children }, at) => {
    const number = numbers[at] as number;
    const { first, last } = writeItems(writer, number, children);
    const entries = [
      `/Parent ${parent} 0 R`,
      ...(at > 0 ? [`/Prev ${numbers[at - 1]} 0 R`] : []),
      ...(at < items.length - 1 ? [`/Next ${numbers[at + 1]} 0 R`] : []),
      ...(first === undefined
        ? []
        : [`/First ${first} 0 R`, `/Last ${last} 0 R`, `/Count -${children.length}`]),
      `/Title ${title}`,
      `/Dest ${target} 0 R`,
    ];
    writer.add(number, `<<\n  ${entries.join('\n  ')}\n>>`);
  });
  return { first: numbers[0], last: numbers.at(-1) };
}
