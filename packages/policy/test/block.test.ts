import { readFileSync } from 'node:fs';
import { analyse, readExchange } from '@demarc/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockDocuments, type IamFacts, lintPolicy, planBlock, truthTable } from '../src/index.ts';

const facts = JSON.parse(
  readFileSync(new URL('../../catalog-reader/facts/aws-iam.json', import.meta.url), 'utf8'),
) as IamFacts;

const action = (featureClass: string, permission: string, type = 'core') => ({
  feature_class: featureClass,
  iam_permission: permission,
  api: permission,
  feature_class_action_type: type,
});

/** Buckets and objects, with two features upon objects and one beside them. */
const analysis = (() => {
  const { value } = readExchange({
    metadata: { provider: 'aws', service: 'S3' },
    feature_classes: {
      'S3.FC1': { name: 'Bucket' },
      'S3.FC2': { name: 'Objects', class_relationship: [{ type: 'parent', class: 'S3.FC1' }] },
      'S3.FC3': { name: 'Website (static)', class_relationship: [{ type: 'parent', class: 'S3.FC2' }] },
      'S3.FC4': { name: 'Tagging', class_relationship: [{ type: 'parent', class: 'S3.FC2' }] },
      'S3.FC5': { name: 'Endpoints', class_relationship: [{ type: 'parent', class: 'S3.FC1' }] },
    },
    actions: {
      'S3.A1': action('S3.FC1', 's3:CreateBucket'),
      'S3.A2': action('S3.FC2', 's3:GetObject'),
      'S3.A3': action('S3.FC2', 's3:PutObject'),
      'S3.A4': action('S3.FC3', 's3:PutBucketWebsite'),
      'S3.A5': action('S3.FC3', 's3:GetBucketWebsite', 'other'),
      'S3.A6': action('S3.FC4', 's3:PutObjectTagging'),
      'S3.A7': action('S3.FC4', 's3:DeleteObjectTagging'),
      'S3.A8': action('S3.FC4', 's3:PutObject'),
      'S3.A9': action('S3.FC5', 'ec2:CreateVpcEndpoint'),
      'S3.A10': action('S3.FC4', 's3:PutObjectVersionTagging'),
    },
  });
  if (!value) throw new Error('a model is expected');
  return analyse(value);
})();

describe('planBlock', () => {
  it('denies the core actions of what is not allowed, and nothing that is needed', () => {
    const plan = planBlock(analysis, { allowed: ['S3.FC2'] });
    expect(plan.allowed).toEqual(['S3.FC1', 'S3.FC2']);
    expect(plan.blocked).toEqual([
      {
        id: 'S3.FC3',
        name: 'Website (static)',
        permissions: ['s3:PutBucketWebsite'],
        beyondReach: [],
        elsewhere: [],
      },
      {
        id: 'S3.FC4',
        name: 'Tagging',
        permissions: ['s3:DeleteObjectTagging', 's3:PutObjectTagging', 's3:PutObjectVersionTagging'],
        beyondReach: [],
        elsewhere: [],
      },
      {
        id: 'S3.FC5',
        name: 'Endpoints',
        permissions: [],
        beyondReach: [],
        elsewhere: ['ec2:CreateVpcEndpoint'],
      },
    ]);
    expect(plan.clashes).toEqual([{ permission: 's3:PutObject', blocked: 'S3.FC4', neededBy: ['S3.FC2'] }]);
    expect(plan.kept).toEqual(['s3:CreateBucket', 's3:GetObject', 's3:PutObject']);
  });

  it('takes all actions where it is asked to', () => {
    const plan = planBlock(analysis, { allowed: ['S3.FC4'], allActions: true });
    expect(plan.blocked.map(({ id, permissions }) => [id, permissions])).toEqual([
      ['S3.FC3', ['s3:GetBucketWebsite', 's3:PutBucketWebsite']],
      ['S3.FC5', []],
    ]);
  });
});

describe('blockDocuments', () => {
  const plan = planBlock(analysis, { allowed: ['S3.FC2'] });

  it('writes one statement for a class, by plain names', () => {
    expect(blockDocuments(plan, { kind: 'scp', except: ['arn:aws:iam::*:role/Admin'] }, facts)).toEqual([
      {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'BlockS3FC3Websitestatic',
            Effect: 'Deny',
            Action: ['s3:PutBucketWebsite'],
            Resource: '*',
            Condition: { ArnNotLike: { 'aws:PrincipalArn': ['arn:aws:iam::*:role/Admin'] } },
          },
          {
            Sid: 'BlockS3FC4Tagging',
            Effect: 'Deny',
            Action: ['s3:DeleteObjectTagging', 's3:PutObjectTagging', 's3:PutObjectVersionTagging'],
            Resource: '*',
            Condition: { ArnNotLike: { 'aws:PrincipalArn': ['arn:aws:iam::*:role/Admin'] } },
          },
        ],
      },
    ]);
  });

  it('uses wildcards only where they match nothing else', () => {
    const [document] = blockDocuments(plan, { kind: 'scp', wildcards: true }, facts);
    expect(document?.Statement[1]?.Action).toEqual([
      's3:DeleteObjectTagging',
      's3:PutObjectTagging',
      's3:PutObjectVersionTagging',
    ]);
    const routes = ['', 'Policy', 'PolicyStatus', 'Routes'].map(
      (end) => `s3:GetMultiRegionAccessPoint${end}`,
    );
    const blocked = [{ id: 'S3.FC9', name: 'Regions', permissions: routes, beyondReach: [], elsewhere: [] }];
    const [shorter] = blockDocuments({ ...plan, blocked }, { kind: 'scp', wildcards: true }, facts);
    expect(shorter?.Statement[0]?.Action).toEqual(['s3:GetMulti*']);
    const [fewer] = blockDocuments(
      { ...plan, blocked: blocked.map((one) => ({ ...one, permissions: routes.slice(1) })) },
      { kind: 'scp', wildcards: true },
      facts,
    );
    expect(fewer?.Statement[0]?.Action).toEqual([
      's3:GetMultiRegionAccessPointPolicy*',
      's3:GetMultiRegionAccessPointRoutes',
    ]);
  });

  it('splits what is too large, each within the quota and without errors', () => {
    const many = {
      ...plan,
      blocked: Object.keys(facts.services.s3?.actions ?? {}).map((name, at) => ({
        id: `S3.FC${at + 10}`,
        name: `class ${at}`,
        permissions: [`s3:${name}`],
        beyondReach: [],
        elsewhere: [],
      })),
      kept: [],
    };
    const documents = blockDocuments(many, { kind: 'scp' }, facts);
    expect(documents.length).toBeGreaterThan(1);
    for (const document of documents) {
      expect(JSON.stringify(document, null, 2).length).toBeLessThanOrEqual(5120);
      expect(lintPolicy(document, 'scp', facts).filter(({ level }) => level === 'error')).toEqual([]);
    }
    expect(truthTable(many, documents, { kind: 'scp' }).every(({ got }) => got === 'denied')).toBe(true);
  });
});

it('whatever is allowed: what is blocked is denied, what is kept is not', () => {
  const ids = analysis.model.featureClasses.map(({ id }) => id);
  fc.assert(
    fc.property(
      fc.subarray(ids),
      fc.constantFrom('scp' as const, 'vpc-endpoint-policy' as const),
      fc.boolean(),
      fc.boolean(),
      (allowed, kind, wildcards, allActions) => {
        const plan = planBlock(analysis, { allowed, allActions });
        const documents = blockDocuments(plan, { kind, wildcards }, facts);
        const rows = truthTable(plan, documents, { kind });
        expect(rows.filter(({ expected, got }) => expected !== got)).toEqual([]);
        expect(rows.filter(({ expected }) => expected === 'denied').length).toBe(
          plan.blocked.reduce((sum, { permissions }) => sum + permissions.length, 0),
        );
      },
    ),
    { numRuns: 100 },
  );
});
