import { arnParts } from '../match/arn.ts';
import type { KeyState } from './context.ts';
import { accountOf, type Principal, type Request, resourceAccountOf, roleOf } from './request.ts';

/** A context key that follows from who asks for what, so that nobody has to write it into a request. */
export interface DerivedKey {
  /** The key; ends in `/` when a tag's name follows. */
  readonly key: string;
  /** When AWS puts it into a request, and with which value, in words. */
  readonly rule: string;
  /** Its state; `undefined` when the request does not tell (then the request's `unknown` decides). `name` is the tag's name. */
  readonly derive: (request: Request, name: string) => KeyState | undefined;
}

const ABSENT: KeyState = { state: 'absent' };
/** There, with a value that nobody can know beforehand. */
const PRESENT: KeyState = { state: 'present' };
const value = (text: string): KeyState => ({ state: 'values', values: [text] });

/**
 * The keys that AWS always sets, or never sets, for a kind of principal and resource.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html (the "Availability" of each key) and
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html (the table of principal key values).
 */
export const DERIVED_KEYS: readonly DerivedKey[] = [
  {
    key: 'aws:PrincipalArn',
    rule: 'users, roles (the role, also for its sessions), federated users and root; absent for services and anonymous requests',
    derive: ({ principal }) => {
      if (!isIam(principal)) return ABSENT;
      const arn = roleOf(principal) ?? principal.arn;
      return arn === undefined ? PRESENT : value(arn);
    },
  },
  {
    key: 'aws:PrincipalAccount',
    rule: 'the principal’s account; `anonymous` for anonymous requests',
    derive: ({ principal }) => {
      if (principal.kind === 'anonymous') return value('anonymous');
      return accountOf(principal) === '' ? PRESENT : value(accountOf(principal));
    },
  },
  {
    key: 'aws:PrincipalType',
    rule: 'Account, User, FederatedUser, AssumedRole or Anonymous',
    derive: ({ principal }) => {
      const type = PRINCIPAL_TYPES[principal.kind];
      return type === undefined ? PRESENT : value(type);
    },
  },
  {
    key: 'aws:userid',
    rule: 'root: the account; users: their unique id; sessions: the role’s id, a colon and the session name; `anonymous`',
    derive: ({ principal }) => {
      if (principal.kind === 'anonymous') return value('anonymous');
      if (principal.kind === 'root') return value(accountOf(principal));
      if (principal.kind === 'user' && principal.id !== undefined) return value(principal.id);
      const session = principal.arn?.split('/').at(-1);
      if (principal.kind === 'assumed-role' && principal.id !== undefined && session !== undefined) {
        return value(`${principal.id}:${session}`);
      }
      if (principal.kind === 'federated-user') return value(`${accountOf(principal)}:${session ?? ''}`);
      return PRESENT;
    },
  },
  {
    key: 'aws:username',
    rule: 'users only',
    derive: ({ principal }) => {
      if (principal.kind !== 'user') return ABSENT;
      const name = principal.arn?.split('/').at(-1);
      return name === undefined ? PRESENT : value(name);
    },
  },
  {
    key: 'aws:PrincipalIsAWSService',
    rule: '`true` for a service that calls with its own principal, else `false`; absent for anonymous requests',
    derive: ({ principal }) =>
      principal.kind === 'anonymous' ? ABSENT : value(String(principal.kind === 'service')),
  },
  {
    key: 'aws:PrincipalServiceName',
    rule: 'service principals only',
    derive: ({ principal }) => serviceName(principal),
  },
  {
    key: 'aws:PrincipalServiceNamesList',
    rule: 'service principals only; derived as the one name that is known',
    derive: ({ principal }) => serviceName(principal),
  },
  {
    key: 'aws:PrincipalOrgID',
    rule: 'the organization of the principal’s account; absent outside any, for services and anonymous requests',
    derive: ({ principal }) => (isIam(principal) ? organization(principal.orgId) : ABSENT),
  },
  {
    key: 'aws:PrincipalOrgPaths',
    rule: 'as aws:PrincipalOrgID',
    derive: ({ principal }) => (isIam(principal) ? paths(principal.orgId, principal.orgPaths) : ABSENT),
  },
  {
    key: 'aws:PrincipalTag/',
    rule: 'the tags of the user, role or session; absent for services and anonymous requests',
    derive: ({ principal }, name) => (isIam(principal) ? tag(principal.tags, name) : ABSENT),
  },
  {
    key: 'aws:ResourceAccount',
    rule: 'the account that owns the resource',
    derive: resourceAccount,
  },
  { key: 's3:ResourceAccount', rule: 'as aws:ResourceAccount', derive: resourceAccount },
  { key: 's3express:ResourceAccount', rule: 'as aws:ResourceAccount', derive: resourceAccount },
  {
    key: 'aws:ResourceOrgID',
    rule: 'the organization of the resource’s account; absent outside any',
    derive: ({ resourceOrgId }) => organization(resourceOrgId),
  },
  {
    key: 'aws:ResourceOrgPaths',
    rule: 'as aws:ResourceOrgID',
    derive: ({ resourceOrgId, resourceOrgPaths }) => paths(resourceOrgId, resourceOrgPaths),
  },
  {
    key: 'aws:ResourceTag/',
    rule: 'the tags of the resource',
    derive: ({ resourceTags }, name) => tag(resourceTags, name),
  },
  {
    key: 'aws:ViaAWSService',
    rule: 'always; `true` when a service passes the caller’s request on (aws:CalledVia is there)',
    derive: (request) => {
      if (has(request, 'aws:CalledVia') || has(request, 'aws:CalledViaFirst')) return value('true');
      return request.unknown === 'all' && isIam(request.principal) ? PRESENT : value('false');
    },
  },
  {
    key: 'aws:SecureTransport',
    rule: 'always, except in calls that services make; whether true or false the request must say',
    derive: ({ principal }) => (principal.kind === 'service' ? ABSENT : PRESENT),
  },
  { key: 'aws:CurrentTime', rule: 'always', derive: () => PRESENT },
  { key: 'aws:EpochTime', rule: 'always', derive: () => PRESENT },
  {
    key: 'aws:RequestedRegion',
    rule: 'always; the Region of the resource’s ARN where it has one',
    derive: ({ resource }) => {
      const region = typeof resource === 'string' ? arnParts(resource)?.[3] : undefined;
      return region === undefined || region === '' ? PRESENT : value(region);
    },
  },
  {
    key: 'aws:SourceIp',
    rule: 'always, except through a VPC endpoint and in calls that services make',
    derive: (request) => {
      if (request.principal.kind === 'service') return ABSENT;
      if (['aws:SourceVpce', 'aws:SourceVpc', 'aws:VpcSourceIp'].some((key) => has(request, key)))
        return ABSENT;
      return request.unknown === undefined ? PRESENT : undefined;
    },
  },
  {
    key: 'aws:TokenIssueTime',
    rule: 'temporary credentials; absent for root, services and anonymous requests',
    derive: ({ principal }) => {
      if (['assumed-role', 'role', 'federated-user', 'service-linked-role'].includes(principal.kind))
        return PRESENT;
      return principal.kind === 'user' ? undefined : ABSENT;
    },
  },
  { key: 'aws:SourceAccount', rule: 'only in calls that services make', derive: onlyServices },
  { key: 'aws:SourceArn', rule: 'only in calls that services make', derive: onlyServices },
  { key: 'aws:SourceOrgID', rule: 'only in calls that services make', derive: onlyServices },
  { key: 'aws:SourceOrgPaths', rule: 'only in calls that services make', derive: onlyServices },
  {
    key: 's3:DataAccessPointArn',
    rule: 'the access point that is used; absent when the bucket is addressed directly',
    derive: ({ accessPoint }) => (accessPoint ? value(accessPoint.arn) : ABSENT),
  },
  {
    key: 's3:DataAccessPointAccount',
    rule: 'the account of the access point that is used; absent when the bucket is addressed directly',
    derive: ({ accessPoint }) => (accessPoint ? value(arnParts(accessPoint.arn)?.[4] ?? '') : ABSENT),
  },
  {
    key: 's3:AccessPointNetworkOrigin',
    rule: '`Internet` or `VPC` of the access point that is used; absent when the bucket is addressed directly',
    derive: ({ accessPoint }) => {
      if (!accessPoint) return ABSENT;
      return accessPoint.networkOrigin === undefined ? PRESENT : value(accessPoint.networkOrigin);
    },
  },
];

const PRINCIPAL_TYPES: Readonly<Partial<Record<Principal['kind'], string>>> = {
  root: 'Account',
  user: 'User',
  'federated-user': 'FederatedUser',
  role: 'AssumedRole',
  'assumed-role': 'AssumedRole',
  'service-linked-role': 'AssumedRole',
  anonymous: 'Anonymous',
};

const EXACT = new Map(
  DERIVED_KEYS.filter(({ key }) => !key.endsWith('/')).map((entry) => [entry.key.toLowerCase(), entry]),
);
const PREFIXES = DERIVED_KEYS.filter(({ key }) => key.endsWith('/')).map((entry) => ({
  prefix: entry.key.toLowerCase(),
  entry,
}));

/** The state of a key (lower case) that the request itself tells. */
export function deriveKey(request: Request, key: string): KeyState | undefined {
  const exact = EXACT.get(key);
  if (exact) return exact.derive(request, '');
  for (const { prefix, entry } of PREFIXES) {
    if (key.startsWith(prefix)) return entry.derive(request, key.slice(prefix.length));
  }
  return undefined;
}

function isIam(principal: Principal): boolean {
  return !['service', 'anonymous', 'identity-provider'].includes(principal.kind);
}

function serviceName(principal: Principal): KeyState {
  if (principal.kind !== 'service') return ABSENT;
  return principal.service === undefined ? PRESENT : value(principal.service);
}

function resourceAccount(request: Request): KeyState | undefined {
  const account = resourceAccountOf(request);
  return account === '' ? undefined : value(account);
}

function organization(id: string | null | undefined): KeyState | undefined {
  if (id === undefined) return undefined;
  return id === null ? ABSENT : value(id);
}

function paths(id: string | null | undefined, list: readonly string[] | undefined): KeyState | undefined {
  if (id === null) return ABSENT;
  if (list !== undefined) return list.length === 0 ? ABSENT : { state: 'values', values: list };
  return id === undefined ? undefined : PRESENT;
}

function tag(tags: Readonly<Record<string, string>> | undefined, name: string): KeyState | undefined {
  if (!tags) return undefined;
  for (const [key, text] of Object.entries(tags)) if (key.toLowerCase() === name) return value(text);
  return ABSENT;
}

function onlyServices({ principal }: Request): KeyState | undefined {
  return principal.kind === 'service' ? undefined : ABSENT;
}

function has(request: Request, key: string): boolean {
  const lower = key.toLowerCase();
  for (const [name, given] of Object.entries(request.context ?? {})) {
    if (name.toLowerCase() === lower) return typeof given === 'string' || given.length > 0;
  }
  return false;
}
