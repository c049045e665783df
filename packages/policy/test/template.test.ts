import { readFileSync } from 'node:fs';
import { Implementation } from '@demarc/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CloudFormationFacts, type Guard, runImplementation } from '../src/index.ts';
import { checkTemplate } from '../src/template/check-template.ts';
import { readTemplate } from '../src/template/read-template.ts';

const facts = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../catalog-reader/facts/${name}.json`, import.meta.url), 'utf8'));
const cloudFormation = facts('aws-cloudformation') as CloudFormationFacts;

const SOUND = `
AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  Name: { Type: String }
Conditions:
  Named: !Not [!Equals [!Ref Name, ""]]
Resources:
  Key:
    Type: AWS::KMS::Key
    Properties: { KeyPolicy: { Version: "2012-10-17" }, EnableKeyRotation: "true" }
  Data:
    Type: AWS::S3::Bucket
    DeletionPolicy: Retain
    DependsOn: Key
    Properties:
      BucketName: !If [Named, !Ref Name, !Ref "AWS::NoValue"]
      BucketEncryption:
        ServerSideEncryptionConfiguration:
          - ServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms", KMSMasterKeyID: !GetAtt Key.Arn }
            BucketKeyEnabled: true
      Tags: [{ Key: owner, Value: !Sub "\${AWS::StackName}-\${Key.KeyId}-\${!literal}" }]
  Own: { Type: "Custom::Anything", Properties: { ServiceToken: !Sub ["\${Mine}", { Mine: !Ref Data }] } }
Outputs:
  Bucket: { Value: !GetAtt Data.RegionalDomainName }
`;

const check = (text: string) => {
  const { value, problems } = readTemplate(text);
  return [...problems, ...(problems.length > 0 ? [] : checkTemplate(value, cloudFormation))].map(
    ({ path = [], message }) => `${path.join('.')}: ${message}`,
  );
};
const bucket = (properties: string) =>
  `Resources: { Data: { Type: "AWS::S3::Bucket", Properties: ${properties} } }`;

describe('checkTemplate', () => {
  it('takes a sound template, with the short forms of functions', () => {
    expect(check(SOUND)).toEqual([]);
    const { value } = readTemplate(SOUND);
    expect(check(JSON.stringify(value))).toEqual([]);
  });

  it.each([
    ['no resources', 'Resources: {}', 'Resources: a template is an object with `Resources`'],
    ['a list', '[]', 'Resources: a template is an object with `Resources`'],
    ['an unknown section', `${SOUND}\nOutput: {}`, '`Output` is no section: did you mean `Outputs`'],
    [
      'an unknown type',
      'Resources: { Data: { Type: "AWS::S3::Buckets" } }',
      'Resources.Data.Type: no resource type `AWS::S3::Buckets`: did you mean `AWS::S3::Bucket`',
    ],
    ['no type', 'Resources: { Data: {} }', 'Resources.Data: `Data` needs a `Type`'],
    ['an id with a dash', 'Resources: { my-data: { Type: "AWS::S3::Bucket" } }', 'letters and digits only'],
    [
      'an unknown property',
      bucket('{ VersionConfiguration: {} }'),
      'Resources.Data.Properties.VersionConfiguration: `AWS::S3::Bucket` has no property `VersionConfiguration`: did you mean `VersioningConfiguration`',
    ],
    [
      'an unknown property within',
      bucket('{ PublicAccessBlockConfiguration: { BlockPublicACLs: true } }'),
      '`PublicAccessBlockConfiguration` has no property `BlockPublicACLs`: did you mean `BlockPublicAcls`',
    ],
    [
      'a missing property',
      bucket('{ VersioningConfiguration: {} }'),
      '`VersioningConfiguration` needs `Status`',
    ],
    [
      'a value that is none of those',
      bucket('{ VersioningConfiguration: { Status: On } }'),
      '`Status`: `On` is none of `Enabled`, `Suspended`',
    ],
    [
      'a text for a truth',
      bucket('{ PublicAccessBlockConfiguration: { BlockPublicAcls: maybe } }'),
      '`BlockPublicAcls`: expected true or false, not `"maybe"`',
    ],
    ['an object for a list', bucket('{ Tags: { Key: a, Value: b } }'), '`Tags`: expected a list'],
    ['a tag without value', bucket('{ Tags: [{ Key: a }] }'), 'expected a tag: `Key` and `Value`'],
    [
      'a reference to nothing',
      bucket('{ BucketName: !Ref Nane }'),
      'Resources.Data.Properties.BucketName: refers to `Nane`, which is not there',
    ],
    [
      'an attribute that is not there',
      bucket('{ BucketName: !GetAtt Data.ARN }'),
      '`AWS::S3::Bucket` has no attribute `ARN`: did you mean `Arn`',
    ],
    [
      'a text with a reference to nothing',
      bucket(`{ BucketName: !Sub "a-\${Nothing}" }`),
      'refers to `Nothing`',
    ],
    [
      'a condition that is not defined',
      bucket('{ BucketName: !If [Some, a, b] }'),
      'asks for the condition `Some`, which is not defined',
    ],
    [
      'a dependency on nothing',
      'Resources: { Data: { Type: "AWS::S3::Bucket", DependsOn: [Key] } }',
      '`Data` depends on `Key`, which is no resource',
    ],
    [
      'a condition that is no name',
      'Resources: { Data: { Type: "AWS::S3::Bucket", Condition: { toString: null } } }',
      '`Data` has the condition `{"toString":null}`, which is not defined',
    ],
    ['a tag of YAML that is no function', 'Resources: !Nonsense {}', 'the template cannot be read'],
    ['no YAML', 'Resources: [', 'the template cannot be read'],
  ])('tells of %s', (_, text, expected) => {
    expect(check(text)).toEqual(expect.arrayContaining([expect.stringContaining(expected)]));
  });

  it('takes any JSON without breaking', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (properties, condition) => {
        const template = {
          Conditions: condition,
          Resources: { Data: { Type: 'AWS::S3::Bucket', Properties: properties, Condition: condition } },
        };
        expect(Array.isArray(checkTemplate(JSON.parse(JSON.stringify(template)), cloudFormation))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('runImplementation', () => {
  const run = (implementation: object, guard?: Guard) => {
    const { status, problems, cases } = runImplementation(Implementation.parse(implementation), {
      cloudFormation,
      configRules: facts('aws-config-rules'),
      guard,
    });
    return {
      status,
      problems: problems.map(({ message }) => message),
      failed: cases.filter((one) => !one.passed),
    };
  };

  it('holds templates against the schemas, with their parameters filled in', () => {
    const template = {
      kind: 'cloudformation',
      document: bucket('{ BucketName: "{{name}}" }'),
      parameters: [{ name: 'name', description: 'its name', example: 'acme-data' }],
    };
    expect(run(template)).toEqual({ status: 'passed', problems: [], failed: [] });
    expect(run({ ...template, parameters: [] }).problems).toEqual([
      'the document has `{{name}}`, which is no parameter',
    ]);
    expect(run({ ...template, document: undefined }).problems).toEqual(['no `document` and no `file`']);
    expect(runImplementation(Implementation.parse(template)).status).toBe('not-run');
  });

  it.each([
    ['S3_BUCKET_LOGGING_ENABLED', { targetBucket: 'acme-logs' }, []],
    [
      'S3_BUCKET_LOGGING_ENABLE',
      {},
      ['no managed rule `S3_BUCKET_LOGGING_ENABLE` is known: did you mean `S3_BUCKET_LOGGING_ENABLED`'],
    ],
    [
      'S3_BUCKET_LOGGING_ENABLED',
      { targetBuckets: 'acme-logs' },
      ['`S3_BUCKET_LOGGING_ENABLED` has no parameter `targetBuckets`: did you mean `targetBucket`'],
    ],
    [
      'S3_BUCKET_POLICY_NOT_MORE_PERMISSIVE',
      { controlPolicy: 'x'.repeat(1100) },
      [expect.stringContaining('characters: at most 1024')],
    ],
  ])('checks the managed rule %s with %j', (identifier, inputParameters, problems) => {
    expect(run({ kind: 'config-rule', identifier, inputParameters }).problems).toEqual(problems);
  });

  it('asks Guard, and takes neither silence nor a rule that does not parse for an answer', () => {
    const rule = {
      kind: 'guard-rule',
      document: 'rule enough { Resources.*.Properties.Days >= {{days}} }',
      parameters: [{ name: 'days', type: 'number', description: 'how long', example: 30 }],
      cases: [
        { name: 'long', template: { days: 40 }, expect: 'compliant' },
        { name: 'short', template: { days: 10 }, expect: 'non-compliant' },
      ],
    };
    const guard: Guard = (rules, template) => {
      const limit = Number(/>= (\d+)/.exec(rules)?.[1]);
      return { verdict: JSON.parse(template).days >= limit ? 'PASS' : 'FAIL' };
    };
    expect(run(rule, guard)).toEqual({ status: 'passed', problems: [], failed: [] });
    expect(run(rule, () => ({ verdict: 'SKIP' })).failed).toHaveLength(2);
    expect(run(rule, () => ({ fault: 'no rule' })).failed).toHaveLength(2);
    expect(run({ ...rule, cases: rule.cases.slice(1) }, guard).problems).toEqual([
      'the guard-rule has no case that expects `compliant`: each rule needs both',
    ]);
    expect(run(rule).status).toBe('not-run');
  });
});
