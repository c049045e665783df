import ExcelJS from 'exceljs';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readWorkbook, renderXlsx } from '../src/index.ts';
import { SAMPLE } from './sample-model.ts';

const { model } = SAMPLE;
const WRITTEN = renderXlsx({ analysis: SAMPLE });

/** The workbook after people have had it in hand. */
async function edited(edit: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(WRITTEN.slice().buffer as ArrayBuffer);
  edit(book.getWorksheet('Controls') as ExcelJS.Worksheet, book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** The cell of a control under a title, wherever both are now. */
function cellOf(sheet: ExcelJS.Worksheet, id: string, title: string): ExcelJS.Cell {
  const header = sheet.getRow(1).values as string[];
  const ids = sheet.getColumn(header.indexOf('demarc id')).values;
  return sheet.getCell(ids.indexOf(id), header.indexOf(title));
}

function fill(sheet: ExcelJS.Worksheet): void {
  cellOf(sheet, 'Q.C1', 'Status').value = 'Implemented';
  cellOf(sheet, 'Q.C1', 'Test result').value = 'passed ';
  cellOf(sheet, 'Q.C1', 'Owner').value = { text: 'ops@example.com', hyperlink: 'mailto:ops@example.com' };
  cellOf(sheet, 'Q.C1', 'Date').value = new Date('2026-02-28T00:00:00Z');
  cellOf(sheet, 'Q.C2', 'Status').value = 'not  Relevant';
  cellOf(sheet, 'Q.C2', 'Date').value = '2026-03-01';
  cellOf(sheet, 'Q.C2', 'Note').value = {
    richText: [{ text: 'see ' }, { font: { bold: true }, text: 'ticket' }],
  };
}
const FILLED = [
  {
    control: 'Q.C1',
    status: 'Implemented',
    testResult: 'Passed',
    owner: 'ops@example.com',
    date: '2026-02-28',
  },
  { control: 'Q.C2', status: 'Not relevant', date: '2026-03-01', note: 'see ticket' },
  { control: 'Q.C3' },
];

async function read(edit: Parameters<typeof edited>[0]) {
  const { value, problems } = await readWorkbook(await edited(edit), model);
  const controls = value && [...value.controls].sort((a, b) => (a.control < b.control ? -1 : 1));
  return { controls, problems: problems.map(({ level, message }) => `${level}: ${message}`) };
}

test('nothing is filled in: every control, and no problem', async () => {
  const { value, problems } = await readWorkbook(WRITTEN, model);
  expect(problems).toEqual([]);
  expect(value?.identity).toBe('demarc:acme/q@1');
  expect(value?.controls).toHaveLength(3);
  expect(value?.controls.every((one) => Object.keys(one).length === 1)).toBe(true);
});

test('what was filled in is read back', async () => {
  expect(await read(fill)).toEqual({ controls: FILLED, problems: [] });
});

test('rows and columns may be moved, hidden and added, the sheet renamed', async () => {
  const moved = await read((sheet, book) => {
    fill(sheet);
    const columns = sheet.columnCount;
    const rows = sheet
      .getSheetValues()
      .slice(1)
      .map((row) => (row as unknown[]).slice(1, columns + 1));
    const copy = book.addWorksheet('Our list');
    copy.addRow(['Team A']);
    const mirrored = rows.map((row) => Array.from({ length: columns }, (_, at) => row[columns - 1 - at]));
    copy.addRow(mirrored[0] as unknown[]);
    for (const row of mirrored.slice(1).reverse()) copy.addRow(['own', ...(row as unknown[])].slice(1));
    copy.getRow(3).hidden = true;
    copy.getColumn(2).hidden = true;
    book.removeWorksheet(sheet.id);
  });
  expect(moved).toEqual({ controls: FILLED, problems: [] });
});

test.each<[string, Parameters<typeof edited>[0], readonly string[]]>([
  [
    'a status that there is not',
    (sheet) => {
      cellOf(sheet, 'Q.C1', 'Status').value = 'Implementd';
    },
    [
      '`Implementd` is not one of Not started, In progress, Implemented, Not relevant; did you mean `Implemented`',
    ],
  ],
  [
    'a day that there is not',
    (sheet) => {
      cellOf(sheet, 'Q.C1', 'Date').value = '2026-02-30';
      cellOf(sheet, 'Q.C2', 'Date').value = 12;
    },
    [
      '`2026-02-30` is not a day: expected one such as 2026-01-31',
      '`1900-01-11` is not a day: expected one such as 2026-01-31',
    ],
  ],
  [
    'the error of a formula',
    (sheet) => {
      cellOf(sheet, 'Q.C1', 'Note').value = { formula: 'A0', result: { error: '#REF!' } };
    },
    ['`#REF!` is the error of a formula'],
  ],
  [
    'a control that there is not',
    (sheet) => {
      cellOf(sheet, 'Q.C1', 'demarc id').value = 'Q.C99';
    },
    ['no control `Q.C99` in this ThreatModel: left out'],
  ],
  [
    'a control twice',
    (sheet) => {
      cellOf(sheet, 'Q.C1', 'demarc id').value = 'Q.C2';
    },
    [
      'Q.C2 says something else than when the workbook was made: look again',
      'Q.C2 stands more than once: the first counts',
    ],
  ],
  [
    "a row of one's own that is filled in",
    (sheet) => {
      cellOf(sheet, 'Q.C1', 'Status').value = 'Implemented';
      cellOf(sheet, 'Q.C1', 'demarc id').value = null;
    },
    ['filled in, but without the hidden id of a control: left out'],
  ],
  [
    'a column that is gone',
    (sheet) => {
      sheet.getCell(1, (sheet.getRow(1).values as string[]).indexOf('Owner')).value = 'Who';
    },
    ['no column `Owner`: nothing is read of it'],
  ],
  [
    'a control that says something else now',
    (sheet) => {
      cellOf(sheet, 'Q.C1', 'demarc stamp').value = '0';
    },
    ['Q.C1 says something else than when the workbook was made: look again'],
  ],
])('%s is told with sheet and cell', async (_, edit, expected) => {
  const { problems } = await read(edit);
  expect(problems.map((message) => message.replace(/^\w+: Controls!([A-Z]+\d+|row 1): /, ''))).toEqual(
    expected,
  );
});

test.each<[string, () => Promise<Uint8Array>, string]>([
  ['text', async () => strToU8('id,status'), 'not a workbook: expected an .xlsx file'],
  [
    'another package',
    async () => zipSync({ 'word/document.xml': strToU8('<a/>') }),
    'not a workbook: expected an .xlsx file',
  ],
  [
    'a damaged workbook',
    async () => zipSync({ 'xl/workbook.xml': strToU8('<a') }),
    'the workbook is damaged',
  ],
  [
    "a workbook of one's own",
    async () => edited((_, book) => book.removeWorksheet(book.getWorksheet('demarc')?.id as number)),
    'not a workbook that demarc wrote',
  ],
  [
    'another ThreatModel',
    async () =>
      edited((_, book) => {
        (book.getWorksheet('demarc') as ExcelJS.Worksheet).getCell('B2').value = 'demarc:aws/s3@1';
      }),
    'a workbook of another ThreatModel, `demarc:aws/s3@1`: expected `demarc:acme/q@1`',
  ],
  [
    'a sheet without ids',
    async () => edited((sheet, book) => book.removeWorksheet(sheet.id)),
    'no sheet has the column `demarc id`',
  ],
])('%s is refused', async (_, make, expected) => {
  const { value, problems } = await readWorkbook(await make(), model);
  expect(value).toBeUndefined();
  expect(problems.map(({ message }) => message).join()).toContain(expected);
});

test('another version is told, and read all the same', async () => {
  const { controls, problems } = await read((sheet, book) => {
    fill(sheet);
    (book.getWorksheet('demarc') as ExcelJS.Worksheet).getCell('B2').value = 'demarc:acme/q@0';
  });
  expect(controls).toEqual(FILLED);
  expect(problems).toEqual([
    'error: a workbook of another version, `demarc:acme/q@0`: expected `demarc:acme/q@1`',
  ]);
});
