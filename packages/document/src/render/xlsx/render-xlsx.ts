import { identityOf, printIdentity } from '@demarc/core';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { buildSheets } from '../../sheets/build-sheets.ts';
import type { Sheet, SheetColumn, SheetValue } from '../../sheets/sheet.ts';
import type { DocumentSource } from '../../source.ts';
import { part } from '../markup.ts';
import { columnName, SharedTexts } from './cell.ts';
import { HIDDEN_SHEET, ID_TITLE, identityFacts, STAMP_TITLE } from './identity.ts';
import { type BookSheet, packageParts } from './package.ts';
import { stylesPart } from './styles.ts';
import { aboutPart, identityPart, type LaidOut, type PlaceOf, worksheetPart } from './worksheet.ts';

/** The one day that parts of packages bear: zip knows none before 1980, and the day of writing would give other bytes each time. */
const DAY = new Date(1980, 0, 1);

/** In characters. */
const WIDEST_ID = 26;

/** The tables of a ThreatModel as a workbook (Office Open XML). The same source gives the same bytes. */
export function renderXlsx(source: DocumentSource): Uint8Array {
  const { metadata } = source.analysis.model;
  const laidOut = buildSheets(source).map(layOut);
  const texts = new SharedTexts();
  const placeOf = places(laidOut);
  const sheets: readonly BookSheet[] = [
    ...laidOut.map((one) => ({
      name: one.sheet.name,
      part:
        one.sheet.key === 'about' ? aboutPart(one.sheet, texts, placeOf) : worksheetPart(one, texts, placeOf),
      ...(one.sheet.key === 'about' ? {} : ranges(one)),
    })),
    { name: HIDDEN_SHEET, part: identityPart(identityFacts(metadata), texts), hidden: true },
  ];
  const files = packageParts(sheets, {
    title: `${metadata.name} ThreatModel`,
    author: metadata.publisher,
    subject: printIdentity(identityOf(metadata)),
    date: metadata.date,
    opened: laidOut.findIndex(({ sheet }) => sheet.key === 'controls'),
  });
  files.set('xl/styles.xml', stylesPart());
  files.set('xl/sharedStrings.xml', part(texts.table()));
  const zip: Zippable = Object.fromEntries([...files].map(([name, content]) => [name, strToU8(content)]));
  return zipSync(zip, { mtime: DAY, level: 6 });
}

/** Columns that are empty throughout, unless they wait for people, are left out; rows that can be filled in are known by hidden columns. */
function layOut(sheet: Sheet): LaidOut {
  const kept = sheet.columns.flatMap((column, at) =>
    column.kind.type === 'fill' || sheet.rows.some(({ cells }) => cells[at] !== undefined && cells[at] !== '')
      ? [at]
      : [],
  );
  const pick = <T>(list: readonly T[]) => kept.map((at) => list[at] as T);
  const rows = sheet.rows.map((row) => ({ ...row, cells: pick(row.cells) }));
  const toFill = sheet.columns.some(({ kind }) => kind.type === 'fill');
  const columns = pick(sheet.columns).map((column, at) =>
    asWideAsIds(
      column,
      rows.map(({ cells }) => cells[at]),
    ),
  );
  const shown = sheet.rows.length === 0 ? sheet : { ...sheet, columns, rows };
  return {
    sheet: shown,
    hidden: toFill
      ? [
          { title: ID_TITLE, value: ({ id }) => id },
          { title: STAMP_TITLE, value: ({ stamp }) => stamp },
        ]
      : [],
  };
}

/** Ids are not broken over lines: services have long names. */
function asWideAsIds(column: SheetColumn, values: readonly SheetValue[]): SheetColumn {
  if (column.kind.type !== 'id' && column.kind.type !== 'ref') return column;
  const longest = Math.max(...values.map((value) => String(value ?? '').length));
  return { ...column, width: Math.min(WIDEST_ID, Math.max(column.width, longest + 2)) };
}

/** `'Feature classes'!A12` for the row of an id; `undefined` where it is not in the workbook. */
function places(laidOut: readonly LaidOut[]): PlaceOf {
  const found = new Map<string, string>(
    laidOut.flatMap(({ sheet, hidden }) => {
      const place = (row: number) => `'${sheet.name}'!${columnName(hidden.length + 1)}${row}`;
      return [
        [sheet.key, place(1)] as const,
        ...sheet.rows.map(({ id }, at) => [`${sheet.key} ${id}`, place(at + 2)] as const),
      ];
    }),
  );
  return (sheet, row) => found.get(row === undefined ? sheet : `${sheet} ${row}`);
}

/** Where filters reach, and what goes on paper: in absolute addresses, as names of a workbook have them. */
function ranges({ sheet, hidden }: LaidOut): Pick<BookSheet, 'filtered' | 'printed'> {
  const absolute = (from: number, to: number, rows: number) =>
    `'${sheet.name}'!$${columnName(from)}$1:$${columnName(to)}$${rows}`;
  const last = hidden.length + sheet.columns.length;
  const onPaper = sheet.columns.findLastIndex((column) => column.printed);
  return {
    filtered: absolute(1, last, sheet.rows.length + 1),
    printed: absolute(
      hidden.length + 1,
      onPaper < 0 ? last : hidden.length + onPaper + 1,
      sheet.rows.length + 1,
    ),
  };
}
