import type { Reference } from '@demarc/core';
import { joined, text } from '../inline.ts';
import type { Inline, Node } from '../tree.ts';

/** Sources as one paragraph of links. */
export function references(list: readonly Reference[]): readonly Node[] {
  if (list.length === 0) return [];
  return [
    {
      type: 'paragraph',
      lead: list.length === 1 ? 'Reference' : 'References',
      children: joined(
        list.map(({ title, url }): readonly Inline[] => [
          { type: 'link', href: url, children: [text(title)] },
        ]),
        '; ',
      ),
    },
  ];
}
