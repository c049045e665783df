import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument, stringify } from 'yaml';
import { parseYamlFile } from './yaml-file.ts';

const parse = (text: string) => parseYamlFile({ path: 'features/a.yaml', text });

/** What the parser that knows places says of it. */
function slowly(text: string): { readonly value: unknown } | 'wrong' {
  const document = parseDocument(text, { prettyErrors: false, version: '1.2' });
  if (document.errors.length > 0 || document.warnings.length > 0) return 'wrong';
  try {
    return { value: document.toJS() };
  } catch {
    return 'wrong';
  }
}

describe('parseYamlFile', () => {
  it.each([
    '',
    'a: 1',
    'a: 010\nb: 0x1f\nc: 0o17\nd: 1_000\ne: .5\nf: 1e3\ng: .inf\nh: -.INF',
    'a: yes\nb: no\nc: on\nd: True\ne: FALSE\nf: ~\ng: null\nh: Null\ni:',
    'a: 2026-11-24\nb: 12:30:45\nc: 2026-11-24T10:00:00Z',
    'a: |\n  one\n\n  two\nb: >-\n  one\n  two\nc: >\n  one\n\n  two\n\n',
    "a: \"\\u00e9\\n\\x41\"\nb: 'it''s'\nc: one\n  two # not this\nd: a#b",
    '- [a, b, "c, d"]\n- {a: b, c: [d]}\n- - e\n  - f',
    'a: {x: "1", y: [2, three]}\n? long key\n: value',
    '<<: {a: 1}\nb: 2',
    'R&D: s3:* & more\na: *b',
    'a: &x {b: 1}\nc: *x',
    '"a": 1\n"a": 2',
    'a: b: c',
    'a: !Sub b',
    '--- a\n--- b',
    '\ta: 1',
    '1: one\ntrue: two',
    'a: 1\n...\n',
    '%YAML 1.1\n---\na: yes',
    '12345678901234567890: 0.1\nb: 12345678901234567890',
  ])('reads %j as the slower parser does', (text) => {
    const slow = slowly(text);
    const { yaml, problems } = parse(text);
    if (slow === 'wrong') expect(problems[0]?.rule).toBe('yaml-parses');
    else expect({ problems, value: yaml?.value }).toEqual({ problems: [], value: slow.value });
  });

  it('reads any value that is written as YAML', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const text = stringify(value);
        const slow = slowly(text);
        const { yaml, problems } = parse(text);
        // a key that could reach a prototype is refused whatever reads it
        if (problems.some(({ rule }) => rule === 'document-accepted')) return;
        expect(yaml?.value).toEqual(slow === 'wrong' ? undefined : slow.value);
      }),
      { numRuns: 500 },
    );
  });

  it('does not follow anchors without end', () => {
    const bomb = Array.from({ length: 30 }, (_, at) =>
      at === 0 ? 'a0: &a0 [x, x]' : `a${at}: &a${at} [*a${at - 1}, *a${at - 1}]`,
    ).join('\n');
    expect(parse(bomb).problems.map(({ rule }) => rule)).toEqual(['yaml-parses']);
  });

  it('knows where things stand', () => {
    const { yaml } = parse('name: a\nthreats:\n  - id: S3.T1\n    name: b\n');
    expect(yaml?.position(['threats', 0, 'name'])).toEqual({ line: 4, column: 5 });
    expect(yaml?.position(['threats', 3])).toEqual({ line: 2, column: 1 });
  });
});
