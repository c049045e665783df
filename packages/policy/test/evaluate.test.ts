import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compileEnvironment,
  compilePolicy,
  contextOf,
  DERIVED_KEYS,
  type Decision,
  evaluate,
  evaluateAll,
  parsePolicy,
  publicStatements,
} from '../src/index.ts';
import { casesOf } from './case-files.ts';
import { DECISIONS, type MatrixCase, PRINCIPALS, policy, questionOf, type Written } from './matrix.ts';

function decide(one: MatrixCase): Decision {
  const { environment, request } = questionOf(one);
  const { value, problems } = compileEnvironment(environment);
  expect(problems).toEqual([]);
  return evaluate(value, request);
}

describe('evaluate', () => {
  it.each(casesOf<MatrixCase>('evaluate'))('$name', (one) => {
    const decision = decide(one);
    expect(decision.decision).toBe(DECISIONS[one.decision]);
    if (one.decision !== 'C') {
      expect(decision.layer).toBe(one.layer);
      expect(decision.conditions).toEqual([]);
      return;
    }
    const needs = decision.conditions.flatMap((requirement) =>
      requirement.needs.map((need) => (need.kind === 'condition' ? need.key : need.kind)),
    );
    expect(needs).toEqual(one.needs);
  });

  it('says by which statement it decides', () => {
    const { value } = compileEnvironment({
      identityPolicies: [
        policy('reading', [{ Sid: 'Read', Effect: 'Allow', Action: 's3:Get*', Resource: '*' }]),
        policy('limits', [
          'allow',
          { Sid: 'NotThis', Effect: 'Deny', Action: 's3:GetObject', Resource: '*/secret' },
        ]),
      ],
    });
    const request = { principal: PRINCIPALS.user, action: 's3:GetObject' };
    expect(evaluate(value, { ...request, resource: 'arn:aws:s3:::acme/a' })).toMatchObject({
      decision: 'allowed',
      statement: { policy: 'reading', index: 0, sid: 'Read' },
    });
    expect(evaluate(value, { ...request, resource: 'arn:aws:s3:::acme/secret' })).toMatchObject({
      decision: 'explicitly-denied',
      statement: { policy: 'limits', index: 1, sid: 'NotThis' },
    });
    const both = evaluateAll(value, [
      { ...request, resource: 'arn:aws:s3:::acme/a' },
      { ...request, resource: 'arn:aws:s3:::acme/secret' },
    ]);
    expect(both?.decision).toBe('explicitly-denied');
  });

  it('never turns a denial into an allowance by adding a Deny, nor the reverse by adding an Allow for the caller', () => {
    const effect = fc.constantFrom<Written>('allow', 'deny');
    const rank = { allowed: 2, conditional: 1, 'implicitly-denied': 0, 'explicitly-denied': 0 } as const;
    const condition = fc.constantFrom(
      { StringEquals: { 'aws:SourceVpce': 'a' } },
      { Bool: { 'aws:SecureTransport': 'true' } },
    );
    fc.assert(
      fc.property(
        fc.array(effect, { maxLength: 3 }),
        condition,
        fc.constantFrom(undefined, 'all' as const),
        (identity, when, unknown) => {
          const base = {
            name: '',
            principal: 'user',
            identity,
            decision: 'A',
            ...(unknown ? { unknown } : {}),
          } as const;
          const extra = (Effect: string) => ({ Effect, Action: 's3:*', Resource: '*', Condition: when });
          const before = rank[decide(base).decision];
          const denied = rank[decide({ ...base, identity: [...identity, extra('Deny')] }).decision];
          const allowed = rank[decide({ ...base, identity: [...identity, extra('Allow')] }).decision];
          return denied <= before && allowed >= before;
        },
      ),
    );
  });

  it('is not slowed down by hostile wildcards', () => {
    const pattern = `arn:aws:s3:::${'*a'.repeat(300)}*b`;
    const { value } = compileEnvironment({
      identityPolicies: [
        policy('hostile', [{ Effect: 'Allow', Action: `s3:${'*a'.repeat(300)}*`, Resource: pattern }]),
      ],
    });
    // a matcher that tries every split would never end
    const decision = evaluate(value, {
      principal: PRINCIPALS.user,
      action: `s3:${'a'.repeat(300)}`,
      resource: `arn:aws:s3:::${'a'.repeat(100_000)}`,
    });
    expect(decision.decision).toBe('implicitly-denied');
  });
});

describe('parsePolicy', () => {
  it.each([
    ['not JSON', '{', 'not JSON'],
    ['too long', ' '.repeat(400_001), 'at most 400000'],
    ['too deep', `${'['.repeat(100)}${']'.repeat(100)}`, 'nested deeper'],
    ['__proto__', '{"__proto__":{}}', '__proto__'],
    ['a list', '[]', 'a policy is a JSON object'],
    ['no statement', {}, 'needs a `Statement`'],
    ['an unknown version', { Version: '2020-01-01', Statement: [] }, '`2020-01-01` is not a version'],
    [
      'an unknown element',
      { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*', Wen: 1 }] },
      '`Wen` is not an element',
    ],
    ['Action and NotAction', { Statement: [{ Effect: 'Allow', Action: '*', NotAction: '*' }] }, 'not both'],
    ['no action', { Statement: [{ Effect: 'Allow', Resource: '*' }] }, 'needs an `Action`'],
    [
      'a principal type',
      { Statement: [{ Effect: 'Allow', Action: '*', Principal: { Aws: '*' } }] },
      '`Aws` is not a type',
    ],
    [
      'a value that is an object',
      { Statement: [{ Effect: 'Allow', Action: {} }] },
      'a text or a list of texts',
    ],
  ])('refuses %s', (_, document, message) => {
    const { value, problems } = parsePolicy(document);
    expect(value).toBeUndefined();
    expect(problems.map((problem) => problem.message).join('\n')).toContain(message);
  });

  it('takes single values as lists, and numbers and booleans by their text', () => {
    const document = {
      Version: '2012-10-17',
      Statement: {
        Effect: 'Deny',
        Action: 's3:*',
        Resource: '*',
        Condition: { Bool: { 'aws:SecureTransport': false } },
      },
    };
    expect(parsePolicy(JSON.stringify(document)).value?.statements[0]).toMatchObject({
      effect: 'Deny',
      action: ['s3:*'],
      conditions: [{ operator: 'Bool', key: 'aws:SecureTransport', values: ['false'] }],
    });
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.jsonValue(), fc.object()),
        (anything) => parsePolicy(anything) !== undefined,
      ),
    );
  });
});

describe('publicStatements', () => {
  const isPublic = (statement: Readonly<Record<string, unknown>>) => {
    const { value } = compilePolicy(
      policy('p', [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*', ...statement }]),
    );
    return publicStatements((value as NonNullable<typeof value>).document).length > 0;
  };
  it.each([
    [{ Principal: '*' }, true],
    [{ Principal: { AWS: '*' } }, true],
    [{ Principal: { AWS: '111122223333' } }, false],
    [{ Principal: { Service: 'cloudtrail.amazonaws.com' } }, false],
    [{ Principal: '*', Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-1' } } }, false],
    [{ Principal: '*', Condition: { StringLike: { 'aws:SourceVpc': 'vpc-*' } } }, true],
    [{ Principal: '*', Condition: { StringEqualsIfExists: { 'aws:SourceVpc': 'vpc-1' } } }, true],
    [{ Principal: '*', Condition: { StringNotEquals: { 'aws:SourceVpc': 'vpc-1' } } }, true],
    [{ Principal: '*', Condition: { StringEquals: { 'aws:SourceVpc': '${aws:username}' } } }, true],
    [{ Principal: '*', Condition: { StringEquals: { 's3:authType': 'REST-HEADER' } } }, true],
    [{ Principal: '*', Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } }, false],
    [{ Principal: '*', Condition: { IpAddress: { 'aws:SourceIp': '0.0.0.0/1' } } }, true],
    [{ Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } }, false],
    [
      {
        Principal: '*',
        Condition: {
          ArnLike: { 's3:DataAccessPointArn': 'arn:aws:s3:eu-central-1:111122223333:accesspoint/*' },
        },
      },
      false,
    ],
    [
      { Principal: '*', Condition: { ArnLike: { 's3:DataAccessPointArn': 'arn:aws:s3:*:*:accesspoint/*' } } },
      true,
    ],
    [{ Effect: 'Deny', Principal: '*' }, false],
  ])('%j', (statement, expected) => {
    expect(isPublic(statement)).toBe(expected);
  });
});

describe('DERIVED_KEYS', () => {
  it('tells for every kind of principal what is known of each key', () => {
    const table = Object.fromEntries(
      Object.entries(PRINCIPALS).map(([name, principal]) => {
        const { lookup } = contextOf({ principal, action: 's3:GetObject', resource: 'arn:aws:s3:::acme/k' });
        const states = DERIVED_KEYS.map(({ key }) => {
          const found = lookup(key.endsWith('/') ? `${key.toLowerCase()}team` : key.toLowerCase());
          return [key, found.state === 'values' ? found.values.join(' ') : found.state];
        });
        return [name, Object.fromEntries(states)];
      }),
    );
    expect(table).toMatchSnapshot();
  });
});
