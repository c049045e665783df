import type { Sheet, SheetColumn, SheetKey, SheetRow, SheetValue } from '../../sheets/sheet.ts';
import { element, type Markup, NOTHING, part, text } from '../markup.ts';
import { cell, columnName, type SharedTexts } from './cell.ts';
import { rowHeight } from './row-height.ts';
import type { Look } from './styles.ts';
import { answerGrounds, type FillRange, validations } from './validation.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** A sheet of the workbook as it is laid out. */
export interface LaidOut {
  readonly sheet: Sheet;
  /** The columns that no one sees come first: there rows are known by, however they are sorted. */
  readonly hidden: readonly HiddenColumn[];
}

interface HiddenColumn {
  readonly title: string;
  readonly value: (row: SheetRow) => string | undefined;
}

/** Where a link to a row, or to the beginning of a sheet, leads. */
export type PlaceOf = (sheet: SheetKey, row?: string) => string | undefined;

/** The part of a table: header, rows, filters, what can be filled in, links, and how it is printed. */
export function worksheetPart({ sheet, hidden }: LaidOut, texts: SharedTexts, placeOf: PlaceOf): string {
  const { columns, rows } = sheet;
  const first = hidden.length + 1;
  const address = (column: number, row: number) => `${columnName(first + column)}${row}`;
  const last = rows.length + 1;
  const fills = columns.flatMap((column, at): readonly FillRange[] =>
    column.kind.type === 'fill' && rows.length > 0
      ? [{ column, kind: column.kind, cells: `${address(at, 2)}:${address(at, last)}` }]
      : [],
  );
  const pinned = hidden.length + columns.filter((column) => column.pinned).length;
  const all = `A1:${address(columns.length - 1, last)}`;
  return part(
    element(
      'worksheet',
      { xmlns: MAIN },
      element('sheetPr', {}, element('pageSetUpPr', { fitToPage: 1 })),
      element('dimension', { ref: all }),
      view(pinned, `${columnName(pinned + 1)}2`, sheet.key === 'controls'),
      element('sheetFormatPr', { defaultRowHeight: 13.5 }),
      element(
        'cols',
        {},
        ...hidden.map(hiddenColumn),
        ...columns.map((column, at) => columnOf(column, first + at)),
      ),
      element(
        'sheetData',
        {},
        headerRow(columns, hidden, texts),
        ...rows.map((row, at) => dataRow(columns, hidden, row, at + 2, texts, placeOf)),
      ),
      element('autoFilter', { ref: all }),
      ...answerGrounds(fills),
      fills.length === 0 ? NOTHING : validations(fills),
      links(columns, rows, address, placeOf),
      ...printed(sheet.name),
      element('ignoredErrors', {}, element('ignoredError', { sqref: all, numberStoredAsText: 1 })),
    ),
  );
}

function view(pinned: number, topLeftCell: string, opened: boolean): Markup {
  const pane = { xSplit: pinned, ySplit: 1, topLeftCell, activePane: 'bottomRight', state: 'frozen' };
  const selection = { pane: 'bottomRight', activeCell: topLeftCell, sqref: topLeftCell };
  const tab = { tabSelected: opened ? 1 : undefined, showGridLines: 0, zoomScale: 90, workbookViewId: 0 };
  return element(
    'sheetViews',
    {},
    element('sheetView', tab, element('pane', pane), element('selection', selection)),
  );
}

function hiddenColumn(_: HiddenColumn, at: number): Markup {
  return element('col', { min: at + 1, max: at + 1, width: 20, hidden: 1, customWidth: 1 });
}

function columnOf({ width }: SheetColumn, number: number): Markup {
  return element('col', { min: number, max: number, width, customWidth: 1 });
}

function headerRow(
  columns: readonly SheetColumn[],
  hidden: readonly HiddenColumn[],
  texts: SharedTexts,
): Markup {
  const titles = [...hidden.map(({ title }) => title), ...columns.map(({ title }) => title)];
  const looks = [
    ...hidden.map((): Look => 'header'),
    ...columns.map(({ kind }): Look => (kind.type === 'fill' ? 'fill-header' : 'header')),
  ];
  const cells = titles.map((title, at) => cell(`${columnName(at + 1)}1`, title, looks[at] as Look, texts));
  const height = rowHeight(
    columns.map(({ title }) => title),
    columns.map(({ width }) => width - 3),
  );
  return element('row', { r: 1, ht: height }, ...cells);
}

function dataRow(
  columns: readonly SheetColumn[],
  hidden: readonly HiddenColumn[],
  row: SheetRow,
  number: number,
  texts: SharedTexts,
  placeOf: PlaceOf,
): Markup {
  return element(
    'row',
    {
      r: number,
      ht: rowHeight(
        row.cells,
        columns.map(({ width }) => width),
      ),
    },
    ...hidden.map(({ value }, at) => cell(`${columnName(at + 1)}${number}`, value(row), 'text', texts)),
    ...columns.map((column, at) => {
      const value = row.cells[at];
      const address = `${columnName(hidden.length + at + 1)}${number}`;
      return cell(address, value, lookOf(column, value, placeOf), texts);
    }),
  );
}

function lookOf({ kind }: SheetColumn, value: SheetValue, placeOf: PlaceOf): Look {
  switch (kind.type) {
    case 'id':
      return 'id';
    case 'text':
      return 'text';
    case 'number':
      return kind.decimals === 1 ? 'score' : 'count';
    case 'ref':
      return placeOf(kind.to, String(value)) === undefined ? 'text' : 'link';
    case 'severity':
    case 'priority':
      return value === undefined ? 'text' : (`${kind.type}-${value}` as Look);
    case 'fill':
      return kind.with === 'date' ? 'fill-date' : 'fill';
  }
}

function links(
  columns: readonly SheetColumn[],
  rows: readonly SheetRow[],
  address: (column: number, row: number) => string,
  placeOf: PlaceOf,
): Markup {
  const found = columns.flatMap(({ kind }, column) =>
    kind.type !== 'ref'
      ? []
      : rows.flatMap(({ cells }, row) => {
          const location = placeOf(kind.to, String(cells[column]));
          return location === undefined ? [] : [link(address(column, row + 2), location)];
        }),
  );
  return found.length === 0 ? NOTHING : element('hyperlinks', {}, ...found);
}

function link(ref: string, location: string): Markup {
  return element('hyperlink', { ref, location });
}

/** On A4 on its side, as wide as the page, with the page's number. */
function printed(name: string, orientation: 'landscape' | 'portrait' = 'landscape'): readonly Markup[] {
  return [
    element('pageMargins', { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 }),
    element('pageSetup', { paperSize: 9, orientation, fitToWidth: 1, fitToHeight: 0 }),
    element('headerFooter', {}, element('oddFooter', {}, text(`&L${name}&RPage &P of &N`))),
  ];
}

/** The part of the first sheet: names and values, with links to the others. */
export function aboutPart({ columns, rows, name }: Sheet, texts: SharedTexts, placeOf: PlaceOf): string {
  const found = rows.flatMap(({ leadsTo }, at) => {
    const location = leadsTo && placeOf(leadsTo);
    return location === undefined ? [] : [link(`A${at + 1}`, location)];
  });
  return part(
    element(
      'worksheet',
      { xmlns: MAIN },
      element('sheetPr', {}, element('pageSetUpPr', { fitToPage: 1 })),
      element('sheetViews', {}, element('sheetView', { showGridLines: 0, workbookViewId: 0 })),
      element('sheetFormatPr', { defaultRowHeight: 13.5 }),
      element('cols', {}, ...columns.map((column, at) => columnOf(column, at + 1))),
      element(
        'sheetData',
        {},
        ...rows.map(({ cells, leadsTo }, at) =>
          element(
            'row',
            {
              r: at + 1,
              ht:
                at === 0
                  ? 24
                  : rowHeight(
                      cells,
                      columns.map(({ width }) => width),
                    ),
            },
            cell(`A${at + 1}`, cells[0], leadsTo && placeOf(leadsTo) ? 'plain-link' : 'name', texts),
            cell(`B${at + 1}`, cells[1], at === 0 ? 'title' : 'plain', texts),
          ),
        ),
      ),
      found.length === 0 ? NOTHING : element('hyperlinks', {}, ...found),
      ...printed(name, 'portrait'),
    ),
  );
}

/** The part that no one sees: what the workbook is of, as names and values. */
export function identityPart(facts: readonly (readonly [string, string])[], texts: SharedTexts): string {
  const rows = facts.map(([name, value], at) =>
    element(
      'row',
      { r: at + 1 },
      cell(`A${at + 1}`, name, 'plain', texts),
      cell(`B${at + 1}`, value, 'plain', texts),
    ),
  );
  return part(element('worksheet', { xmlns: MAIN }, element('sheetData', {}, ...rows)));
}
