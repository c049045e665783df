import type { Cell, Inline, Node, Row, Table } from '../../tree.ts';
import { blocksOf, lineOf } from '../../walk.ts';
import { escapedText } from './escape.ts';
import { inlinesMarkdown } from './inlines.ts';
import { itemMarkdown, linesMarkdown, placeMarkdown, strongLine } from './lines.ts';
import type { MarkdownWriter } from './writer.ts';

/** How blocks within a cell are written. */
type Blocks = (nodes: readonly Node[]) => string;

/** A table where each cell is one line, so that a changed row is a changed line; else its rows as a list. */
export function tableMarkdown(writer: MarkdownWriter, table: Table, blocks: Blocks): string {
  const { columns, rows, empty } = table;
  const caption = strongLine(writer, `Table ${writer.next('Table')}. ${table.caption}`);
  const head = `${placeMarkdown(table.anchor)}${caption}`;
  if (rows.length === 0 || columns.length === 0)
    return `${head}\n\n${linesMarkdown(writer, [{ type: 'text', text: empty }])}`;
  const plain = rows.every(({ cells }) => cells.every((cell) => lineOf(cell) !== undefined));
  return `${head}\n\n${plain ? gridMarkdown(writer, table) : rowsMarkdown(writer, table, blocks)}`;
}

const ALIGNMENT = { right: '--:', centre: ':-:' } as const;

function gridMarkdown(writer: MarkdownWriter, { columns, rows }: Table): string {
  const inCell = { ...writer, inTable: true };
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(({ title }) => escapedText(title))),
    line(columns.map(({ align }) => (align === undefined ? '---' : ALIGNMENT[align]))),
    ...rows.map(({ cells, anchor }) =>
      line(
        columns.map((_, at) => {
          const place = at === 0 && anchor !== undefined ? placeMarkdown(anchor) : '';
          return place + inlinesMarkdown(inCell, lineOf(cells[at] ?? []) ?? []);
        }),
      ),
    ),
  ].join('\n');
}

function rowsMarkdown(writer: MarkdownWriter, { columns, rows }: Table, blocks: Blocks): string {
  return rows
    .map(({ anchor, cells }: Row) => {
      const fields = columns.map(({ title }, at) => fieldMarkdown(writer, title, cells[at] ?? [], blocks));
      const place = anchor === undefined ? '' : placeMarkdown(anchor);
      return itemMarkdown('-', `${place}${fields.join('\n\n')}`);
    })
    .join('\n\n');
}

/** The title of a column with what the row says to it. */
function fieldMarkdown(writer: MarkdownWriter, title: string, cell: Cell, blocks: Blocks): string {
  const name: readonly Inline[] = [
    { type: 'strong', children: [{ type: 'text', text: title }] },
    { type: 'text', text: ': ' },
  ];
  const line = lineOf(cell);
  if (line?.length === 0) return linesMarkdown(writer, [...name, { type: 'text', text: '–' }]);
  if (line !== undefined) return linesMarkdown(writer, [...name, ...line]);
  return `${linesMarkdown(writer, name)}\n\n${blocks(blocksOf(cell))}`;
}
