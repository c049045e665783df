import { parseHtml } from './html.ts';
import type { Inline } from './rich-text.ts';

/** An HTML text of an imported document as Markdown that reads as the same tree. */
export function toMarkdown(html: string): string {
  return parseHtml(html)
    .map((block) => (block.type === 'paragraph' ? block.children.map(inline).join('') : ''))
    .join('\n\n')
    .trim();
}

function inline(node: Inline): string {
  switch (node.type) {
    case 'text':
      return node.text.replace(/[\\`*_[\]<>]/g, '\\$&').replace(/\n+/g, ' ');
    case 'code':
      return `\`${node.text}\``;
    case 'break':
      return '  \n';
    case 'strong':
      return wrap('**', node.children);
    case 'emphasis':
      return wrap('*', node.children);
    case 'link':
      return `[${node.children.map(inline).join('')}](${node.href})`;
  }
}

/** Markdown marks hug their text: blanks inside go outside. */
function wrap(mark: string, children: readonly Inline[]): string {
  const text = children.map(inline).join('');
  const inner = text.trim();
  if (inner === '') return text;
  const start = text.indexOf(inner);
  return `${text.slice(0, start)}${mark}${inner}${mark}${text.slice(start + inner.length)}`;
}
