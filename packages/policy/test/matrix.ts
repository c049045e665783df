import type { EnvironmentInput, PolicyInput, Principal, Request } from '../src/index.ts';

export type Written = 'allow' | 'deny' | 'everyone' | Readonly<Record<string, unknown>>;

export interface MatrixCase {
  readonly name: string;
  readonly principal: keyof typeof PRINCIPALS;
  readonly action?: string;
  readonly on?: string;
  readonly any?: string;
  readonly context?: Readonly<Record<string, string>>;
  readonly unknown?: 'all' | readonly string[];
  readonly identity?: readonly Written[];
  readonly boundary?: readonly Written[];
  readonly session?: readonly Written[];
  readonly resource?: readonly Written[];
  readonly accessPoint?: readonly Written[];
  readonly endpoint?: readonly Written[];
  readonly scps?: readonly (readonly Written[])[];
  readonly rcps?: readonly (readonly Written[])[];
  readonly management?: 'principal' | 'resource';
  readonly bpa?: boolean;
  readonly alone?: string;
  readonly decision: 'A' | 'E' | 'I' | 'C';
  readonly layer?: string;
  readonly needs?: readonly string[];
}

export const PRINCIPALS = {
  user: { kind: 'user', arn: 'arn:aws:iam::111122223333:user/ops/anna', tags: { team: 'blue' } },
  session: {
    kind: 'assumed-role',
    arn: 'arn:aws:sts::111122223333:assumed-role/Reader/job',
    issuer: 'arn:aws:iam::111122223333:role/Reader',
  },
  role: { kind: 'role', arn: 'arn:aws:iam::111122223333:role/Reader' },
  root: { kind: 'root', arn: 'arn:aws:iam::111122223333:root' },
  stranger: { kind: 'user', arn: 'arn:aws:iam::444455556666:user/mallory' },
  slr: {
    kind: 'service-linked-role',
    arn: 'arn:aws:iam::111122223333:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig',
  },
  service: { kind: 'service', service: 'cloudtrail.amazonaws.com' },
  anonymous: { kind: 'anonymous' },
  oidc: { kind: 'identity-provider', arn: 'arn:aws:iam::111122223333:oidc-provider/token.example.com' },
} as const satisfies Record<string, Principal>;

export const DECISIONS = {
  A: 'allowed',
  E: 'explicitly-denied',
  I: 'implicitly-denied',
  C: 'conditional',
} as const;

/** A policy of statements that may be written short. */
export function policy(name: string, statements: readonly Written[]): PolicyInput {
  const written = {
    allow: { Effect: 'Allow', Action: '*', Resource: '*' },
    deny: { Effect: 'Deny', Action: '*', Resource: '*' },
    everyone: { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' },
  };
  const Statement = statements.map((one) => (typeof one === 'string' ? written[one] : one));
  return { name, document: { Version: '2012-10-17', Statement } };
}

/** The question that a case asks. */
export function questionOf(one: MatrixCase): {
  readonly environment: EnvironmentInput;
  readonly request: Request;
} {
  const levels = (list: readonly (readonly Written[])[]) =>
    list.map((level, index) => [policy(`level ${index}`, level)]);
  const environment: EnvironmentInput = {
    ...(one.principal === 'anonymous' ? {} : { identityPolicies: [policy('identity', one.identity ?? [])] }),
    ...(one.boundary ? { boundary: policy('boundary', one.boundary) } : {}),
    ...(one.session ? { sessionPolicies: [policy('session', one.session)] } : {}),
    ...(one.resource ? { resourcePolicies: [policy('resource', one.resource)] } : {}),
    ...(one.accessPoint ? { accessPointPolicies: [policy('access point', one.accessPoint)] } : {}),
    ...(one.endpoint ? { vpcEndpointPolicies: [policy('endpoint', one.endpoint)] } : {}),
    ...(one.scps ? { scps: levels(one.scps) } : {}),
    ...(one.rcps ? { rcps: levels(one.rcps) } : {}),
    ...(one.bpa
      ? {
          blockPublicAccess: {
            blockPublicAcls: true,
            ignorePublicAcls: true,
            blockPublicPolicy: true,
            restrictPublicBuckets: true,
          },
        }
      : {}),
    principalInManagementAccount: one.management === 'principal',
    resourceInManagementAccount: one.management === 'resource',
  };
  const request: Request = {
    principal: PRINCIPALS[one.principal],
    action: one.action ?? 's3:GetObject',
    resource: one.any === undefined ? (one.on ?? 'arn:aws:s3:::acme/in/report.csv') : { anyOf: one.any },
    resourceAccount: '111122223333',
    ...(one.accessPoint
      ? { accessPoint: { arn: 'arn:aws:s3:eu-central-1:111122223333:accesspoint/ap' } }
      : {}),
    ...(one.context ? { context: one.context } : {}),
    ...(one.unknown ? { unknown: one.unknown } : {}),
  };
  return { environment, request };
}
