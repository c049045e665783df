import { printable } from '../../printable.ts';
import type { Facts, Figure, Inline, List, Node, Note, Paragraph, Section } from '../../tree.ts';
import { codeBlock, escapedLabel, escapedText } from './escape.ts';
import { inlinesMarkdown } from './inlines.ts';
import { headingMarkdown, itemMarkdown, linesMarkdown, placeMarkdown, strongLine } from './lines.ts';
import { tableMarkdown } from './tables.ts';
import type { MarkdownWriter } from './writer.ts';

/** Blocks with a line between them; those that say nothing are left out. */
export function blocksMarkdown(writer: MarkdownWriter, nodes: readonly Node[], depth: number): string {
  const blocks = nodes.map((node, at) => blockMarkdown(writer, node, depth, nodes[at - 1]));
  return blocks.filter((block) => block !== '').join('\n\n');
}

function blockMarkdown(
  writer: MarkdownWriter,
  node: Node,
  depth: number,
  previous: Node | undefined,
): string {
  switch (node.type) {
    case 'section':
      return sectionMarkdown(writer, node, depth);
    case 'paragraph':
      return paragraphMarkdown(writer, node);
    case 'list':
      return listMarkdown(writer, node, depth, previous);
    case 'code':
      return codeBlock(printable(node.text).replace(/\n+$/, ''));
    case 'facts':
      return factsMarkdown(writer, node);
    case 'table':
      return tableMarkdown(writer, node, (nodes) => blocksMarkdown(writer, nodes, depth));
    case 'figure':
      return figureMarkdown(writer, node);
    case 'note':
      return noteMarkdown(writer, node);
  }
}

export function sectionMarkdown(writer: MarkdownWriter, section: Section, depth: number): string {
  const { anchor, id, title, marks, children } = section;
  const words = [id, title].filter((word) => word !== undefined).map(escapedText);
  if (marks !== undefined) words.push('·', inlinesMarkdown({ ...writer, inTable: true }, marks));
  const heading = headingMarkdown(depth + 2, words.join(' '));
  return [`${placeMarkdown(anchor)}`, heading, blocksMarkdown(writer, children, depth + 1)]
    .filter((block) => block !== '')
    .join('\n\n');
}

function paragraphMarkdown(writer: MarkdownWriter, { lead, children }: Paragraph): string {
  const led: readonly Inline[] =
    lead === undefined
      ? []
      : [
          { type: 'strong', children: [{ type: 'text', text: lead }] },
          { type: 'text', text: ' ' },
        ];
  return linesMarkdown(writer, [...led, ...children]);
}

function listMarkdown(writer: MarkdownWriter, list: List, depth: number, previous: Node | undefined): string {
  const { ordered, items, lead } = list;
  const again = lead === undefined && previous?.type === 'list' && previous.ordered === ordered;
  const marker = ordered ? (again ? '1)' : '1.') : again ? '*' : '-';
  const written = items.map((item) => itemMarkdown(marker, blocksMarkdown(writer, item, depth)));
  const loose = items.some((item) => item.length > 1 && item[1]?.type !== 'list');
  const body = written.join(loose ? '\n\n' : '\n');
  return lead === undefined ? body : `${strongLine(writer, lead)}\n\n${body}`;
}

function factsMarkdown(writer: MarkdownWriter, { facts }: Facts): string {
  return facts
    .map(({ name, value }) => {
      const words: readonly Inline[] = [
        { type: 'strong', children: [{ type: 'text', text: name }] },
        { type: 'text', text: ': ' },
        ...value,
      ];
      return itemMarkdown('-', linesMarkdown(writer, words));
    })
    .join('\n');
}

function figureMarkdown(writer: MarkdownWriter, figure: Figure): string {
  const caption = `Figure ${writer.next('Figure')}. ${figure.caption}`;
  const picture = `![${escapedLabel(figure.alt)}](${writer.put(figure)})`;
  return `${placeMarkdown(figure.anchor)}${picture}\n\n${strongLine(writer, caption)}`;
}

function noteMarkdown(writer: MarkdownWriter, { tone, children }: Note): string {
  const kind = tone === 'loud' ? 'WARNING' : 'NOTE';
  return `[!${kind}]\n${linesMarkdown(writer, children)}`.replace(/^/gm, '> ');
}
