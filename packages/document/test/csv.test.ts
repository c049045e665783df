import { csvText, looksLikeFormula } from '@demarc/core';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderCsv } from '../src/index.ts';
import { SAMPLE, SAMPLE_FRAMEWORK } from './sample-model.ts';

test.each(
  renderCsv({ analysis: SAMPLE, frameworks: [SAMPLE_FRAMEWORK] }).map((file) => [file.name, file.text]),
)('%s of the sample', async (name, text) => {
  await expect(text).toMatchFileSnapshot(`golden/${name}`);
});

test('what is written is read back equal, formulas with an apostrophe before them', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('=1', '+a', '-1', '-', '-a', '@', '\t', 'a"b', 'a,b', 'a\r\nb', '＝1'),
  );
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 5 }),
      (rows) => {
        const expected = rows.map((row) => row.map((text) => (looksLikeFormula(text) ? `'${text}` : text)));
        expect(parse(csvText(rows), { record_delimiter: '\r\n' })).toEqual(expected);
      },
    ),
  );
});
