import { type Block, parseText, type Inline as RichInline, type ThreatModel } from '@demarc/core';
import type { Inline, Node } from './tree.ts';

/** A plain text. */
export function text(value: string): Inline {
  return { type: 'text', text: value };
}

export function strong(value: string): Inline {
  return { type: 'strong', children: [text(value)] };
}

export function code(value: string): Inline {
  return { type: 'code', text: value };
}

/** A link to where an id, or a named place, stands in the document. */
export function ref(to: string, shown: string = to): Inline {
  return { type: 'ref', to, text: shown };
}

/** An id as a link, and what it is called. */
export function titled(id: string, title: string): readonly Inline[] {
  return [ref(id), text(` ${title}`)];
}

/** Parts with a separator between. */
export function joined(parts: readonly (readonly Inline[])[], separator = ', '): readonly Inline[] {
  return parts.flatMap((part, index) => (index === 0 ? part : [text(separator), ...part]));
}

/** Ids as links, with commas between. */
export function refs(ids: readonly string[]): readonly Inline[] {
  return joined(ids.map((id) => [ref(id)]));
}

/** `1 threat`, `3 threats`; a plural that is not made with s is given. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

/** A number as it is read: `1,234.5`. Tables of locales would take 50 ms to load. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?<!\.\d*)(?=(?:\d{3})+(?!\d))/g, ',');
}

const ID_IN_TEXT = /\b([A-Za-z][A-Za-z0-9_-]*\.(?:FC|A|T|CO|C)[1-9][0-9]*)\b/;

/** A running text whose ids are links. Line breaks of the source are blanks. */
export function linked(value: string): readonly Inline[] {
  return oneLine(value)
    .split(ID_IN_TEXT)
    .flatMap((part, index) => (part === '' ? [] : [index % 2 === 1 ? ref(part) : text(part)]));
}

/** A text of a ThreatModel as blocks; ids in it become links. */
export function rich(value: string, markup: ThreatModel['markup']): readonly Node[] {
  return parseText(value, markup).map(node);
}

/** A text of a ThreatModel on one line: blocks become sentences one after another. */
export function richLine(value: string, markup: ThreatModel['markup']): readonly Inline[] {
  return joined(parseText(value, markup).map(lineOf), ' ');
}

function node(block: Block): Node {
  switch (block.type) {
    case 'paragraph':
      return { type: 'paragraph', children: block.children.flatMap(inline) };
    case 'list':
      return { type: 'list', ordered: block.ordered, items: block.items.map((item) => item.map(node)) };
    case 'code':
      return { type: 'code', text: block.text };
  }
}

function lineOf(block: Block): readonly Inline[] {
  switch (block.type) {
    case 'paragraph':
      return block.children.flatMap(inline);
    case 'list':
      return joined(
        block.items.map((item) => joined(item.map(lineOf), ' ')),
        '; ',
      );
    case 'code':
      return [code(block.text)];
  }
}

function inline(child: RichInline): readonly Inline[] {
  switch (child.type) {
    case 'text':
      return linked(child.text);
    case 'strong':
    case 'emphasis':
      return [{ type: child.type, children: child.children.flatMap(inline) }];
    case 'code':
      return [code(child.text)];
    case 'link':
      // no links within links: an id in the words of a link stays text
      return [{ type: 'link', href: child.href, children: child.children.flatMap(plainInline) }];
    case 'break':
      return [{ type: 'break' }];
  }
}

function plainInline(child: RichInline): readonly Inline[] {
  switch (child.type) {
    case 'text':
      return [text(oneLine(child.text))];
    case 'strong':
    case 'emphasis':
      return [{ type: child.type, children: child.children.flatMap(plainInline) }];
    case 'link':
      return child.children.flatMap(plainInline);
    case 'code':
      return [code(child.text)];
    case 'break':
      return [{ type: 'break' }];
  }
}

function oneLine(value: string): string {
  return value.replace(/\s*\n\s*/g, ' ');
}
