import { csvText } from '@demarc/core';
import { buildSheets } from '../../sheets/build-sheets.ts';
import type { ColumnKind, Sheet, SheetValue } from '../../sheets/sheet.ts';
import type { DocumentSource } from '../../source.ts';

/** A file of a folder. */
export interface CsvFile {
  /** `controls.csv`. */
  readonly name: string;
  readonly text: string;
}

/** One CSV for each table, UTF-8, its first line the titles of the columns. */
export function renderCsv(source: DocumentSource): readonly CsvFile[] {
  return buildSheets(source).map((sheet) => ({ name: `${sheet.key}.csv`, text: sheetCsv(sheet) }));
}

function sheetCsv({ columns, rows }: Sheet): string {
  return csvText([
    columns.map(({ title }) => title),
    ...rows.map(({ cells }) => cells.map((cell, at) => printed(cell, columns[at]?.kind))),
  ]);
}

function printed(cell: SheetValue, kind: ColumnKind | undefined): string {
  if (cell === undefined) return '';
  return typeof cell === 'number' && kind?.type === 'number' ? cell.toFixed(kind.decimals) : String(cell);
}
