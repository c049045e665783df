import { printable } from '../printable.ts';

declare const written: unique symbol;
/** XML or HTML that is written already. Only this file makes it, so that no text gets between the elements unescaped. */
export type Markup = string & { readonly [written]: true };

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** `<name a="b">children</name>`, or `<name a="b"/>` without children; attributes without a value are left out. */
export function element(name: string, attributes: Attributes = {}, ...children: readonly Markup[]): Markup {
  const start = opened(name, attributes);
  return (children.length === 0 ? `${start}/>` : `${start}>${joined(children)}</${name}>`) as Markup;
}

/** `<name a="b">`: for elements that HTML does not close. */
export function startTag(name: string, attributes: Attributes = {}): Markup {
  return `${opened(name, attributes)}>` as Markup;
}

function opened(name: string, attributes: Attributes): string {
  let start = `<${name}`;
  for (const key in attributes) {
    const value = attributes[key];
    if (value !== undefined) start += ` ${key}="${escaped(String(value))}"`;
  }
  return start;
}

export function text(value: string): Markup {
  return escaped(value) as Markup;
}

/** Added up, not joined: what is added is copied once, when the whole is written out, and not again in every element around it. */
export function joined(parts: readonly Markup[], between = ''): Markup {
  let whole = '';
  for (let at = 0; at < parts.length; at++) whole += at === 0 ? parts[at] : between + parts[at];
  return whole as Markup;
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
