import { type Inline, parseText, type Block as TextBlock, type ThreatModel } from '@demarc/core';
import type { Block } from './blocks.ts';

/** A text of a ThreatModel as blocks: paragraphs and lists, links with their address. */
export function textBlocks(text: string, markup: ThreatModel['markup']): readonly Block[] {
  return parseText(text, markup).flatMap((block) => fromText(block, 0));
}

function fromText(block: TextBlock, depth: number): readonly Block[] {
  switch (block.type) {
    case 'paragraph':
      return [{ type: 'text', text: inlines(block.children) }];
    case 'code':
      return [{ type: 'text', text: block.text }];
    case 'list':
      return block.items.flatMap((item) =>
        item.flatMap((entry): readonly Block[] =>
          entry.type === 'list'
            ? fromText(entry, depth + 1)
            : [{ type: 'item', depth, text: entry.type === 'code' ? entry.text : inlines(entry.children) }],
        ),
      );
  }
}

function inlines(children: readonly Inline[]): string {
  return children.map(inline).join('');
}

function inline(node: Inline): string {
  switch (node.type) {
    case 'text':
      return node.text.replaceAll('\n', ' ');
    case 'code':
      return node.text;
    case 'break':
      return '\n';
    case 'strong':
    case 'emphasis':
      return inlines(node.children);
    case 'link':
      return inlines(node.children) === node.href ? node.href : `${inlines(node.children)} (${node.href})`;
  }
}
