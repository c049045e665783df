import { type Block, type Inline, parseText, type Reference, type ThreatModel } from '@demarc/core';

/** A text of a ThreatModel as a cell shows it: a paragraph a line, items of lists with a bullet, links with their address. */
export function linesOf(text: string, markup: ThreatModel['markup']): string {
  return parseText(text, markup)
    .map((block) => blockLines(block, 0))
    .join('\n');
}

function blockLines(block: Block, depth: number): string {
  switch (block.type) {
    case 'paragraph':
      return inlines(block.children);
    case 'code':
      return block.text;
    case 'list':
      return block.items
        .map((item, at) => {
          const mark = `${'  '.repeat(depth)}${block.ordered ? `${at + 1}.` : '•'} `;
          return item
            .map((entry, part) => `${part === 0 ? mark : ''}${blockLines(entry, depth + 1)}`)
            .join('\n');
        })
        .join('\n');
  }
}

function inlines(children: readonly Inline[]): string {
  return children.map(inline).join('');
}

function inline(node: Inline): string {
  switch (node.type) {
    case 'text':
      return node.text.replace(/\s+/g, ' ');
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

/** Sources, one a line, with their addresses. */
export function referenceLines(references: readonly Reference[]): string {
  return references.map(({ title, url }) => `${title}: ${url}`).join('\n');
}

/** Ids as one line. */
export function listed(ids: readonly string[]): string {
  return ids.join(', ');
}
