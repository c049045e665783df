import type { Principal } from '../../src/index.ts';
import type { DifferentialCase, EnvironmentInput, PolicyInput, Request } from './case.ts';
import { generateCondition } from './generate-condition.ts';
import { type Random, randomFrom } from './random.ts';

const OWN = '111122223333';
const OTHER = '444455556666';
const ORG = 'o-acmeacme01';
const PATH = `${ORG}/r-ab12/ou-ab12-11111111/`;

const PRINCIPALS: readonly Principal[] = [
  {
    kind: 'user',
    arn: `arn:aws:iam::${OWN}:user/ops/anna`,
    tags: { team: 'blue' },
    orgId: ORG,
    orgPaths: [PATH],
  },
  { kind: 'user', arn: `arn:aws:iam::${OWN}:user/ben`, tags: {}, orgId: null },
  {
    kind: 'assumed-role',
    arn: `arn:aws:sts::${OWN}:assumed-role/Reader/job-7`,
    issuer: `arn:aws:iam::${OWN}:role/Reader`,
    tags: { team: 'red', stage: 'prod' },
    orgId: ORG,
    orgPaths: [PATH],
  },
  {
    kind: 'assumed-role',
    arn: `arn:aws:sts::${OTHER}:assumed-role/Guest/s`,
    issuer: `arn:aws:iam::${OTHER}:role/Guest`,
    tags: {},
    orgId: 'o-otherother1',
    orgPaths: ['o-otherother1/r-xy99/'],
  },
  { kind: 'user', arn: `arn:aws:iam::${OTHER}:user/mallory`, tags: {}, orgId: null },
  { kind: 'root', arn: `arn:aws:iam::${OWN}:root`, tags: {}, orgId: ORG, orgPaths: [PATH] },
  {
    kind: 'federated-user',
    arn: `arn:aws:sts::${OWN}:federated-user/anna-fed`,
    issuer: `arn:aws:iam::${OWN}:user/ops/anna`,
    tags: {},
    orgId: ORG,
    orgPaths: [PATH],
  },
  { kind: 'anonymous' },
  { kind: 'service', service: 'cloudtrail.amazonaws.com' },
  {
    kind: 'service-linked-role',
    arn: `arn:aws:sts::${OWN}:assumed-role/AWSServiceRoleForConfig/agent`,
    issuer: `arn:aws:iam::${OWN}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`,
    tags: {},
    orgId: ORG,
    orgPaths: [PATH],
  },
];

interface Target {
  readonly action: string;
  readonly resource: string;
  readonly keys: readonly string[];
}

const BUCKET = 'arn:aws:s3:::acme-data';
const KEY = `arn:aws:kms:eu-central-1:${OWN}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
const TARGETS: readonly Target[] = [
  {
    action: 's3:GetObject',
    resource: `${BUCKET}/in/report.csv`,
    keys: ['s3:ExistingObjectTag/class', 's3:authType', 's3:TlsVersion'],
  },
  {
    action: 's3:PutObject',
    resource: `${BUCKET}/blue/x.bin`,
    keys: ['s3:x-amz-acl', 's3:x-amz-server-side-encryption', 's3:RequestObjectTagKeys'],
  },
  {
    action: 's3:DeleteObject',
    resource: `${BUCKET}/in/report.csv`,
    keys: ['s3:authType', 's3:signatureAge'],
  },
  { action: 's3:ListBucket', resource: BUCKET, keys: ['s3:prefix', 's3:max-keys', 's3:delimiter'] },
  { action: 's3:PutBucketPolicy', resource: BUCKET, keys: ['s3:authType'] },
  { action: 's3:ListAllMyBuckets', resource: '*', keys: ['s3:authType'] },
  { action: 'kms:Decrypt', resource: KEY, keys: ['kms:ViaService', 'kms:EncryptionContextKeys'] },
  { action: 'kms:RetireGrant', resource: KEY, keys: [] },
  { action: 'sqs:SendMessage', resource: `arn:aws:sqs:eu-central-1:${OWN}:events`, keys: [] },
  { action: 'sns:Publish', resource: `arn:aws:sns:eu-central-1:${OWN}:alerts`, keys: [] },
  {
    action: 'iam:PassRole',
    resource: `arn:aws:iam::${OWN}:role/service/Copier`,
    keys: ['iam:PassedToService'],
  },
  {
    action: 'dynamodb:GetItem',
    resource: `arn:aws:dynamodb:eu-central-1:${OWN}:table/orders`,
    keys: ['dynamodb:LeadingKeys', 'dynamodb:Attributes'],
  },
];

/** The cases of a seed, always the same. */
export function* generateCases(seed: number, count: number): Generator<DifferentialCase> {
  const random = randomFrom(seed);
  for (let index = 0; index < count; index++) yield generateCase(random, index);
}

function generateCase(random: Random, index: number): DifferentialCase {
  const target = random.pick(TARGETS);
  const principal = random.pick(
    target.action.startsWith('s3:') && target.resource !== '*'
      ? PRINCIPALS
      : PRINCIPALS.filter(({ kind, account, arn }) => {
          if (kind === 'anonymous') return false;
          // only actions on resources with a policy reach across accounts
          return /^(kms|sqs|sns|dynamodb|s3):/.test(target.action) && target.resource !== '*'
            ? true
            : kind !== 'service' && (account ?? arn ?? '').includes(OWN);
        }),
  );
  const request: Request = {
    principal,
    action: random.chance(0.1) ? target.action.toLowerCase() : target.action,
    resource: target.resource,
    resourceAccount: OWN,
    resourceOrgId: ORG,
    resourceOrgPaths: [PATH],
    context: generateContext(random, principal, target),
  };
  return { name: `#${index}`, request, environment: generateEnvironment(random, principal, target) };
}

function generateContext(
  random: Random,
  principal: Principal,
  target: Target,
): Record<string, string | string[]> {
  const service = principal.kind === 'service';
  const throughEndpoint = !service && random.chance(0.3);
  const context: Record<string, string | string[]> = {
    'aws:CurrentTime': '2026-11-23T10:00:00Z',
    'aws:EpochTime': '1795428000',
    'aws:RequestedRegion': 'eu-central-1',
    'aws:ViaAWSService': 'false',
  };
  if (!service) context['aws:SecureTransport'] = random.pick(['true', 'true', 'false']);
  if (throughEndpoint) {
    context['aws:SourceVpce'] = random.pick(['vpce-1a2b3c4d', 'vpce-99999999']);
    context['aws:VpcSourceIp'] = '10.1.2.3';
  } else if (!service)
    context['aws:SourceIp'] = random.pick(['203.0.113.25', '198.51.100.7', '2001:db8::17']);
  if (['assumed-role', 'federated-user', 'service-linked-role'].includes(principal.kind)) {
    context['aws:TokenIssueTime'] = '2026-11-23T09:30:00Z';
    if (random.chance(0.5)) context['aws:MultiFactorAuthPresent'] = random.pick(['true', 'false']);
  }
  if (principal.kind === 'user' && random.chance(0.3)) {
    context['aws:MultiFactorAuthPresent'] = 'true';
    context['aws:TokenIssueTime'] = '2026-11-23T09:30:00Z';
  }
  if (service) {
    context['aws:SourceAccount'] = random.pick([OWN, OTHER]);
    context['aws:PrincipalAccount'] = '999999999999';
    context['aws:SourceArn'] = `arn:aws:cloudtrail:eu-central-1:${context['aws:SourceAccount']}:trail/main`;
  }
  for (const key of target.keys) if (random.chance(0.5)) context[key] = contextValue(random, key);
  return context;
}

function contextValue(random: Random, key: string): string | string[] {
  switch (key) {
    case 's3:TlsVersion':
      return random.pick(['1.2', '1.3']);
    case 's3:max-keys':
    case 's3:signatureAge':
      return random.pick(['10', '1000', '60000']);
    case 's3:RequestObjectTagKeys':
    case 'kms:EncryptionContextKeys':
    case 'dynamodb:LeadingKeys':
    case 'dynamodb:Attributes':
      return [...random.some(['class', 'team', 'Team', 'cost-center'], 1, 3)];
    case 's3:prefix':
      return random.pick(['', 'in/', 'blue/2026', 'anna/']);
    default:
      return random.pick([
        'public-read',
        'private',
        'aws:kms',
        'AES256',
        'blue',
        's3.eu-central-1.amazonaws.com',
        'REST-HEADER',
      ]);
  }
}

function generateEnvironment(random: Random, principal: Principal, target: Target): EnvironmentInput {
  const own = !['anonymous', 'service'].includes(principal.kind);
  const session = principal.kind === 'assumed-role' || principal.kind === 'federated-user';
  const policy = (name: string, kind: Kind, allowMore = 0.75): PolicyInput => ({
    name,
    document: generatePolicy(random, kind, target, allowMore),
  });
  const hasPolicy = /^(s3|kms|sqs|sns|dynamodb):/.test(target.action) && target.resource !== '*';
  const scp = (name: string) => [
    ...(random.chance(0.9) ? [{ name: `${name}-full`, document: FULL_ACCESS }] : []),
    ...(random.chance(0.5) ? [policy(name, 'scp', 0.4)] : []),
  ];
  return {
    identityPolicies:
      own && principal.kind !== 'root'
        ? [
            ...(random.chance(0.6) ? [{ name: 'broad', document: FULL_ACCESS }] : []),
            ...(random.chance(0.7) ? [policy('identity', 'identity')] : []),
          ]
        : [],
    ...(own &&
    principal.kind !== 'root' &&
    !['federated-user', 'service-linked-role'].includes(principal.kind) &&
    random.chance(0.2)
      ? { boundary: policy('boundary', 'identity', 0.9) }
      : {}),
    ...(session && random.chance(0.25) ? { sessionPolicies: [policy('session', 'identity', 0.9)] } : {}),
    ...(hasPolicy && random.chance(0.65) ? { resourcePolicies: [policy('resource', 'resource')] } : {}),
    ...(principal.kind !== 'anonymous' && random.chance(0.25) ? { scps: [scp('root'), scp('account')] } : {}),
    ...(random.chance(0.05) ? { principalInManagementAccount: true } : {}),
    ...(random.chance(0.05) ? { resourceInManagementAccount: true } : {}),
    ...(random.chance(0.2) ? { rcps: [[policy('rcp', 'rcp', 0)]] } : {}),
    ...(own && random.chance(0.15) ? { vpcEndpointPolicies: [policy('endpoint', 'endpoint', 0.85)] } : {}),
    ...(target.action.startsWith('s3:') && random.chance(0.15)
      ? {
          blockPublicAccess: {
            blockPublicAcls: false,
            ignorePublicAcls: true,
            blockPublicPolicy: true,
            restrictPublicBuckets: true,
          },
        }
      : {}),
  };
}

type Kind = 'identity' | 'scp' | 'rcp' | 'resource' | 'endpoint';

const FULL_ACCESS = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };

function generatePolicy(random: Random, kind: Kind, target: Target, allowMore: number): unknown {
  const count = 1 + Math.floor(random.next() * 3);
  return {
    Version: kind === 'rcp' || random.chance(0.95) ? '2012-10-17' : '2008-10-17',
    Statement: Array.from({ length: count }, (_, index) =>
      generateStatement(random, kind, target, allowMore, index),
    ),
  };
}

function generateStatement(
  random: Random,
  kind: Kind,
  target: Target,
  allowMore: number,
  index: number,
): unknown {
  const effect = random.chance(allowMore) ? 'Allow' : 'Deny';
  const action = generateAction(random, target.action);
  const resource = generateResource(random, target.resource);
  const withPrincipal = kind === 'resource' || kind === 'endpoint' || kind === 'rcp';
  const conditioned = random.chance(effect === 'Deny' ? 0.85 : 0.5);
  return {
    Sid: `S${index}`,
    Effect: effect,
    ...(withPrincipal ? generatePrincipal(random, kind, effect) : {}),
    ...(random.chance(0.08) && kind !== 'rcp' ? { NotAction: action } : { Action: action }),
    ...(random.chance(0.06) ? { NotResource: resource } : { Resource: resource }),
    ...(conditioned ? { Condition: generateCondition(random, target.keys) } : {}),
  };
}

function generateAction(random: Random, action: string): string | readonly string[] {
  const [service = '', name = ''] = action.split(':');
  return random.pick<string | readonly string[]>([
    action,
    action,
    `${service}:*`,
    `${service}:${name.slice(0, 3)}*`,
    `${service}:?${name.slice(1)}`,
    [`${service}:Nothing`, action.toUpperCase().replace(service.toUpperCase(), service)],
    'ec2:RunInstances',
  ]);
}

function generateResource(random: Random, resource: string): string | readonly string[] {
  if (resource === '*') return '*';
  const split = resource.lastIndexOf('/') > 0 ? resource.lastIndexOf('/') : resource.lastIndexOf(':');
  return random.pick<string | readonly string[]>([
    '*',
    '*',
    resource,
    `${resource.slice(0, split + 1)}*`,
    `${resource.slice(0, -1)}?`,
    [`${resource}-other`, `${resource.slice(0, split)}*`],
    `${resource.slice(0, split + 1)}\${aws:PrincipalTag/team}*`,
    `${resource.slice(0, split + 1)}\${aws:PrincipalTag/nothing, '${resource.slice(split + 1)}'}`,
    `${resource}x`,
  ]);
}

function generatePrincipal(random: Random, kind: Kind, effect: string): object {
  if (kind === 'rcp' || kind === 'endpoint') return { Principal: '*' };
  const choice = random.pick<unknown>([
    '*',
    { AWS: '*' },
    { AWS: `arn:aws:iam::${OWN}:root` },
    { AWS: OTHER },
    { AWS: [`arn:aws:iam::${OWN}:user/ops/anna`, `arn:aws:iam::${OTHER}:user/mallory`] },
    { AWS: `arn:aws:iam::${OWN}:role/Reader` },
    { AWS: [`arn:aws:iam::${OTHER}:role/Guest`, `arn:aws:iam::${OTHER}:root`] },
    { AWS: `arn:aws:sts::${OWN}:assumed-role/Reader/job-7` },
    { AWS: `arn:aws:sts::${OWN}:federated-user/anna-fed` },
    { Service: 'cloudtrail.amazonaws.com' },
    { Service: ['logging.s3.amazonaws.com', 'cloudtrail.amazonaws.com'], AWS: OWN },
  ]);
  if (effect === 'Deny' && kind === 'resource' && random.chance(0.1)) {
    return { NotPrincipal: { AWS: [`arn:aws:iam::${OWN}:user/ops/anna`, `arn:aws:iam::${OWN}:root`] } };
  }
  return { Principal: choice };
}
