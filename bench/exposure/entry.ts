import { findModel, loadModel, readFacts } from '@demarc/catalog-reader';
import { analyse } from '@demarc/core';
import { expose, type IamFacts, readAccountDetails } from '@demarc/policy';

const ACCOUNT = '111122223333';

/** The threats of Amazon S3 that IAM gates, against accounts of a given size. */
export async function prepare(catalog: string) {
  const found = await findModel('aws/s3', { catalog, data: `${catalog}/no-such-folder` });
  if ('message' in found) throw new Error(found.message);
  const { model } = await loadModel(found);
  if (!model) throw new Error('aws/s3 cannot be read');
  const analysis = analyse(model);
  const facts = (await readFacts('aws-iam')) as IamFacts;
  return {
    /** Milliseconds to read the dump and to tell who reaches what. */
    measure(dump: string) {
      const start = performance.now();
      const account = readAccountDetails(dump);
      const read = performance.now() - start;
      const steps = expose(analysis, account, facts);
      let step = steps.next();
      while (!step.done) step = steps.next();
      const { principals, threats } = step.value;
      return {
        read,
        exposed: performance.now() - start - read,
        principals: principals.length,
        threats: threats.filter(({ gate }) => gate === 'iam').length,
        reachable: principals.reduce((sum, { reachable }) => sum + reachable, 0),
      };
    },
  };
}

/** A dump as `aws iam get-account-authorization-details` gives it: users in groups, roles with policies of their own, some that may become others. `padding` statements make each role's policy long. */
export function accountDump(principals: number, padding: number): string {
  const name = (kind: string, index: number) => `arn:aws:iam::${ACCOUNT}:${kind}/${kind}-${index}`;
  const statements = (index: number) => [
    { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: `arn:aws:s3:::acme-${index}/*` },
    { Effect: 'Allow', Action: 's3:ListBucket', Resource: `arn:aws:s3:::acme-${index}` },
    ...(index % 10 === 0 ? [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] : []),
    ...(index % 7 === 0
      ? [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: name('role', index + 1) }]
      : []),
    ...Array.from({ length: padding }, (_, at) => ({
      Effect: 'Allow',
      Action: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 'sqs:SendMessage'],
      Resource: [`arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/orders-${index}-${at}`, '*'],
    })),
  ];
  const roles = Array.from({ length: principals }, (_, index) => ({
    Path: '/',
    RoleName: `role-${index}`,
    RoleId: `AROA${index}`,
    Arn: name('role', index),
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
        { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: 'sts:AssumeRole' },
      ],
    },
    RolePolicyList: [
      { PolicyName: 'own', PolicyDocument: { Version: '2012-10-17', Statement: statements(index) } },
    ],
    AttachedManagedPolicies: [],
    Tags: [],
    InstanceProfileList: [],
  }));
  return JSON.stringify({ UserDetailList: [], GroupDetailList: [], RoleDetailList: roles, Policies: [] });
}
