import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventMatches, parseEventPattern, parseSigmaRule, sigmaMatches } from '../src/index.ts';
import { casesOf } from './case-files.ts';

interface MatchCase {
  readonly name: string;
  readonly pattern?: unknown;
  readonly detection?: unknown;
  readonly matches: readonly unknown[];
  readonly misses: readonly unknown[];
}

interface RefusedCase {
  readonly name: string;
  readonly pattern?: unknown;
  readonly detection?: unknown;
  readonly problem: string;
}

const refused = (file: string) => file === 'refused.yaml';

describe('EventBridge patterns', () => {
  it.each(casesOf<MatchCase>('event-pattern', (file) => !refused(file)))(
    '$name',
    ({ pattern, matches, misses }) => {
      const { value, problems } = parseEventPattern(pattern);
      expect(problems).toEqual([]);
      if (!value) throw new Error('no pattern');
      expect(matches.filter((event) => !eventMatches(value, event))).toEqual([]);
      expect(misses.filter((event) => eventMatches(value, event))).toEqual([]);
    },
  );

  it.each(casesOf<RefusedCase>('event-pattern', refused))('refuses $name', ({ pattern, problem }) => {
    const parsed = parseEventPattern(pattern);
    expect(parsed.value).toBeUndefined();
    expect(parsed.problems.map(({ message }) => message).join('\n')).toContain(problem);
  });

  it('refuses more than 1000 combinations of $or', () => {
    const ten = Array.from({ length: 11 }, (_, index) => ({ a: [index] }));
    const pattern = { x: { $or: ten }, y: { $or: ten }, z: { $or: ten } };
    expect(parseEventPattern(pattern).problems[0]?.message).toContain('1000 combinations');
  });

  it('matches any event against a pattern of its own leaves', () => {
    const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
    const name = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(fc.dictionary(name, leaf, { minKeys: 1, maxKeys: 5 }), (event) => {
        const pattern = Object.fromEntries(Object.entries(event).map(([key, value]) => [key, [value]]));
        const { value } = parseEventPattern({ detail: pattern });
        return value !== undefined && eventMatches(value, { detail: event });
      }),
    );
  });
});

describe('Sigma rules', () => {
  const rule = (detection: unknown) =>
    parseSigmaRule({ title: 'x', logsource: { product: 'aws' }, detection });

  it.each(casesOf<MatchCase>('sigma', (file) => !refused(file)))(
    '$name',
    ({ detection, matches, misses }) => {
      const { value, problems } = rule(detection);
      expect(problems).toEqual([]);
      if (!value) throw new Error('no rule');
      expect(matches.filter((event) => !sigmaMatches(value, event))).toEqual([]);
      expect(misses.filter((event) => sigmaMatches(value, event))).toEqual([]);
    },
  );

  it.each(casesOf<RefusedCase>('sigma', refused))('refuses $name', ({ detection, problem }) => {
    const parsed = rule(detection);
    expect(parsed.value).toBeUndefined();
    expect(parsed.problems.map(({ message }) => message).join('\n')).toContain(problem);
  });

  it('reads YAML, and says what keeps a text from being a rule', () => {
    const text =
      'title: T\nlogsource: { product: aws }\nlevel: high\ndetection:\n  s:\n    a: 1\n  condition: s\n';
    expect(parseSigmaRule(text).value).toMatchObject({ title: 'T', level: 'high' });
    expect(parseSigmaRule('a: [').problems[0]?.message).toContain('not YAML');
    expect(parseSigmaRule('- 1').problems[0]?.message).toContain('a Sigma rule is an object');
    expect(parseSigmaRule({ logsource: {} }).problems.map(({ path }) => path?.[0])).toEqual([
      'title',
      'detection',
    ]);
  });

  it('is not slowed down by hostile expressions and wildcards', () => {
    const { value } = rule({
      a: { 'x|re': '(a+)+$' },
      b: { x: `${'*a'.repeat(200)}*b` },
      condition: 'a or b',
    });
    if (!value) throw new Error('no rule');
    expect(sigmaMatches(value, { x: `${'a'.repeat(20_000)}c` })).toBe(false);
  });
});
