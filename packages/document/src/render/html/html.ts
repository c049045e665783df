import { type Attributes, element as closed, type Markup, startTag } from '../markup.ts';

export { joined, type Markup, NOTHING, text } from '../markup.ts';

const VOID = new Set(['br', 'col', 'hr', 'img', 'meta']);

/** An element of HTML: those that never hold anything are not closed, all others are. */
export function element(name: string, attributes: Attributes = {}, ...children: readonly Markup[]): Markup {
  if (VOID.has(name)) return startTag(name, attributes);
  return closed(name, attributes, ...children, '' as Markup);
}
