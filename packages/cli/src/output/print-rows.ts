import { csvText } from '@demarc/core';
import Table from 'cli-table3';
import pc from 'picocolors';
import type { ListFormat } from '../options.ts';
import type { Column, Rows, Tone } from './rows.ts';

/** Prints a list in the wanted format: a table for people (plain, tab-separated and whole when it is piped), or data. */
export function printRows<T>(rows: Rows<T>, format: ListFormat): void {
  process.stdout.write(
    rowsText(rows, format, process.stdout.isTTY ? { columns: process.stdout.columns || 100 } : undefined),
  );
}

/** A list as text; `terminal` is where people read it. */
export function rowsText<T>(
  rows: Rows<T>,
  format: ListFormat,
  terminal?: { readonly columns: number },
): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(rows.items.map(rows.json), null, 2)}\n`;
    case 'csv':
      return csvText([rows.columns.map(({ title }) => title), ...cellsOf(rows)]);
    case 'md':
      return markdownText(rows);
    case 'table':
      return terminal ? terminalTable(rows, terminal.columns) : plainTable(rows);
  }
}

function cellsOf<T>({ items, columns }: Rows<T>): readonly (readonly string[])[] {
  return items.map((item) => columns.map(({ text }) => text(item)));
}

function markdownText<T>(rows: Rows<T>): string {
  const escaped = (cell: string) =>
    cell
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/[\\|<>`*_[\]]/g, '\\$&');
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  const rule = rows.columns.map(({ align }) => (align === 'right' ? '---:' : '---'));
  return [rows.columns.map(({ title }) => title), rule, ...cellsOf(rows).map((cells) => cells.map(escaped))]
    .map(line)
    .join('');
}

function plainTable<T>(rows: Rows<T>): string {
  const line = (cells: readonly string[]) =>
    `${cells.map((cell) => cell.replace(/\s+/g, ' ').trim()).join('\t')}\n`;
  return [rows.columns.map(({ title }) => title), ...cellsOf(rows)].map(line).join('');
}

const NO_BORDERS = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
};

function terminalTable<T>(rows: Rows<T>, width: number): string {
  const cells = rows.items.map((item) =>
    rows.columns.map(({ text, brief = text }) => brief(item).replace(/\s+/g, ' ').trim()),
  );
  const widths = rows.columns.map((column, at) =>
    Math.max(column.title.length, ...cells.map((line) => (line[at] as string).length)),
  );
  fit(
    widths,
    rows.columns.map(({ wide, title }) => (wide ? 32 : Math.max(title.length, 10))),
    width - 2 * (widths.length - 1),
  );
  const table = new Table({
    head: rows.columns.map(({ title }) => pc.dim(title)),
    chars: NO_BORDERS,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    colWidths: widths,
    colAligns: rows.columns.map(({ align }) => align ?? 'left'),
    wordWrap: true,
  });
  rows.items.forEach((item, row) => {
    table.push(
      (cells[row] as readonly string[]).map((cell, at) =>
        toned(cell, (rows.columns[at] as Column<T>).tone?.(item)),
      ),
    );
  });
  return `${table.toString()}\n`;
}

/** Takes from the widest column until all fit into `room`, or each has its least. */
function fit(widths: number[], least: readonly number[], room: number): void {
  for (let over = widths.reduce((sum, one) => sum + one, 0) - room; over > 0; over--) {
    const spare = widths.map((one, at) => (one > (least[at] as number) ? one : 0));
    const widest = spare.indexOf(Math.max(...spare));
    if (spare[widest] === 0) return;
    widths[widest] = (widths[widest] as number) - 1;
  }
}

/** A text in the colour of its tone; plain where colours are off. */
export function toned(text: string, tone: Tone | undefined): string {
  switch (tone) {
    case 'critical':
      return pc.bold(pc.magenta(text));
    case 'high':
      return pc.red(text);
    case 'medium':
      return pc.yellow(text);
    case 'low':
      return pc.blue(text);
    case 'quiet':
      return pc.dim(text);
    case 'id':
      return pc.cyan(text);
    case undefined:
      return text;
  }
}
