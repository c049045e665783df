import { Parser } from 'htmlparser2';
import { printable } from '../src/printable.ts';
import type { DocumentTree } from '../src/tree.ts';

/** Keys of a tree whose strings a reader must find, in one place or another. */
const SAID = new Set([
  'text',
  'title',
  'subtitle',
  'name',
  'value',
  'label',
  'lead',
  'id',
  'caption',
  'alt',
  'score',
]);

/** Every text that a document must show, without the space in it. */
export function saidBy(tree: DocumentTree): readonly string[] {
  const said = [tree.runningFoot, tree.author];
  const visit = (value: unknown) => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) {
        if (typeof inner === 'string' && SAID.has(key)) said.push(inner);
        else if (key === 'columns' && (value as { rows?: unknown[] }).rows?.length === 0) continue;
        else visit(inner);
      }
  };
  visit(tree);
  return said.map(spaceless).filter((text) => text !== '');
}

/** Space is laid out, not said. */
export function spaceless(text: string): string {
  return printable(text).replace(/\s+/g, '');
}

export interface Page {
  readonly text: string;
  readonly ids: readonly string[];
  readonly hrefs: readonly string[];
  readonly tags: ReadonlySet<string>;
  readonly attributes: ReadonlySet<string>;
}

/** What a browser would see of a page: its text with descriptions of pictures, its ids, links and elements. */
export function readPage(html: string): Page {
  const page = {
    text: '',
    ids: [] as string[],
    hrefs: [] as string[],
    tags: new Set<string>(),
    attributes: new Set<string>(),
  };
  let silent = 0;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        page.tags.add(name);
        for (const [key, value] of Object.entries(attributes)) {
          page.attributes.add(key);
          if (key === 'id') page.ids.push(value);
          if (name === 'a' && key === 'href') page.hrefs.push(value);
          if (key === 'aria-label' || key === 'alt' || key === 'content') page.text += `${value}\n`;
        }
        if (name === 'style' || name === 'symbol') silent += 1;
      },
      onclosetag: (name) => {
        if (name === 'style' || name === 'symbol') silent -= 1;
      },
      ontext: (text) => {
        if (silent === 0) page.text += text;
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return { ...page, text: spaceless(page.text) };
}
