import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareIds, compareNatural, patternsMeet, scoreCvss, severityOf } from '../index.ts';

test.each([
  [
    ['S3.C10', 'S3.C9', 'S3.CO1', 'S3.T2', 'S3.A1', 'S3.FC3'],
    ['S3.FC3', 'S3.A1', 'S3.T2', 'S3.CO1', 'S3.C9', 'S3.C10'],
  ],
  [
    ['S3.C1', 'IAM.C2', 'note'],
    ['IAM.C2', 'S3.C1', 'note'],
  ],
])('ids %j', (given, expected) => {
  expect([...given].sort(compareIds)).toEqual(expected);
});

test.each([
  [
    ['A.5.10', 'A.5.9', 'A.5.1'],
    ['A.5.1', 'A.5.9', 'A.5.10'],
  ],
  [
    ['1.10', '1.1', '1.01', '1.2'],
    ['1.01', '1.1', '1.2', '1.10'],
  ],
  [
    ['AC-2(10)', 'AC-2', 'AC-2(2)'],
    ['AC-2', 'AC-2(2)', 'AC-2(10)'],
  ],
])('numbers within text %j', (given, expected) => {
  expect([...given].sort(compareNatural)).toEqual(expected);
});

test('orders are total', () => {
  const texts = fc.array(fc.stringMatching(/^[A-C1-3.]{0,5}$/), { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(texts, fc.constantFrom(compareIds, compareNatural), ([a, b, c], compare) => {
      const [x, y, z] = [a ?? '', b ?? '', c ?? ''];
      expect(Math.sign(compare(x, y))).toBe(-Math.sign(compare(y, x)) || 0);
      if (compare(x, y) <= 0 && compare(y, z) <= 0) expect(compare(x, z)).toBeLessThanOrEqual(0);
      if (x !== y) expect(compareNatural(x, y)).not.toBe(0);
    }),
  );
});

test.each([
  ['s3:GetObject', 's3:getobject', true],
  ['s3:Get*', 's3:*Object', true],
  ['s3:Get*', 's3:Put*', false],
  ['*', '', true],
  ['a?c', 'ab*', true],
  ['a?', 'a', false],
  ['*a*a*a*a*a*a*a*a*a*a*b', `${'a'.repeat(2000)}`, false],
])('patterns %s and %s', (a, b, expected) => {
  expect(patternsMeet(a, b)).toBe(expected);
  expect(patternsMeet(b, a)).toBe(expected);
});

test.each([
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H', { score: 10, severity: 'Critical' }],
  ['CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N', { score: 6.5, severity: 'Medium' }],
  ['CVSS:3.1/A:N/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N', { score: 0, severity: 'None' }],
  ['CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H', undefined],
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H', undefined],
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:X', undefined],
  ['CVSS:3.1/AV:N/AV:N/PR:N/UI:N/S:C/C:H/I:H/A:H', undefined],
  ['', undefined],
])('CVSS %s', (vector, expected) => {
  expect(scoreCvss(vector)).toEqual(expected);
});

test.each([
  [9, 'Critical'],
  [8.9, 'High'],
  [7, 'High'],
  [6.9, 'Medium'],
  [4, 'Medium'],
  [3.9, 'Low'],
  [0.1, 'Low'],
  [0, 'None'],
] as const)('severity of %d', (score, severity) => {
  expect(severityOf(score)).toBe(severity);
});
