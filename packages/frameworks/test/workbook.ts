import ExcelJS from 'exceljs';

/** A small workbook in the layout of the SCF, of our own making: its columns by header, and rows of cells. */
export async function workbookOf(
  headers: readonly string[],
  rows: readonly (readonly ExcelJS.CellValue[])[],
  change: (book: ExcelJS.Workbook, sheet: ExcelJS.Worksheet) => void = () => undefined,
  name = 'SCF 2099.1',
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(name);
  sheet.addRow([...headers]);
  for (const row of rows) sheet.addRow([...row]);
  change(book, sheet);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** The columns that stand before and after the mappings. */
export const framed = (...mappings: string[]): readonly string[] => [
  'SCF Domain',
  'SCF Control',
  'SCF #',
  'SP-CMM 5\nContinuously Improving',
  ...mappings,
  'Minimum Security Requirements \nMCC + DSR',
];

export const control = (id: string, ...cells: ExcelJS.CellValue[]): readonly ExcelJS.CellValue[] => [
  'Domain',
  `Control ${id}`,
  id,
  '',
  ...cells,
];
