import type { Cell, Inline, Table } from '../../tree.ts';

/** A column in points, or as a share of what is left. */
export type ColumnWidth = { readonly points: number } | { readonly share: number };

/** Room on both sides of a cell. */
const INSET = 10;
/** The most that one column takes which asks for what it needs: a long line breaks. */
const WIDEST = 150;

/** The widths of a table's columns; Typst would measure every cell for it, which takes it as long as setting them. */
export function columnWidths({ columns, rows }: Table): readonly ColumnWidth[] {
  return columns.map(({ title, width }, at) => {
    if (width !== 'fit') return { share: width };
    const heading = textWidth(title) * BOLD;
    const widest = rows.reduce((most, { cells }) => Math.max(most, cellWidth(cells[at])), heading);
    return { points: Math.ceil(Math.min(widest, WIDEST)) + INSET };
  });
}

/** What a letter of a long word takes on average, in points at the size of tables: some are capitals. */
const NAME_LETTER = 5.2;

/** How many letters of a long word fit into each of these columns, in a table so many points wide. A column that has what it needs takes any. */
export function lettersThatFit(widths: readonly ColumnWidth[], room: number): readonly number[] {
  const fixed = widths.reduce((sum, width) => sum + ('points' in width ? width.points : 0), 0);
  const shares = widths.reduce((sum, width) => sum + ('share' in width ? width.share : 0), 0);
  return widths.map((width) => {
    if ('points' in width && width.points < WIDEST + INSET) return Number.POSITIVE_INFINITY;
    const points = 'points' in width ? width.points : ((room - fixed) * width.share) / shares;
    return Math.max(Math.floor((points - INSET) / NAME_LETTER), 1);
  });
}

function cellWidth(cell: Cell | undefined): number {
  if (cell === undefined) return 0;
  return 'blocks' in cell ? WIDEST : lineWidth(cell);
}

/** Points that a letter takes at the size of tables, rather too wide than too narrow. */
const LETTER = { text: 4.55, code: 4.6, small: 4.4 } as const;
const BOLD = 1.08;

function lineWidth(parts: readonly Inline[]): number {
  return parts.reduce((sum, part) => sum + inlineWidth(part), 0);
}

function textWidth(text: string): number {
  return text.length * LETTER.text;
}

function inlineWidth(part: Inline): number {
  switch (part.type) {
    case 'text':
    case 'ref':
      return textWidth(part.text);
    case 'code':
      return part.text.length * LETTER.code;
    case 'strong':
    case 'emphasis':
    case 'link':
      return lineWidth(part.children) * BOLD;
    case 'severity':
      return 14 + `${part.severity} ${part.score ?? ''}`.length * LETTER.small;
    case 'priority':
      return 16 + part.level.length * LETTER.small;
    case 'break':
      return 0;
  }
}
