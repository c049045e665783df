import type { Implementation } from '../model/implementation.ts';

/** What each kind of implementation is called in running text. */
export const IMPLEMENTATION_NAMES: Readonly<Record<Implementation['kind'], string>> = {
  scp: 'service control policy',
  rcp: 'resource control policy',
  'identity-policy': 'identity policy',
  boundary: 'permissions boundary',
  'session-policy': 'session policy',
  'vpc-endpoint-policy': 'VPC endpoint policy',
  'bucket-policy': 'bucket policy',
  'access-point-policy': 'access point policy',
  'kms-key-policy': 'KMS key policy',
  'trust-policy': 'trust policy',
  'resource-policy': 'resource policy',
  'eventbridge-pattern': 'EventBridge pattern',
  'sigma-rule': 'Sigma rule',
  'config-rule': 'AWS Config rule',
  'guard-rule': 'Guard rule',
  cloudformation: 'CloudFormation template',
};
