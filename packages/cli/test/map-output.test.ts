import { analyse, type MappedFramework, mapFramework, readExchange, type ThreatModel } from '@demarc/core';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { mapRows } from '../src/output/map-rows.ts';
import { mapWorkbook } from '../src/output/map-workbook.ts';
import { rowsText } from '../src/output/print-rows.ts';

const FORMULA = '=HYPERLINK("https://example.com","open")';

const model = readExchange({
  metadata: { provider: 'acme', service: 'Q', service_name: '+Acme Queue', license: '@theirs' },
  feature_classes: { 'Q.FC1': { name: 'Queues' } },
  threats: {
    'Q.T1': { feature_class: 'Q.FC1', name: 't', cvss: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N' },
  },
  control_objectives: {
    'Q.CO1': { description: FORMULA, demarc: { requirements: [{ framework: 'acme@1', id: '1.10' }] } },
  },
  controls: {
    'Q.C10': { objective: 'Q.CO1', effort: 'Low', mitigate: [{ threat: 'Q.T1', impact: 'High' }] },
    'Q.C9': { objective: 'Q.CO1', effort: 'Low', mitigate: [{ threat: 'Q.T1', impact: 'High' }] },
    'Q.C1': { objective: 'Q.CO1', effort: 'High', mitigate: [{ threat: 'Q.T1', impact: 'Low' }] },
    'Q.C2': { objective: 'Q.CO1' },
  },
}).value as ThreatModel;

const mapped: MappedFramework = {
  framework: {
    id: 'acme',
    version: '1',
    title: '-Acme',
    license: FORMULA,
    requirements: [
      { id: '1', group: true },
      { id: '1.10', title: FORMULA },
      { id: '=1+1', title: '@SUM(A1)' },
    ],
  },
  mappings: [],
  origin: 'test',
};
const analysis = analyse(model);
const map = mapFramework(analysis, mapped);

describe('a map of a framework, with texts that would be formulas', () => {
  it('as CSV', () => {
    expect(rowsText(mapRows(map, analysis), 'csv').split('\r\n')).toEqual([
      'requirement,title,objectives,by,very high,high,medium,low,very low,unrated',
      '1,,,,,,,,,',
      `1.10,"'=HYPERLINK(""https://example.com"",""open"")",Q.CO1,direct,"Q.C9, Q.C10",,,Q.C1,,Q.C2`,
      "'=1+1,'@SUM(A1),not mapped,,,,,,,",
      '',
    ]);
  });

  it('as Markdown', () => {
    expect(rowsText(mapRows(map, analysis), 'md')).toContain(
      '| 1.10 | =HYPERLINK("https://example.com","open") | Q.CO1 | direct | Q.C9, Q.C10 |  |  | Q.C1 |  | Q.C2 |',
    );
  });

  it('as a workbook: everything is text, in cells formatted as text', async () => {
    const bytes = await mapWorkbook(analysis, mapped, map);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes.slice().buffer as ArrayBuffer);
    const kinds = new Set<string>();
    for (const sheet of book.worksheets)
      sheet.eachRow((row) => row.eachCell((cell) => kinds.add(`${typeof cell.value} ${cell.numFmt}`)));
    expect(book.worksheets).toHaveLength(3);
    expect([...kinds]).toEqual(['string @']);
    const rows = (name: string) =>
      (book.getWorksheet(name)?.getSheetValues() ?? []).slice(2).map((row) => (row as unknown[]).slice(1));
    expect(rows('Mapping')).toEqual([
      ['1.10', FORMULA, `Q.CO1 ${FORMULA}`, 'direct', 'Q.C9, Q.C10', '', '', 'Q.C1', '', 'Q.C2'],
    ]);
    // a heading that only groups is no requirement, mapped or not
    expect(rows('Not mapped')).toEqual([['=1+1', '@SUM(A1)']]);
  });

  it('gives the same bytes each time', async () => {
    const [one, two] = await Promise.all([
      mapWorkbook(analysis, mapped, map),
      mapWorkbook(analysis, mapped, map),
    ]);
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
  });
});
