import type { Random } from './random.ts';

const STRING_KEYS: Readonly<Record<string, readonly string[]>> = {
  'aws:PrincipalOrgID': ['o-acmeacme01', 'o-otherother1'],
  'aws:PrincipalTag/team': ['blue', 'red', 'BLUE', '${aws:PrincipalTag/stage}', 'b*'],
  'aws:PrincipalTag/stage': ['prod', "${aws:PrincipalTag/nothing, 'prod'}", 'p?od'],
  'aws:PrincipalAccount': ['111122223333', '444455556666', 'anonymous'],
  'aws:username': ['anna', 'ben', 'a*', '${aws:username}'],
  'aws:SourceVpce': ['vpce-1a2b3c4d', 'vpce-*'],
  'aws:ResourceAccount': ['111122223333', '${aws:PrincipalAccount}'],
  'aws:ResourceOrgID': ['o-acmeacme01', '${aws:PrincipalOrgID}'],
  'aws:RequestedRegion': ['eu-central-1', 'eu-*', 'us-east-1'],
};

const STRING_OPERATORS = [
  'StringEquals',
  'StringNotEquals',
  'StringEqualsIgnoreCase',
  'StringNotEqualsIgnoreCase',
  'StringLike',
  'StringNotLike',
];

const MULTIVALUED: Readonly<Record<string, readonly string[]>> = {
  'aws:PrincipalOrgPaths': [
    'o-acmeacme01/r-ab12/*',
    'o-acmeacme01/r-ab12/ou-ab12-11111111/',
    'o-otherother1/*',
  ],
  'aws:ResourceOrgPaths': ['o-acmeacme01/*', 'o-none/*'],
  's3:RequestObjectTagKeys': ['class', 'team', 'Team', 'cost-*'],
  'kms:EncryptionContextKeys': ['class', 'team', 't*'],
  'dynamodb:LeadingKeys': ['class', 'team', '${aws:PrincipalTag/team}'],
  'dynamodb:Attributes': ['class', 'cost-center'],
};

type Block = Record<string, Record<string, string | string[]>>;

/** One or two operators of a `Condition` element, over keys that the action can have. */
export function generateCondition(random: Random, keys: readonly string[]): Block {
  const block: Block = {};
  const count = random.chance(0.3) ? 2 : 1;
  for (let index = 0; index < count; index++) {
    const { operator, key, values } = generateOne(random, keys);
    block[operator] = { ...block[operator], [key]: values };
  }
  return block;
}

interface One {
  readonly operator: string;
  readonly key: string;
  readonly values: string | string[];
}

function generateOne(random: Random, keys: readonly string[]): One {
  const family = random.pick([
    'string',
    'string',
    'string',
    'own',
    'own',
    'bool',
    'ip',
    'arn',
    'date',
    'numeric',
    'null',
    'multi',
  ]);
  const suffix = random.chance(0.3) ? 'IfExists' : '';
  switch (family) {
    case 'bool':
      return {
        operator: `Bool${suffix}`,
        key: random.pick([
          'aws:SecureTransport',
          'aws:MultiFactorAuthPresent',
          'aws:PrincipalIsAWSService',
          'aws:ViaAWSService',
        ]),
        values: random.pick(['true', 'false']),
      };
    case 'ip':
      return {
        operator: `${random.pick(['IpAddress', 'NotIpAddress'])}${suffix}`,
        key: 'aws:SourceIp',
        values: random.pick<string | string[]>([
          '203.0.113.0/24',
          ['198.51.100.7', '2001:db8::/32'],
          '0.0.0.0/0',
          '203.0.113.25/32',
        ]),
      };
    case 'arn':
      return {
        operator: `${random.pick(['ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike'])}${suffix}`,
        key: random.pick(['aws:PrincipalArn', 'aws:PrincipalArn', 'aws:SourceArn']),
        values: random.pick<string | string[]>([
          'arn:aws:iam::111122223333:role/Reader',
          'arn:aws:iam::*:role/*',
          'arn:aws:iam::111122223333:*',
          ['arn:aws:iam::444455556666:user/m?llory', 'arn:aws:iam::*:root'],
          'arn:aws:cloudtrail:*:111122223333:trail/*',
          'arn:aws:sts::111122223333:federated-user/*',
        ]),
      };
    case 'date':
      return {
        operator: `${random.pick(['DateLessThan', 'DateGreaterThan', 'DateGreaterThanEquals', 'DateLessThanEquals', 'DateEquals', 'DateNotEquals'])}${suffix}`,
        key: random.pick(['aws:CurrentTime', 'aws:TokenIssueTime']),
        values: random.pick([
          '2026-11-23T10:00:00Z',
          '2026-01-01T00:00:00Z',
          '2027-01-01T00:00:00Z',
          '1795428000',
        ]),
      };
    case 'numeric': {
      const own = keys.filter((key) => ['s3:max-keys', 's3:signatureAge', 's3:TlsVersion'].includes(key));
      return {
        operator: `${random.pick(['NumericEquals', 'NumericNotEquals', 'NumericLessThan', 'NumericLessThanEquals', 'NumericGreaterThan', 'NumericGreaterThanEquals'])}${suffix}`,
        key: random.pick(own.length > 0 ? own : ['aws:EpochTime']),
        values: random.pick(['10', '1.2', '1000', '1795428000']),
      };
    }
    case 'null':
      return {
        operator: 'Null',
        key: random.pick([
          'aws:TokenIssueTime',
          'aws:SourceVpce',
          'aws:PrincipalTag/team',
          'aws:PrincipalOrgID',
          ...keys,
        ]),
        values: random.pick(['true', 'false']),
      };
    case 'multi': {
      const own = keys.filter((key) => MULTIVALUED[key]);
      const key = random.pick(['aws:PrincipalOrgPaths', 'aws:ResourceOrgPaths', ...own, ...own]);
      return {
        operator: `${random.pick(['ForAnyValue', 'ForAllValues'])}:${random.pick(STRING_OPERATORS)}${random.chance(0.1) ? 'IfExists' : ''}`,
        key,
        values: [...random.some(MULTIVALUED[key] as readonly string[], 1, 2)],
      };
    }
    case 'own': {
      const own = keys.filter(
        (key) => !MULTIVALUED[key] && !['s3:max-keys', 's3:signatureAge', 's3:TlsVersion'].includes(key),
      );
      if (own.length > 0) {
        return {
          operator: `${random.pick(STRING_OPERATORS)}${suffix}`,
          key: random.pick(own),
          values: [
            ...random.some(
              [
                'private',
                'public-*',
                'aws:kms',
                '',
                'in/',
                'blue/*',
                '${aws:username}/',
                'blue',
                'REST-HEADER',
                's3.*.amazonaws.com',
              ],
              1,
              2,
            ),
          ],
        };
      }
      return generateString(random, suffix);
    }
    default:
      return generateString(random, suffix);
  }
}

function generateString(random: Random, suffix: string): One {
  const key = random.pick(Object.keys(STRING_KEYS));
  return {
    operator: `${random.pick(STRING_OPERATORS)}${suffix}`,
    key: random.chance(0.1) ? key.toLowerCase() : key,
    values: [...random.some(STRING_KEYS[key] as readonly string[], 1, 2)],
  };
}
