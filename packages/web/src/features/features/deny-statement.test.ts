import { expect, test } from 'vitest';
import { denyStatement } from './deny-statement.ts';

test.each([
  [
    'S3.FC6',
    ['s3:PutReplicationConfiguration', 's3:ReplicateObject'],
    {
      Sid: 'DenyS3FC6',
      Effect: 'Deny',
      Action: ['s3:PutReplicationConfiguration', 's3:ReplicateObject'],
      Resource: '*',
    },
  ],
  [
    'Elastic-Map_Reduce.FC1',
    ['elasticmapreduce:RunJobFlow'],
    {
      Sid: 'DenyElasticMapReduceFC1',
      Effect: 'Deny',
      Action: ['elasticmapreduce:RunJobFlow'],
      Resource: '*',
    },
  ],
])('the statement that denies %s', (id, permissions, expected) => {
  expect(JSON.parse(denyStatement(id, permissions))).toEqual(expected);
});
