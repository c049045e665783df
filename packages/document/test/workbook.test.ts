import { analyse, isCurrent } from '@demarc/core';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { arbitraryModelWithRetired } from '../../core/test/arbitrary-model.ts';
import { smallModel } from '../../core/test/small-model.ts';
import { printable } from '../src/printable.ts';
import { renderXlsx } from '../src/render/xlsx/render-xlsx.ts';
import { buildSheets } from '../src/sheets/build-sheets.ts';
import { SAMPLE, SAMPLE_FRAMEWORK } from './sample-model.ts';

const SOURCE = { analysis: SAMPLE, frameworks: [SAMPLE_FRAMEWORK] };

async function opened(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.slice().buffer as ArrayBuffer);
  return book;
}

/** Sheets as a reader finds them: what is hidden, frozen, filtered and printed, then every cell that holds something. */
function described(book: ExcelJS.Workbook): string {
  return book.worksheets
    .map((sheet) => {
      const view = sheet.views?.[0];
      const frozen = view?.state === 'frozen' ? `frozen ${view.xSplit},${view.ySplit}` : 'not frozen';
      const lines = [
        `# ${sheet.name} (${sheet.state}, ${frozen}, printed ${sheet.pageSetup.printArea ?? 'whole'})`,
      ];
      sheet.columns?.forEach((column) => {
        if (column.hidden) lines.push(`${column.letter} is hidden`);
      });
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          const choice = cell.dataValidation?.formulae?.[0];
          lines.push(`${cell.address}: ${cell.text}${choice === undefined ? '' : ` [${choice}]`}`);
        }),
      );
      return lines.join('\n');
    })
    .join('\n\n');
}

test('the workbook of the sample', async () => {
  await expect(described(await opened(renderXlsx(SOURCE)))).toMatchFileSnapshot('golden/workbook.txt');
});

test('the same bytes on two runs', () => {
  expect(renderXlsx(SOURCE)).toEqual(renderXlsx(SOURCE));
});

test('no cell holds a formula, and what looks like one is marked as text', () => {
  const parts = unzipSync(renderXlsx(SOURCE));
  const sheets = Object.entries(parts).filter(([name]) => name.startsWith('xl/worksheets/'));
  expect(sheets).toHaveLength(8);
  for (const [, bytes] of sheets) expect(strFromU8(bytes)).not.toMatch(/<f[ >]/);
  expect(strFromU8(parts['xl/styles.xml'] as Uint8Array)).toContain('quotePrefix="1"');
});

test('what can be filled in is bound to its choices on every row', async () => {
  const sheet = (await opened(renderXlsx(SOURCE))).getWorksheet('Controls') as ExcelJS.Worksheet;
  const titles = (sheet.getRow(1).values as string[]).slice(1);
  const validation = (title: string, row: number) =>
    sheet.getCell(row, titles.indexOf(title) + 1).dataValidation;
  for (const row of [2, 3, 4]) {
    expect(validation('Status', row)?.formulae).toEqual([
      '"Not started,In progress,Implemented,Not relevant"',
    ]);
    expect(validation('Test result', row)?.formulae).toEqual(['"Not tested,Passed,Failed"']);
    expect(validation('Date', row)?.type).toBe('date');
  }
  expect(validation('Status', 5)).toBeUndefined();
});

test('every id of any ThreatModel is in the workbook, retired ones aside', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryModelWithRetired, async (model) => {
      const book = await opened(renderXlsx({ analysis: analyse(model) }));
      const idsOf = (name: string) => {
        const sheet = book.getWorksheet(name) as ExcelJS.Worksheet;
        const column = (sheet.getRow(1).values as string[]).indexOf('ID');
        return sheet.getColumn(column).values.slice(2).map(String).sort();
      };
      const current = (items: readonly { readonly id: string; readonly retired?: unknown }[]) =>
        items
          .filter(isCurrent)
          .map(({ id }) => id)
          .sort();
      expect(idsOf('Controls')).toEqual(current(model.controls));
      expect(idsOf('Threats')).toEqual(current(model.threats));
      expect(idsOf('Objectives')).toEqual(current(model.objectives));
      expect(idsOf('Feature classes')).toEqual(current(model.featureClasses));
      expect(idsOf('Actions')).toEqual(current(model.actions));
    }),
    { numRuns: 20 },
  );
});

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '=cmd|"/c calc"!A0',
    '+1',
    '-1+1',
    '@x',
    '\t=1',
    ']]>',
    '</t><f>1</f>',
    '&#0;',
    '\ud800',
    '\u202egpj',
  ),
);

test('hostile texts come back as text', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      const model = smallModel({
        feature_classes: { 'Q.FC1': {} },
        threats: { 'Q.T1': { name: `x${text}` }, 'Q.T2': { name: text } },
      });
      const sheet = (await opened(renderXlsx({ analysis: analyse(model) }))).getWorksheet(
        'Threats',
      ) as ExcelJS.Worksheet;
      const column = (sheet.getRow(1).values as string[]).indexOf('Threat');
      const shown = model.threats.map(({ name }) => printable(name));
      const read = [2, 3].slice(0, shown.length).map((row) => sheet.getCell(row, column));
      expect(
        read
          .map(({ type }) => type)
          .every((type) => type === ExcelJS.ValueType.String || type === ExcelJS.ValueType.Null),
      ).toBe(true);
      expect(read.map(({ text: found }) => found)).toEqual(shown);
    }),
    { numRuns: 60 },
  );
});

test('a text longer than a cell can hold is cut, not refused', async () => {
  const model = smallModel({ feature_classes: { 'Q.FC1': { description: 'x'.repeat(40_000) } } });
  const sheet = (await opened(renderXlsx({ analysis: analyse(model) }))).getWorksheet('Feature classes');
  expect(sheet?.getCell('C2').text).toHaveLength(32_767);
});

test('a mapping only where a framework was chosen', () => {
  const keys = (source: Parameters<typeof buildSheets>[0]) => buildSheets(source).map(({ key }) => key);
  expect(keys(SOURCE)).toEqual([
    'about',
    'controls',
    'threats',
    'objectives',
    'feature-classes',
    'actions',
    'mapping',
  ]);
  expect(keys({ analysis: SAMPLE })).not.toContain('mapping');
});

test('tells the controls that were asked for from those that come with them', () => {
  const [first, ...others] = SAMPLE.model.controls.filter(isCurrent).map(({ id }) => id);
  const sheet = buildSheets({ ...SOURCE, selected: ['one control'], chosen: [first as string] }).find(
    ({ key }) => key === 'controls',
  );
  const column = (key: string) => sheet?.columns.findIndex((one) => one.key === key) ?? -1;
  expect(column('chosen')).toBeGreaterThan(-1);
  const said = new Map(sheet?.rows.map(({ cells }) => [cells[column('id')], cells[column('chosen')]]));
  expect(said.get(first as string)).toBe('yes');
  for (const id of others) expect(said.get(id)).toBe('comes with them');
  const whole = buildSheets(SOURCE).find(({ key }) => key === 'controls');
  expect(whole?.columns.map(({ key }) => key)).not.toContain('chosen');
});
