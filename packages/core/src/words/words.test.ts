import { expect, test } from 'vitest';
import { CVSS_METRICS, parseAccess } from '../index.ts';
import { type AccessWords, accessWords } from './access-words.ts';
import { cvssMeanings, cvssSentence, cvssWords } from './cvss-words.ts';
import { goalName } from './goal-words.ts';

/** Lines indented by depth, as a person reads them. */
function printed(lines: readonly AccessWords[], depth = 0): readonly string[] {
  return lines.flatMap(({ words, permission, parts }) => [
    `${'  '.repeat(depth)}${[words, permission].filter((part) => part !== '' && part !== undefined).join(' ')}`,
    ...printed(parts, depth + 1),
  ]);
}

const NONE =
  "No permission of your IAM is needed: the network, the attacker's own account or anonymous access is enough";

test.each([
  [{}, [NONE]],
  [{ UNIQUE: 'q:Purge' }, ['Exactly q:Purge']],
  [{ AND: ['q:A', 'q:B'] }, ['All of', '  q:A', '  q:B']],
  [{ OR: ['q:A', { AND: ['q:B', 'q:C'] }] }, ['Any of', '  q:A', '  All of', '    q:B', '    q:C']],
  [{ AND: ['q:A', { OPTIONAL: 'q:B' }] }, ['Exactly q:A', 'Makes it easier', '  q:B']],
  [
    { AND: ['q:A', { OPTIONAL: 'q:B' }, 'q:C', { OPTIONAL: { OR: ['q:D', 'q:E'] } }] },
    ['All of', '  q:A', '  q:C', 'Makes it easier', '  q:B', '  Any of', '    q:D', '    q:E'],
  ],
  [
    { OR: ['q:A', { AND: ['q:B', { OPTIONAL: 'q:C' }] }] },
    ['Any of', '  q:A', '  All of', '    q:B', '    Makes it easier', '      q:C'],
  ],
  [{ OPTIONAL: 'q:A' }, [NONE, 'Makes it easier', '  q:A']],
  [{ AND: [{ OPTIONAL: 'q:A' }, { OPTIONAL: 'q:B' }] }, [NONE, 'Makes it easier', '  q:A', '  q:B']],
  [{ XOR: ['q:A'] }, ['The expression could not be read']],
])('access %j', (source, expected) => {
  expect(printed(accessWords(parseAccess(source)))).toEqual(expected);
});

test.each([
  [
    'AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N',
    'An attacker from anywhere on the network, without any rights, can read all data.',
  ],
  [
    'AV:A/AC:H/PR:L/UI:N/S:U/C:L/I:H/A:L',
    'An attacker from a network next to it, with the rights of an ordinary user, can read some data, change any data and disturb the service, if circumstances favour it.',
  ],
  [
    'AV:L/AC:L/PR:H/UI:R/S:C/C:N/I:L/A:H',
    'An attacker on the system itself, with the rights of an administrator, can change some data and stop the service, once somebody else plays their part; the harm reaches beyond the part that is attacked.',
  ],
  [
    'AV:P/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N',
    'An attacker with the device in hand, without any rights, can do no harm by the measure of CVSS.',
  ],
])('vector %s', (vector, expected) => {
  expect(cvssSentence(`CVSS:3.1/${vector}`)).toBe(expected);
});

test('every value of every metric has its words', () => {
  const vectors = Object.entries(CVSS_METRICS).flatMap(([key, { values }]) =>
    Object.keys(values).map((value) =>
      'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N'.replace(new RegExp(`(/${key}):.`), `$1:${value}`),
    ),
  );
  const rows = vectors.flatMap((vector) => cvssWords(vector) ?? []);
  expect(rows).toHaveLength(22 * 8);
  expect(rows.filter(({ means, valueName }) => !means || !valueName)).toEqual([]);
  expect(new Set(rows.map(({ means }) => means)).size).toBe(22);
  expect(cvssMeanings().map(({ key, value }) => `${key}:${value}`)).toEqual(
    Object.entries(CVSS_METRICS).flatMap(([key, { values }]) =>
      Object.keys(values).map((value) => `${key}:${value}`),
    ),
  );
});

test('a vector that is not valid has no words', () => {
  expect(cvssWords('CVSS:3.1/AV:N')).toBeUndefined();
  expect(cvssSentence('')).toBeUndefined();
});

test.each([
  ['DataTheft', 'Data theft'],
  ['DoS', 'Denial of service'],
  ['Blackmail', 'Blackmail'],
  ['constructor', 'constructor'],
])('goal %s', (goal, expected) => {
  expect(goalName(goal)).toBe(expected);
});
