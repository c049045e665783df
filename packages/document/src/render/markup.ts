import { printable } from '../printable.ts';

declare const written: unique symbol;
/** XML or HTML that is written already. Only this file makes it, so that no text gets between the elements unescaped. */
export type Markup = string & { readonly [written]: true };

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** `<name a="b">children</name>`, or `<name a="b"/>` without children; attributes without a value are left out. */
export function element(name: string, attributes: Attributes = {}, ...children: readonly Markup[]): Markup {
  const start = startTag(name, attributes);
  return (
    children.length === 0 ? `${start.slice(0, -1)}/>` : `${start}${children.join('')}</${name}>`
  ) as Markup;
}

/** `<name a="b">`: for elements that HTML does not close. */
export function startTag(name: string, attributes: Attributes = {}): Markup {
  let start = `<${name}`;
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined) start += ` ${key}="${escaped(String(value))}"`;
  return `${start}>` as Markup;
}

export function text(value: string): Markup {
  return escaped(value) as Markup;
}

export function joined(parts: readonly Markup[], between = ''): Markup {
  return parts.join(between) as Markup;
}

export const NOTHING = '' as Markup;

/** A part of a package: the declaration and one element. */
export function part(root: Markup): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root}`;
}

/** Most values: nothing in them has to be written otherwise. */
const PLAIN = /^[\t\n !#-%'-;=?-~]*$/;

function escaped(value: string): string {
  if (PLAIN.test(value)) return value;
  return printable(value)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
