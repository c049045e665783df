import { Cvss3P1 } from 'ae-cvss-calculator';
import { expect, test } from 'vitest';
import { CVSS_METRICS, scoreCvss } from './cvss.ts';

/** Every vector that the base metrics can make. */
function everyVector(): readonly string[] {
  let vectors = ['CVSS:3.1'];
  for (const [key, { values }] of Object.entries(CVSS_METRICS))
    vectors = vectors.flatMap((vector) => Object.keys(values).map((value) => `${vector}/${key}:${value}`));
  return vectors;
}

test('the score of every base vector is the one that a calculator of others gives', () => {
  const vectors = everyVector();
  expect(vectors).toHaveLength(4 * 2 * 3 * 2 * 2 * 3 * 3 * 3);
  const different = vectors.filter(
    (vector) => scoreCvss(vector)?.score !== new Cvss3P1(vector).calculateScores().base,
  );
  expect(different).toEqual([]);
});

test.each([
  ['an older version', 'CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'],
  ['a metric missing', 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H'],
  ['a metric twice', 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/I:H'],
  ['a value that no metric has', 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:X'],
  ['a name that every object has', 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:constructor'],
  ['nothing', ''],
])('no score for %s', (_, vector) => {
  expect(scoreCvss(vector)).toBeUndefined();
});
