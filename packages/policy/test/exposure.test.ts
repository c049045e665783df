import { existsSync, readFileSync } from 'node:fs';
import { type Access, analyse, readExchange, type ThreatModel } from '@demarc/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AccountDetails,
  type Exposure,
  type ExposureSurroundings,
  expose,
  type IamFacts,
  readAccountDetails,
} from '../src/index.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const facts = JSON.parse(read('../../catalog-reader/facts/aws-iam.json')) as IamFacts;
const EXAMPLE = '../../../docs/examples/account-details.json';

/** A ThreatModel of S3 with a threat for each access expression, in the published form. */
function modelOf(access: Readonly<Record<string, unknown>>, control?: object): ThreatModel {
  const { value } = readExchange({
    metadata: { provider: 'aws', service: 'S3' },
    feature_classes: { 'S3.FC1': { name: 'class' } },
    threats: Object.fromEntries(
      Object.entries(access).map(([id, expression]) => [
        id,
        { feature_class: 'S3.FC1', name: id, access: expression },
      ]),
    ),
    control_objectives: { 'S3.CO1': { description: 'objective' } },
    controls: control ? { 'S3.C1': { objective: 'S3.CO1', coso: 'Preventative', ...control } } : {},
  });
  if (!value) throw new Error('a model is expected');
  return value;
}

function run(model: ThreatModel, account: AccountDetails, surroundings: ExposureSurroundings = {}): Exposure {
  const steps = expose(analyse(model), account, facts, surroundings);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

const allow = (action: string | readonly string[], more: object = {}) => ({
  Effect: 'Allow',
  Action: action,
  Resource: '*',
  ...more,
});
const policy = (...statements: readonly object[]) => ({ Version: '2012-10-17', Statement: statements });
const holder = (...statements: readonly object[]) => readAccountDetails(policy(...statements));
const reachOf = (exposure: Exposure, threat = 'S3.T1') =>
  exposure.principals[0]?.findings.find((one) => one.threat === threat)?.verdict;

describe('a permission', () => {
  const one = modelOf({ 'S3.T1': 's3:GetObject' });
  it.each<[string, readonly object[], string]>([
    ['allowed everywhere', [allow('s3:Get*')], 'reachable'],
    ['allowed on some objects', [allow('s3:GetObject', { Resource: 'arn:aws:s3:::a/*' })], 'reachable'],
    ['allowed on what is no object', [allow('s3:GetObject', { Resource: 'arn:aws:s3:::a' })], 'cut'],
    ['not allowed', [allow('s3:PutObject')], 'cut'],
    ['denied', [allow('s3:*'), { Effect: 'Deny', Action: 's3:GetObject', Resource: '*' }], 'cut'],
    [
      'denied on other objects',
      [allow('s3:*'), { Effect: 'Deny', Action: 's3:GetObject', Resource: 'arn:aws:s3:::secret/*' }],
      'reachable',
    ],
    [
      'denied just where it is allowed',
      [
        allow('s3:GetObject', { Resource: 'arn:aws:s3:::a/*' }),
        { Effect: 'Deny', Action: 's3:*', Resource: 'arn:aws:s3:::a/*' },
      ],
      'cut',
    ],
    [
      'allowed with a second factor',
      [allow('s3:GetObject', { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } })],
      'conditional',
    ],
    [
      'denied without TLS, which nobody needs to leave out',
      [
        allow('s3:*'),
        {
          Effect: 'Deny',
          Action: '*',
          Resource: '*',
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
      ],
      'reachable',
    ],
    [
      'allowed twice, once without condition',
      [
        allow('s3:GetObject', { Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-1' } } }),
        allow('s3:GetObject', { Resource: 'arn:aws:s3:::b/*' }),
      ],
      'reachable',
    ],
  ])('%s: %s', (_, statements, expected) => {
    expect(reachOf(run(one, holder(...statements)))?.reach).toBe(expected);
  });

  it('says which statement of which layer cuts it, and on which resources it holds', () => {
    const denied = run(one, holder(allow('s3:*')), {
      scps: [
        {
          name: 'no reading',
          document: policy({ Sid: 'NoReading', Effect: 'Deny', Action: 's3:GetObject', Resource: '*' }),
        },
      ],
    });
    expect(reachOf(denied)?.cuts).toEqual([
      {
        permission: 's3:GetObject',
        layer: 'scp',
        statement: { policy: 'no reading', index: 0, sid: 'NoReading' },
      },
    ]);
    expect(
      reachOf(run(one, holder(allow('s3:GetObject', { Resource: 'arn:aws:s3:::a/*' }))))?.resources,
    ).toEqual(['arn:aws:s3:::a/*']);
  });
});

describe('an access expression', () => {
  const may = holder(allow(['s3:GetObject', 's3:PutObject']));
  it.each<[unknown, string | undefined]>([
    [{ AND: ['s3:GetObject', 's3:PutObject'] }, 'reachable'],
    [{ AND: ['s3:GetObject', 's3:DeleteObject'] }, 'cut'],
    [{ OR: ['s3:DeleteObject', 's3:PutObject'] }, 'reachable'],
    [{ AND: ['s3:GetObject', { OPTIONAL: 's3:DeleteObject' }] }, 'reachable'],
    [{ AND: ['s3:GetObject', { OR: ['s3:DeleteObject', 's3:PutObjectAcl'] }] }, 'cut'],
    [{ UNIQUE: 's3:PutObject' }, 'reachable'],
    ['s3:Get*', 'reachable'],
    [{}, undefined],
    [{ OPTIONAL: 's3:GetObject' }, undefined],
    [{ OPTIONAL: 's3:DeleteObject' }, undefined],
  ])('%j is %s', (access, expected) => {
    const found = run(modelOf({ 'S3.T1': access }), may);
    expect(reachOf(found)?.reach).toBe(expected);
    expect(found.threats[0]?.gate).toBe(expected === undefined ? 'not-gated' : 'iam');
  });
});

describe('iam:PassRole', () => {
  const model = modelOf({ 'S3.T1': { AND: ['s3:CreateJob', 'iam:PassRole'] } });
  const account = (service: string) =>
    readAccountDetails({
      RoleDetailList: [
        {
          Arn: 'arn:aws:iam::111122223333:role/jobs',
          RoleName: 'jobs',
          AssumeRolePolicyDocument: policy({
            Effect: 'Allow',
            Principal: { Service: service },
            Action: 'sts:AssumeRole',
          }),
          RolePolicyList: [
            { PolicyName: 'jobs', PolicyDocument: policy(allow(['s3:CreateJob', 'iam:PassRole'])) },
          ],
        },
      ],
    });
  it('needs a role that the service may take on', () => {
    expect(reachOf(run(model, account('batchoperations.s3.amazonaws.com')))?.reach).toBe('reachable');
    const cut = reachOf(run(model, account('lambda.amazonaws.com')));
    expect(cut?.cuts).toEqual([{ permission: 'iam:PassRole', layer: 'no-role' }]);
  });
});

describe('the worked example', () => {
  const account = readAccountDetails(read(EXAMPLE));
  const model = modelOf({
    'S3.T1': 's3:GetObject',
    'S3.T2': 's3:PutBucketPolicy',
    'S3.T3': 's3:DeleteObject',
    'S3.T4': {},
  });
  const found = run(model, account);

  it('follows roles, counts, and sorts by reach', () => {
    expect(account.problems).toEqual([]);
    expect(
      found.principals.map(({ principal, findings }) => [
        principal.name,
        ...findings.map(({ verdict, path }) => [verdict.reach, path.length]),
      ]),
    ).toEqual([
      ['ana', ['reachable', 0], ['conditional', 1], ['cut', 0]],
      ['backup', ['reachable', 0], ['cut', 0], ['cut', 0]],
      ['deployer', ['cut', 0], ['reachable', 0], ['cut', 0]],
    ]);
    expect(
      found.threats.map(({ threat, gate, reachable, conditional }) => [threat, gate, reachable, conditional]),
    ).toEqual([
      ['S3.T1', 'iam', 2, 0],
      ['S3.T2', 'iam', 1, 1],
      ['S3.T3', 'iam', 0, 0],
      ['S3.T4', 'not-gated', 0, 0],
    ]);
  });

  it('names the boundary that cuts', () => {
    const backup = found.principals.find(({ principal }) => principal.name === 'backup');
    expect(backup?.findings[2]?.verdict.cuts).toEqual([{ permission: 's3:DeleteObject', layer: 'boundary' }]);
  });

  it('tries the policies of controls', () => {
    const withControl = modelOf(
      { 'S3.T2': 's3:PutBucketPolicy' },
      {
        mitigate: [{ threat: 'S3.T2', impact: 'High' }],
        demarc: {
          implementations: [
            {
              kind: 'scp',
              title: 'Keep policies',
              document: policy({ Effect: 'Deny', Action: 's3:PutBucketPolicy', Resource: '*' }),
            },
          ],
        },
      },
    );
    expect(run(withControl, account).threats[0]?.cutBy).toEqual([
      { control: 'S3.C1', kind: 'scp', title: 'Keep policies', cuts: 1, of: 1 },
    ]);
  });
});

describe('what is read', () => {
  it.each<[string, unknown, string]>([
    ['no JSON', '{', 'not JSON'],
    ['a text', '"text"', 'expected an object'],
    ['something else', '{"Buckets":[]}', 'neither account details'],
    ['a principal without ARN', { RoleDetailList: [{ RoleName: 'a' }] }, 'a role without `Arn`'],
    [
      'a policy that is not in the dump',
      {
        RoleDetailList: [
          {
            Arn: 'arn:aws:iam::111122223333:role/a',
            AttachedManagedPolicies: [{ PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }],
          },
        ],
      },
      '`arn:aws:iam::aws:policy/ReadOnlyAccess`',
    ],
  ])('%s is told', (_, source, message) => {
    expect(readAccountDetails(source).problems.map((problem) => problem.message)).toEqual([
      expect.stringContaining(message),
    ]);
  });

  it('reads documents that are percent-encoded, and leaves malformed ones out', () => {
    const role = (document: unknown) => ({
      RoleDetailList: [
        {
          Arn: 'arn:aws:iam::111122223333:role/a',
          RolePolicyList: [{ PolicyName: 'p', PolicyDocument: document }],
        },
      ],
    });
    const model = modelOf({ 'S3.T1': 's3:GetObject' });
    const encoded = readAccountDetails(role(encodeURIComponent(JSON.stringify(policy(allow('s3:*'))))));
    expect(reachOf(run(model, encoded))?.reach).toBe('reachable');
    const broken = run(model, readAccountDetails(role({ Statement: [{ Effect: 'Perhaps' }] })));
    expect(reachOf(broken)?.reach).toBe('cut');
    expect(broken.problems.length).toBeGreaterThan(0);
  });
});

describe('properties', () => {
  const ACTIONS = ['s3:GetObject', 's3:PutObject', 's3:PutBucketPolicy', 's3:DeleteObject'];
  const RESOURCES = ['*', 'arn:aws:s3:::a', 'arn:aws:s3:::a/*', 'arn:aws:s3:::b*'];
  const statement = fc.record({
    Effect: fc.constantFrom('Allow', 'Deny'),
    Action: fc.subarray(ACTIONS, { minLength: 1 }),
    Resource: fc.subarray(RESOURCES, { minLength: 1 }),
  });
  const expression: fc.Arbitrary<unknown> = fc.oneof(
    fc.constantFrom(...ACTIONS),
    fc.record({ AND: fc.subarray(ACTIONS, { minLength: 2 }) }),
    fc.record({ OR: fc.subarray(ACTIONS, { minLength: 2 }) }),
  );
  const RANK = { cut: 0, conditional: 1, reachable: 2 };

  it('one more denial never makes more reachable, one more allowance never less', () => {
    fc.assert(
      fc.property(
        fc.array(statement, { maxLength: 4 }),
        statement,
        expression,
        (statements, more, access) => {
          const model = modelOf({ 'S3.T1': access as Access });
          const rank = (list: readonly object[]) =>
            RANK[reachOf(run(model, holder(...list)))?.reach ?? 'cut'];
          const before = rank(statements);
          const later = rank([...statements, more]);
          if (more.Effect === 'Deny') expect(later).toBeLessThanOrEqual(before);
          else expect(later).toBeGreaterThanOrEqual(before);
        },
      ),
      { numRuns: 300 },
    );
  });
});

it('takes any JSON as a dump without breaking', () => {
  const entry = fc.dictionary(
    fc.constantFrom('Arn', 'RoleName', 'RolePolicyList', 'AttachedManagedPolicies', 'Tags', 'GroupList'),
    fc.oneof(
      fc.jsonValue(),
      fc.constant('arn:aws:iam::111122223333:role/a'),
      fc.constant([
        { PolicyName: { toString: null }, PolicyArn: { toString: null }, Key: { toString: null } },
      ]),
    ),
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(entry, fc.jsonValue()), { maxLength: 3 }), (entries) => {
      const dump = JSON.parse(
        JSON.stringify({ RoleDetailList: entries, UserDetailList: entries, Policies: entries }),
      );
      expect(Array.isArray(readAccountDetails(dump).principals)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

it('the example of the documentation is there', () => {
  expect(existsSync(new URL(EXAMPLE, import.meta.url))).toBe(true);
});
