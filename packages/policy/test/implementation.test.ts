import { readFileSync } from 'node:fs';
import { Implementation } from '@demarc/core';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { fillDocument, type IamFacts, placeholdersOf, principalOf, runImplementation } from '../src/index.ts';

interface ImplementationCase {
  readonly name: string;
  readonly implementation: unknown;
  readonly outcome:
    | 'passed'
    | { readonly case: string; readonly reasons: readonly string[] }
    | { readonly problem: string };
}

const facts = JSON.parse(
  readFileSync(new URL('../../catalog-reader/facts/aws-iam.json', import.meta.url), 'utf8'),
) as IamFacts;
const cases = parse(readFileSync(new URL('../cases/implementation/policies.yaml', import.meta.url), 'utf8'), {
  merge: true,
}) as readonly ImplementationCase[];

describe('runImplementation', () => {
  it.each(cases)('$name', ({ implementation, outcome }) => {
    const result = runImplementation(Implementation.parse(implementation), { iam: facts });
    const failed = result.cases
      .filter(({ passed }) => !passed)
      .map(({ name, because }) => ({ case: name, reasons: because.map(({ kind }) => kind) }));
    if (outcome === 'passed') {
      expect({ problems: result.problems, findings: result.findings, failed }).toEqual({
        problems: [],
        findings: [],
        failed: [],
      });
      expect(result.status).toBe('passed');
      return;
    }
    expect(result.status).toBe('failed');
    if ('problem' in outcome) {
      expect([...result.problems, ...result.findings].map(({ message }) => message).join('\n')).toContain(
        outcome.problem,
      );
    } else expect(failed).toEqual([outcome]);
  });

  it('says which kinds it does not run', () => {
    const result = runImplementation(
      Implementation.parse({ kind: 'config-rule', identifier: 'S3_BUCKET_TAGGED' }),
    );
    expect(result).toMatchObject({ status: 'not-run', cases: [] });
  });

  it('keeps both decisions of a case, with the statement that decided', () => {
    const [first] = cases;
    const { cases: outcomes } = runImplementation(Implementation.parse(first?.implementation), {
      iam: facts,
    });
    expect(outcomes[0]).toMatchObject({
      decision: {
        decision: 'explicitly-denied',
        layer: 'scp',
        statement: { policy: 'this policy', sid: 'KeepBuckets' },
      },
      without: { decision: 'allowed', layer: 'identity' },
    });
  });
});

describe('parameters', () => {
  it('puts lists into lists, and writes values into texts', () => {
    const document = {
      a: ['x', '{{list}}'],
      b: 'arn:{{one}}:*',
      c: ['p/{{list}}'],
      d: '{{list}}',
      e: '{{unknown}}',
    };
    expect(placeholdersOf(document)).toEqual(['list', 'one', 'unknown']);
    expect(fillDocument(document, { list: ['1', '2'], one: 'aws' })).toEqual({
      a: ['x', '1', '2'],
      b: 'arn:aws:*',
      c: ['p/1', 'p/2'],
      d: ['1', '2'],
      e: '{{unknown}}',
    });
  });
});

describe('principalOf', () => {
  it.each([
    ['anonymous', 'anonymous'],
    ['cloudtrail.amazonaws.com', 'service'],
    ['arn:aws:iam::111122223333:root', 'root'],
    ['arn:aws:iam::111122223333:user/a/b', 'user'],
    ['arn:aws:iam::111122223333:role/R', 'role'],
    ['arn:aws:sts::111122223333:assumed-role/R/s', 'assumed-role'],
    ['arn:aws:sts::111122223333:federated-user/f', 'federated-user'],
    ['arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/Y', 'service-linked-role'],
    ['arn:aws:iam::111122223333:oidc-provider/token.example.com', 'identity-provider'],
    ['somebody', undefined],
  ])('%s is %s', (source, kind) => {
    expect(principalOf(source)?.kind).toBe(kind);
  });
});
