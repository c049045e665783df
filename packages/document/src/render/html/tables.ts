import { fragmentOf } from '../../fragments.ts';
import type { Cell, Column, Node, Row, Table } from '../../tree.ts';
import { lineOf } from '../../walk.ts';
import { element, joined, type Markup, NOTHING, text } from './html.ts';
import { inlinesHtml } from './inlines.ts';
import type { HtmlWriter } from './writer.ts';

/** How blocks within a cell are written. */
type Blocks = (nodes: readonly Node[]) => Markup;

/** A table that scrolls in itself where the screen is narrow. Without rows, its caption and what is said instead. */
export function tableHtml(writer: HtmlWriter, table: Table, blocks: Blocks): Markup {
  const { anchor, caption, columns, rows, empty } = table;
  const id = fragmentOf(anchor);
  const title = text(`Table ${writer.next('Table')}. ${caption}`);
  if (rows.length === 0 || columns.length === 0)
    return element(
      'div',
      { id, class: 'absent' },
      element('p', { class: 'caption' }, title),
      element('p', {}, text(empty)),
    );
  return element(
    'div',
    { id, class: 'scrolls', role: 'group', tabindex: 0, 'aria-label': caption },
    element(
      'table',
      {},
      element('caption', {}, title),
      element('colgroup', {}, ...widthClasses(columns).map((width) => element('col', { class: width }))),
      element('thead', {}, element('tr', {}, ...columns.map(headHtml))),
      element('tbody', {}, ...rows.map((row) => rowHtml(writer, row, columns, blocks))),
    ),
  );
}

function headHtml({ title, align }: Column): Markup {
  return element('th', { scope: 'col', class: align }, text(title));
}

/** A row that links lead to is headed by its first cell. */
function rowHtml(
  writer: HtmlWriter,
  { anchor, cells }: Row,
  columns: readonly Column[],
  blocks: Blocks,
): Markup {
  const id = anchor === undefined ? undefined : fragmentOf(anchor);
  return joined([
    text('\n'),
    element(
      'tr',
      { id },
      ...columns.map(({ align }, at) => {
        const heads = at === 0 && id !== undefined;
        const content = cellHtml(writer, cells[at] ?? [], blocks, heads ? anchor : undefined);
        return element(heads ? 'th' : 'td', { scope: heads ? 'row' : undefined, class: align }, content);
      }),
    ),
  ]);
}

/** The id of a row links to the row, so that its address can be copied. */
function cellHtml(writer: HtmlWriter, cell: Cell, blocks: Blocks, anchor: string | undefined): Markup {
  const line = lineOf(cell);
  if (line === undefined) return 'blocks' in cell ? blocks(cell.blocks) : NOTHING;
  const [only, ...others] = line;
  if (only?.type === 'text' && only.text === anchor && others.length === 0)
    return element('a', { class: 'id', href: `#${fragmentOf(anchor)}` }, text(anchor));
  return inlinesHtml(writer.anchors, line);
}

/** What each column that takes what it needs is thought to need, in percent. */
const FITTING = 9;
/** Widths are classes of the style sheet, in steps: the page allows no style in its elements. */
export const WIDTH_STEP = 5;

function widthClasses(columns: readonly Column[]): readonly (string | undefined)[] {
  const shares = columns.map(({ width }) => (width === 'fit' ? 0 : Math.max(0, width)));
  const total = shares.reduce((sum, share) => sum + share, 0);
  const room = Math.max(30, 100 - FITTING * columns.filter(({ width }) => width === 'fit').length);
  return shares.map((share) => {
    if (share === 0) return undefined;
    const steps = Math.max(1, Math.floor((share / total) * (room / WIDTH_STEP)));
    return `w${steps * WIDTH_STEP}`;
  });
}
