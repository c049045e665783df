import { element, type Markup } from '../markup.ts';

export { element, joined, type Markup as Xml, NOTHING, text } from '../markup.ts';

/** `<name w:val="value"/>`, the commonest element of the language. */
export function valued(name: string, value: string | number): Markup {
  return element(name, { 'w:val': value });
}

/** A part of the package: the declaration and one element. */
export function part(root: Markup): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root}`;
}
