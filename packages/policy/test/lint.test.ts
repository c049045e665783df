import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ActionNames,
  type Finding,
  type IamFacts,
  LINT_SETTINGS,
  lintPolicy,
  POLICY_KINDS,
  type PolicyKind,
} from '../src/index.ts';
import { casesOf } from './case-files.ts';

interface LintCase {
  readonly name: string;
  readonly kind: PolicyKind;
  readonly version?: string;
  readonly statements: readonly unknown[];
  /** `rule level: a part of the message` */
  readonly findings: readonly string[];
}

function factsFile<T>(name: string): T {
  return JSON.parse(
    readFileSync(new URL(`../../catalog-reader/facts/${name}.json`, import.meta.url), 'utf8'),
  ) as T;
}

const facts = factsFile<IamFacts>('aws-iam');
const { actions } = factsFile<{ readonly actions: ActionNames['services'] }>('aws-actions');

const lint = (source: unknown, kind: PolicyKind) => lintPolicy(source, kind, facts, { actionNames: actions });
const shown = ({ rule, level, message }: Finding) => `${rule} ${level}: ${message}`;

describe('lintPolicy', () => {
  it.each(casesOf<LintCase>('lint'))('$name', ({ kind, version = '2012-10-17', statements, findings }) => {
    const found = lint({ Version: version, Statement: statements }, kind);
    expect(found.map(shown), 'as many findings as expected').toHaveLength(findings.length);
    const missing = findings.filter((expected) => {
      const [head = '', part = ''] = expected.split(/: (.*)/s);
      return !found.some(({ rule, level, message }) => `${rule} ${level}` === head && message.includes(part));
    });
    expect(missing, found.map(shown).join('\n')).toEqual([]);
  });

  it('gives line and column, in the order of the text', () => {
    const text = `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Action": "s3:GetObjects",
    "Resource": ["*", "acme"],
    "Condition": {
      "StringEqual": { "aws:username": "x" }
    }
  }
}`;
    expect(lint(text, 'identity-policy').map(({ rule, line, column }) => [rule, line, column])).toEqual([
      ['unknown-action', 5, 15],
      ['resource-shape', 6, 23],
      ['unknown-operator', 8, 22],
    ]);
    expect(lint(text, 'identity-policy')[0]).toMatchObject({ suggestion: 's3:GetObject' });
  });

  it('reports what keeps a text from being a policy', () => {
    expect(lint('{"Statement": [{}]', 'scp').map(({ rule }) => rule)).toEqual(['policy-document']);
    expect(
      lint(
        { Version: '2012-10-17', Statement: [{ Effect: 'deny', Action: 's3:*', Resource: '*' }] },
        'scp',
      )[0]?.message,
    ).toContain('`Effect` is');
  });

  it('warns over the smaller size and fails over the larger, white space counted where AWS counts it', () => {
    const ofSize = (length: number) => {
      const statement = { Sid: '', Effect: 'Deny', Action: 's3:DeleteBucket', Resource: '*' };
      const empty = JSON.stringify({ Version: '2012-10-17', Statement: [statement] }).length;
      return JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ ...statement, Sid: 'a'.repeat(length - empty) }],
      });
    };
    const sizes = (text: string, kind: PolicyKind) =>
      lint(text, kind)
        .filter(({ rule }) => rule === 'policy-size')
        .map(({ level }) => level);
    expect(sizes(ofSize(5_120), 'scp')).toEqual([]);
    expect(sizes(ofSize(5_121), 'scp')).toEqual(['warning']);
    expect(sizes(ofSize(10_241), 'scp')).toEqual(['error']);
    expect(sizes(`${ofSize(5_000)}${' '.repeat(200)}`, 'scp')).toEqual(['warning']);
    expect(sizes(ofSize(5_121), 'rcp')).toEqual(['error']);
    expect(sizes(`${ofSize(6_144)}${' '.repeat(9_000)}`, 'boundary')).toEqual([]);
    expect(Object.keys(LINT_SETTINGS.sizes).sort()).toEqual([...POLICY_KINDS].sort());
  });

  it('says nothing of actions and keys without facts', () => {
    const policy = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'x:Y', Resource: '*', Condition: { Bool: { 'x:z': 'true' } } }],
    };
    expect(lintPolicy(policy, 'identity-policy')).toEqual([]);
  });

  it('never throws, whatever it is given', () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom('s3:Get*', '*', 'arn:aws:s3:::a', '${aws:username}', 'arn:*'),
    );
    const statement = fc.record({
      Effect: fc.constantFrom('Allow', 'Deny'),
      Action: fc.array(word, { maxLength: 3 }),
      Resource: fc.array(word, { maxLength: 3 }),
      Principal: fc.oneof(word, fc.record({ AWS: fc.array(word, { maxLength: 2 }) })),
      Condition: fc.dictionary(
        fc.constantFrom('StringLike', 'Bool', 'x', 'ForAnyValue:ArnLike'),
        fc.dictionary(word, fc.array(word, { maxLength: 2 }), { maxKeys: 2 }),
        { maxKeys: 2 },
      ),
    });
    fc.assert(
      fc.property(
        fc.array(statement, { maxLength: 3 }),
        fc.constantFrom(...POLICY_KINDS),
        (statements, kind) => {
          const found = lint(JSON.stringify({ Version: '2012-10-17', Statement: statements }), kind);
          return found.every(({ line, column }) => (line ?? 0) >= 1 && (column ?? 0) >= 1);
        },
      ),
      { numRuns: 100 },
    );
  });
});
