import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readScfWorkbook } from '../src/index.ts';
import { control, framed, workbookOf } from './workbook.ts';

const idsOf = (result: Awaited<ReturnType<typeof readScfWorkbook>>) =>
  Object.fromEntries(
    (result.value?.frameworks ?? []).map(({ id, version, requirements }) => [
      `${id}@${version}`,
      requirements.map((requirement) => requirement.id),
    ]),
  );
const said = (result: { readonly problems: readonly { readonly message: string }[] }) =>
  result.problems.map(({ message }) => message);

describe('readScfWorkbook', () => {
  it('takes every column between the last maturity level and the end marker', async () => {
    const result = await readScfWorkbook(
      await workbookOf(framed('AICPA\nTSC 2017', 'ISO  \n27001\nv2022'), [
        control('AAA-01', 'CC1.1\nCC1.2', 'A.5.10\nA.5.9\nA.5.10'),
        control('AAA-02', 'CC1.1', null),
      ]),
    );
    expect(said(result)).toEqual([]);
    expect(result.counts).toEqual({ controls: 2, columns: 2, links: 6, distinct: 5 });
    expect(idsOf(result)).toEqual({
      'aicpa-tsc@2017': ['CC1.1', 'CC1.2'],
      'iso-27001@2022': ['A.5.9', 'A.5.10'],
    });
    expect(result.value).toMatchObject({
      name: 'scf-2099.1',
      scfControls: ['AAA-01', 'AAA-02'],
      mappings: [
        { from: { kind: 'scf', version: '2099.1' }, to: 'aicpa-tsc@2017' },
        {
          links: [
            { from: 'AAA-01', to: 'A.5.10' },
            { from: 'AAA-01', to: 'A.5.9' },
          ],
        },
      ],
    });
  });

  it('reads cells as they are displayed, and says which may have lost digits', async () => {
    const result = await readScfWorkbook(
      await workbookOf(
        framed('Acme\nv1'),
        [
          control('AAA-01', 1.1),
          control('AAA-02', 1.1),
          control('AAA-03', '1.10'),
          control('AAA-04', { richText: [{ text: '2' }, { font: { bold: true }, text: '.1\n3' }] }),
          control('AAA-05', { formula: '"4"&".1"', result: '4.1' }),
          control('AAA-06', { text: '5.1', hyperlink: 'https://example.com' }),
        ],
        (_book, sheet) => {
          sheet.getCell('E3').numFmt = '0.00';
        },
      ),
    );
    expect(idsOf(result)).toEqual({ 'acme@1': ['1.1', '1.10', '2.1', '3', '4.1', '5.1'] });
    expect(said(result)).toEqual([
      '`Acme v1`: 2 ids are numbers in the workbook and may have lost digits (1.10 reads 1.1): E2 `1.1`, E3 `1.10`',
    ]);
  });

  it('finds the main sheet by its columns when it was renamed, and hidden columns too', async () => {
    const result = await readScfWorkbook(
      await workbookOf(
        framed('Acme\nv1', 'Other'),
        [control('AAA-01', 'a', 'b')],
        (book, sheet) => {
          sheet.getColumn(6).hidden = true;
          book.addWorksheet('Evidence Request List 2099.2');
        },
        'Our controls',
      ),
    );
    expect(idsOf(result)).toEqual({ 'acme@1': ['a'], 'other@unstated': ['b'] });
    expect(said(result)).toEqual([
      'the main sheet is called `Our controls`: its release was taken to be 2099.2',
    ]);
  });

  it('takes a header over several cells as one framework, and equal headers as several', async () => {
    const result = await readScfWorkbook(
      await workbookOf(
        framed('Wide', '', 'Same', 'Same'),
        [control('AAA-01', 'a', 'b', 'c', 'd')],
        (_book, sheet) => sheet.mergeCells('E1:F1'),
      ),
    );
    expect(idsOf(result)).toEqual({
      'wide@unstated': ['a', 'b'],
      'same@unstated': ['c'],
      'same-2@unstated': ['d'],
    });
    expect(said(result)).toEqual([
      'several columns are headed `Same`: each is kept as a framework of its own',
    ]);
  });

  it('takes title, publisher and version from the sheet of sources, spelled as they may be', async () => {
    const result = await readScfWorkbook(
      await workbookOf(framed('Acme (low)', 'Acme\nBaseline'), [control('AAA-01', 'a', 'b')], (book) => {
        const sources = book.addWorksheet('Focal Documents');
        sources.addRow(['Geography', 'Mapping Column Header', 'Source', 'Focal Document', 'Version', 'URL']);
        sources.addRow(['', 'Acme [low]', 'Acme Inc', 'Acme low baseline', '3', '']);
        sources.addRow(['', 'Acme Baselne', 'Acme Inc', 'Acme baseline', 'N/A', '']);
      }),
    );
    expect(result.value?.frameworks).toMatchObject([
      { id: 'acme-low', version: '3', publisher: 'Acme Inc', source: 'Acme low baseline (SCF 2099.1)' },
      { id: 'acme-baseline', version: 'unstated', source: 'Acme baseline (SCF 2099.1)' },
    ]);
  });

  it.each([
    ['no workbook', new TextEncoder().encode('hello'), /not a workbook/],
    ['a damaged one', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0]), /not a workbook/],
  ])('refuses %s', async (_what, bytes, message) => {
    const result = await readScfWorkbook(bytes);
    expect(result.value).toBeUndefined();
    expect(said(result)).toEqual([expect.stringMatching(message)]);
  });

  it.each([
    ['no ids', ['SCF Domain', 'SP-CMM 5', 'Acme', 'SCF-B'], /no column `SCF #`/],
    ['no maturity', ['SCF #', 'Acme', 'SCF-B'], /CMM 5/],
    ['no end', ['SCF #', 'SP-CMM 5', 'Acme'], /ends the mappings/],
    ['no mappings', ['SCF #', 'SP-CMM 5', 'SCF-B'], /no mapping columns/],
  ])('refuses a workbook with %s', async (_what, headers, message) => {
    const result = await readScfWorkbook(await workbookOf(headers, []));
    expect(result.value).toBeUndefined();
    expect(said(result)).toEqual([expect.stringMatching(message)]);
  });

  it('refuses a workbook that is cut off', async () => {
    const whole = await workbookOf(framed('Acme'), [control('AAA-01', 'a')]);
    const result = await readScfWorkbook(whole.slice(0, whole.length - 200));
    expect(result.value).toBeUndefined();
    expect(result.problems).toHaveLength(1);
  });
});

const REAL = new URL('../../../../shared/data/scf/secure-controls-framework-2022.3.xlsx', import.meta.url);

describe.runIf(existsSync(REAL))('the workbook 2022.3', () => {
  it('gives 192 frameworks with 42,835 links', async () => {
    const result = await readScfWorkbook(readFileSync(REAL));
    expect(result.counts).toEqual({ controls: 1090, columns: 192, links: 42_835, distinct: 42_756 });
    const keys = (result.value?.frameworks ?? []).map(({ id, version }) => `${id}@${version}`);
    expect(new Set(keys).size).toBe(192);
    expect(keys).toEqual(
      expect.arrayContaining(['pcidss@4.0', 'nist-800-53@5', 'iso-27001@2022', 'csa-ccm@4']),
    );
    // the header is trusted before the sheet of sources, which gives 2002 for ISO 27001 of 2022
    expect(said(result).join('\n')).toContain('BU171 `12.1`');
  });
});
