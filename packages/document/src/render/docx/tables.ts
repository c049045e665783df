import type { Column, Facts, Inline, Node, Row, Table } from '../../tree.ts';
import { blocksOf, everyLine } from '../../walk.ts';
import { type Block, heightOf, type Piece, type Place } from './block.ts';

import { captionXml } from './caption.ts';
import { inlinesXml, marked, run } from './inlines.ts';
import { extentOf } from './measure.ts';
import { paragraph, textPiece } from './paragraph.ts';
import { CELL_PADDING, MEASURES } from './styles.ts';
import type { Writer } from './writer.ts';
import { element, joined, NOTHING, valued, type Xml } from './xml.ts';

/** A caption above, the head on every page, rows that stay whole. A table without rows says so in its place. */
export function tableBlock(writer: Writer, table: Table, place: Place, blocks: Blocks): readonly Block[] {
  const caption: Block = {
    xml: paragraph('Caption', [captionXml(writer, 'Table', table)]),
    pieces: [
      {
        ...textPiece([{ type: 'text', text: `Table 100. ${table.caption}` }], place, 'Caption'),
        keepNext: true,
      },
    ],
  };
  if (table.rows.length === 0 || table.columns.length === 0) {
    const absent: Block = {
      xml: paragraph('Absent', [run(table.empty)]),
      pieces: [textPiece([{ type: 'text', text: table.empty }], place)],
    };
    return [caption, absent];
  }
  const widths = columnWidths(table, place.width - place.indent);
  const head = headRow(table.columns, widths);
  const grid: Grid = { writer, columns: table.columns, widths, depth: place.depth, blocks };
  const rows = table.rows.map((row) => bodyRow(grid, row));
  return [caption, gridBlock('ThreatModelTable', [head, ...rows], widths, place, table.caption)];
}

/** Names and values side by side, without lines. */
export function factsBlock(writer: Writer, { facts }: Facts, place: Place): Block {
  const style = place.style === 'Normal' ? 'FactText' : place.style;
  const width = place.width - place.indent;
  const names = facts.map(({ name }): readonly Inline[] => [{ type: 'text', text: name }]);
  const widest = Math.max(0, ...names.map((name) => extentOf(name, MEASURES.Normal.size).line));
  const nameWidth = Math.round(Math.min(widest * 1.08 + CELL_PADDING.side, width * 0.35));
  const widths = [nameWidth, width - nameWidth];
  const rows = facts.map(({ name, value }): GridRow => {
    const inside = (at: number): Place => ({
      ...place,
      width: (widths[at] as number) - CELL_PADDING.side,
      indent: 0,
    });
    const nameText: Inline = { type: 'strong', children: [{ type: 'text', text: name }] };
    const height = Math.max(
      textPiece([nameText], inside(0), style).height,
      textPiece(value, inside(1), style).height,
    );
    return {
      cells: [
        paragraph(style, [run(name, { style: 'Lead' })]),
        paragraph(style, [inlinesXml(writer, value)]),
      ],
      height: height + CELL_PADDING.height,
    };
  });
  return gridBlock('FactsTable', rows, widths, place);
}

/** How blocks within a cell are written. */
type Blocks = (nodes: readonly Node[], place: Place) => readonly Block[];

interface Grid {
  readonly writer: Writer;
  readonly columns: readonly Column[];
  readonly widths: readonly number[];
  readonly depth: number;
  readonly blocks: Blocks;
}

interface GridRow {
  /** Each ends with a paragraph, as Word wants it. */
  readonly cells: readonly Xml[];
  readonly height: number;
  readonly head?: true;
}

/** A table of fixed widths, and the small paragraph that keeps it from growing into the next. */
function gridBlock(
  style: string,
  rows: readonly GridRow[],
  widths: readonly number[],
  place: Place,
  title?: string,
): Block {
  const gap = MEASURES.TableGap;
  const head = rows[0]?.head ? rows[0].height : undefined;
  const total = widths.reduce((sum, width) => sum + width, 0);
  const properties = element(
    'w:tblPr',
    {},
    valued('w:tblStyle', style),
    element('w:tblW', { 'w:w': total, 'w:type': 'dxa' }),
    element('w:tblInd', { 'w:w': place.indent, 'w:type': 'dxa' }),
    element('w:tblLayout', { 'w:type': 'fixed' }),
    element('w:tblLook', {
      'w:val': head === undefined ? '0600' : '0620',
      'w:firstRow': head === undefined ? 0 : 1,
      'w:lastRow': 0,
      'w:firstColumn': 0,
      'w:lastColumn': 0,
      'w:noHBand': 1,
      'w:noVBand': 1,
    }),
    title === undefined ? NOTHING : valued('w:tblCaption', title),
  );
  const grid = element('w:tblGrid', {}, ...widths.map((width) => element('w:gridCol', { 'w:w': width })));
  return {
    xml: joined([
      rows.length === 0
        ? NOTHING
        : element('w:tbl', {}, properties, grid, ...rows.map((row) => rowXml(row, widths))),
      paragraph('TableGap', []),
    ]),
    pieces: [
      ...rows.map(
        (row): Piece => ({ height: row.height, keepNext: row.head, repeated: row.head ? undefined : head }),
      ),
      { height: gap.size * 11.5 + gap.after },
    ],
  };
}

function rowXml({ cells, head }: GridRow, widths: readonly number[]): Xml {
  return element(
    'w:tr',
    {},
    element('w:trPr', {}, element('w:cantSplit'), head ? element('w:tblHeader') : NOTHING),
    ...cells.map((cell, at) =>
      element(
        'w:tc',
        {},
        element('w:tcPr', {}, element('w:tcW', { 'w:w': widths[at], 'w:type': 'dxa' })),
        cell,
      ),
    ),
  );
}

function headRow(columns: readonly Column[], widths: readonly number[]): GridRow {
  const pieces = columns.map(({ title }, at) =>
    textPiece(
      [{ type: 'strong', children: [{ type: 'text', text: title }] }],
      cellPlace(widths[at] as number),
      'TableHead',
    ),
  );
  return {
    head: true,
    cells: columns.map(({ title, align }) => paragraph('TableHead', [run(title)], alignment(align))),
    height: Math.max(...pieces.map(({ height }) => height)) + CELL_PADDING.height,
  };
}

function bodyRow(grid: Grid, row: Row): GridRow {
  const cells = grid.columns.map((_, at) => cellBlock(grid, row, at));
  return {
    cells: cells.map(({ xml }) => xml),
    height: Math.max(...cells.map(heightOf)) + CELL_PADDING.height,
  };
}

function cellPlace(width: number): Place {
  return { width: width - CELL_PADDING.side, style: 'TableText', indent: 0, lists: 0, depth: 0 };
}

/** The anchor of the row is a bookmark around its first line, or before its first blocks. */
function cellBlock({ writer, columns, widths, depth, blocks }: Grid, row: Row, at: number): Block {
  const cell = row.cells[at] ?? [];
  const anchor = at === 0 ? row.anchor : undefined;
  const place: Place = { ...cellPlace(widths[at] as number), depth };
  if (!('blocks' in cell))
    return {
      xml: paragraph(
        'TableText',
        [marked(writer, anchor, inlinesXml(writer, cell))],
        alignment(columns[at]?.align),
      ),
      pieces: [textPiece(cell, place)],
    };
  const written = blocks(cell.blocks, place);
  const closed = written.at(-1)?.xml.endsWith('</w:p>');
  return {
    xml: joined([
      marked(writer, anchor, NOTHING),
      ...written.map(({ xml }) => xml),
      closed ? NOTHING : paragraph('TableText', []),
    ]),
    pieces: written.flatMap(({ pieces }) => pieces),
  };
}

function alignment(align: Column['align']): readonly Xml[] {
  if (align === undefined) return [];
  return [valued('w:jc', align === 'right' ? 'right' : 'center')];
}

/** A column that takes what it needs takes at most this share; with others like it, this share altogether. */
const WIDEST = 0.3;
const WIDEST_TOGETHER = 0.7;

/** Widths in twips that make up `width`: `fit` columns as wide as their longest line, the rest shared by weight. */
function columnWidths(table: Table, width: number): readonly number[] {
  const { columns } = table;
  const wanted = columns.map((column, at) =>
    column.width === 'fit' ? Math.min(needed(table, at) + CELL_PADDING.side, width * WIDEST) : 0,
  );
  const fitting = wanted.reduce((sum, one) => sum + one, 0);
  const shares = columns.map(({ width: share }) => (share === 'fit' ? 0 : Math.max(0, share)));
  const shared = shares.reduce((sum, one) => sum + one, 0);
  const room = shared > 0 ? width * WIDEST_TOGETHER : width;
  const squeeze = shared > 0 ? Math.min(1, room / Math.max(fitting, 1)) : width / Math.max(fitting, 1);
  const rest = width - fitting * squeeze;
  return columns.map((_, at) =>
    Math.floor(
      (wanted[at] as number) * squeeze + (shared > 0 ? (rest * (shares[at] as number)) / shared : 0),
    ),
  );
}

function needed(table: Table, at: number): number {
  const { size } = MEASURES.TableText;
  const title: Inline = {
    type: 'strong',
    children: [{ type: 'text', text: table.columns[at]?.title ?? '' }],
  };
  const lines = table.rows.flatMap(({ cells }) => everyLine(blocksOf(cells[at] ?? [])));
  return Math.ceil(Math.max(...[[title], ...lines].map((line) => extentOf(line, size).line)) * 1.03) + 20;
}
