import { element, type Markup } from '../markup.ts';

export { element, joined, type Markup as Xml, NOTHING, part, text } from '../markup.ts';

/** `<name w:val="value"/>`, the commonest element of the language. */
export function valued(name: string, value: string | number): Markup {
  return element(name, { 'w:val': value });
}
