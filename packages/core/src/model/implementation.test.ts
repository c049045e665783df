import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Implementation, isPolicyImplementation } from './implementation.ts';

const POLICY = {
  kind: 'scp',
  file: 'policies/deny-delete.json',
  parameters: [{ name: 'adminRole', description: 'the role that may', example: 'arn:aws:iam::*:role/Admin' }],
  cases: [
    {
      name: 'a user cannot delete',
      principal: 'arn:aws:iam::111122223333:user/ben',
      action: 's3:DeleteBucket',
      resource: 'arn:aws:s3:::acme',
      expect: 'denied',
    },
  ],
};

describe('Implementation', () => {
  it('fills in what an author may leave out', () => {
    const implementation = Implementation.parse(POLICY);
    expect(implementation).toMatchObject({ surroundings: 'open', replacesFullAccess: false });
    expect(isPolicyImplementation(implementation)).toBe(true);
    expect(
      isPolicyImplementation(Implementation.parse({ kind: 'config-rule', identifier: 'S3_BUCKET_TAGGED' })),
    ).toBe(false);
  });

  it.each([
    ['an unknown kind', { kind: 'acl' }, 'kind'],
    [
      'a case without an expectation',
      { ...POLICY, cases: [{ ...POLICY.cases[0], expect: undefined }] },
      'cases.0.expect',
    ],
    [
      'a detection’s case in a policy',
      { ...POLICY, cases: [{ name: 'x', event: {}, expect: 'match' }] },
      'cases.0.principal',
    ],
    [
      'a parameter without an example',
      { ...POLICY, parameters: [{ name: 'a', description: 'b' }] },
      'parameters.0.example',
    ],
    [
      'an action without a service',
      { ...POLICY, cases: [{ ...POLICY.cases[0], action: 'GetObject' }] },
      'cases.0.action',
    ],
    [
      'a rule of AWS Config in lower case',
      { kind: 'config-rule', identifier: 's3-bucket-tagged' },
      'identifier',
    ],
    ['a misspelt element', { ...POLICY, parameter: [] }, ''],
  ])('refuses %s', (_, value, path) => {
    const { error } = Implementation.safeParse(value);
    expect(error?.issues.map((issue) => issue.path.join('.'))).toContain(path);
  });

  it('has a JSON Schema, for editors', () => {
    const schema = JSON.stringify(z.toJSONSchema(Implementation, { io: 'input' }));
    for (const kind of ['scp', 'eventbridge-pattern', 'config-rule', 'guard-rule', 'cloudformation']) {
      expect(schema).toContain(`"${kind}"`);
    }
  });
});
