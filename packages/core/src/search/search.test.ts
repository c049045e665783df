import { describe, expect, test } from 'vitest';
import { smallModel } from '../../test/small-model.ts';
import { searchModel } from '../index.ts';
import { PATTERNS, regexMatcher, textMatcher } from './matcher.ts';

const MODEL = smallModel({
  threats: {
    'Q.T1': {
      name: 'Flood (the queue)',
      description: 'Sends <b>many</b> messages',
      access: { UNIQUE: 'q:Send' },
    },
  },
  controls: {
    'Q.C1': {
      description:
        'Watch for Exfiltration:S3/AnomalousBehavior and UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration.OutsideAWS findings',
    },
  },
});

test.each([
  ['text in any case, without markup', textMatcher('sends MANY messages'), [['Q.T1', 'description']]],
  ['a text that looks like a pattern', textMatcher('(the queue)'), [['Q.T1', 'name']]],
  ['permissions', textMatcher('q:send'), [['Q.T1', 'access']]],
  ['ids', textMatcher('q.c1'), [['Q.C1', 'id']]],
  ['a regular expression', regexMatcher('^flood', 'i'), [['Q.T1', 'name']]],
  ['a named pattern', regexMatcher(PATTERNS['guardduty-findings']), [['Q.C1', 'description']]],
  ['nothing', textMatcher('absent'), []],
])('%s', (_, matcher, expected) => {
  expect(searchModel(MODEL, matcher).map(({ id, field }) => [id, field])).toEqual(expected);
});

test('the named pattern finds whole finding types', () => {
  const [hit] = searchModel(MODEL, regexMatcher(PATTERNS['guardduty-findings']));
  expect(hit?.matches.map(([start, end]) => hit.text.slice(start, end))).toEqual([
    'Exfiltration:S3/AnomalousBehavior',
    'UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration.OutsideAWS',
  ]);
});

describe('hostile patterns', () => {
  test('matching takes time that grows with the text alone', () => {
    expect(regexMatcher('(a+)+$')(`${'a'.repeat(20_000)}b`)).toEqual([]);
  });

  test.each(['(', 'a(?=b)', '\\1', '[z-a]'])('%s is a clear error', (pattern) => {
    expect(() => regexMatcher(pattern)).toThrow(SyntaxError);
  });

  test('an unknown flag is named', () => {
    expect(() => regexMatcher('a', 'g')).toThrow('`g` is not a flag: expected i, m or s');
  });
});
