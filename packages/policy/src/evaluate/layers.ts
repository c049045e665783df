import type { Truth } from '../match/truth.ts';
import type { Context } from './context.ts';
import type { Layer, LayerResult, NotAsked } from './decision.ts';
import type { Environment } from './environment.ts';
import { askPolicies, type PoliciesSay } from './policy.ts';
import { PUBLIC_ACLS } from './public-policy.ts';
import { accountOf, type PrincipalKind, resourceAccountOf } from './request.ts';

/** One request to one environment. */
export interface Question {
  readonly environment: Environment;
  readonly context: Context;
  /** Lower case. */
  readonly action: string;
  readonly sameAccount: boolean;
}

/** The resource's policies, which grant differently by how they name the principal. */
export interface ResourceLayer extends LayerResult {
  readonly allowsBy: PoliciesSay['allowsBy'];
}

const WITHOUT_PRINCIPALS = { withPrincipals: false, hasBoundary: false };

/** SCPs bind the users, roles and root of member accounts. Every level must allow. */
export function askScps(question: Question): readonly LayerResult[] {
  const { environment, context, action } = question;
  if (!environment.scps) return [];
  const notAsked = scpNotAsked(context.request.principal.kind, environment);
  if (notAsked) return [unasked('scp', notAsked)];
  return environment.scps.map((policies, level) => ({
    level,
    ...say('scp', askPolicies(policies, context, action, WITHOUT_PRINCIPALS)),
  }));
}

function scpNotAsked(kind: PrincipalKind, environment: Environment): NotAsked | undefined {
  if (kind === 'service-linked-role') return 'service-linked-role';
  if (kind === 'service' || kind === 'identity-provider') return 'service-principal';
  if (kind === 'anonymous') return 'anonymous';
  return environment.principalInManagementAccount ? 'management-account' : undefined;
}

/** RCPs bind everyone at the resources of member accounts, for the services that they cover. Only their denials count: `RCPFullAWSAccess` cannot be taken away. */
export function askRcps(question: Question): readonly LayerResult[] {
  const { environment, context, action } = question;
  if (!environment.rcps) return [];
  const notAsked = rcpNotAsked(question);
  if (notAsked) return [unasked('rcp', notAsked)];
  return environment.rcps.map((policies, level) => ({
    level,
    ...say('rcp', askPolicies(policies, context, action, { withPrincipals: true, hasBoundary: false })),
    allows: 'yes',
  }));
}

function rcpNotAsked({ environment, context: { request }, action }: Question): NotAsked | undefined {
  if (request.principal.kind === 'service-linked-role') return 'service-linked-role';
  if (environment.resourceInManagementAccount) return 'management-account';
  if (!environment.rcpServices.has(action.slice(0, action.indexOf(':')))) return 'service-not-covered';
  if (request.resource === '*') return 'no-resource';
  return action === 'kms:retiregrant' || request.awsManagedKey === true ? 'not-covered' : undefined;
}

/** A VPC endpoint's policy binds what passes through it. */
export function askVpcEndpoint({ environment, context, action }: Question): LayerResult | undefined {
  if (!environment.vpcEndpointPolicies) return undefined;
  if (context.request.principal.kind === 'service') return unasked('vpc-endpoint', 'service-principal');
  return say(
    'vpc-endpoint',
    askPolicies(environment.vpcEndpointPolicies, context, action, {
      withPrincipals: true,
      hasBoundary: false,
    }),
  );
}

const ACL_ACTIONS = new Set([
  's3:putbucketacl',
  's3:putobjectacl',
  's3:putobjectversionacl',
  's3:putobject',
  's3:createbucket',
]);

/** `RestrictPublicBuckets` keeps everyone but the owner's account and services from a bucket with a public policy; `BlockPublicAcls` refuses public canned ACLs. */
export function askBlockPublicAccess({ environment, context, action }: Question): LayerResult | undefined {
  const settings = environment.blockPublicAccess;
  if (!settings || !action.startsWith('s3:')) return undefined;
  const { request } = context;
  let allows: Truth = 'yes';
  if (settings.restrictPublicBuckets && environment.publicPolicy && request.principal.kind !== 'service') {
    if (
      request.principal.kind === 'anonymous' ||
      accountOf(request.principal) !== resourceAccountOf(request)
    ) {
      allows = 'no';
    }
  }
  if (settings.blockPublicAcls && ACL_ACTIONS.has(action)) {
    // only an ACL that is known to be public is refused: a caller need not send one
    const acl = context.lookup('s3:x-amz-acl');
    if (acl.state === 'values' && acl.values.some((value) => PUBLIC_ACLS.has(value))) allows = 'no';
  }
  return { layer: 'block-public-access', allows, denies: 'no', statements: [] };
}

const OWNER_ACTIONS = new Set(['s3:getbucketpolicy', 's3:putbucketpolicy', 's3:deletebucketpolicy']);

/** The policies of the resource itself. The root user of a bucket's account cannot lock itself out of the bucket policy. */
export function askResource({ environment, context, action, sameAccount }: Question): ResourceLayer {
  const said = askPolicies(environment.resourcePolicies, context, action, {
    withPrincipals: true,
    hasBoundary: environment.boundary !== undefined,
  });
  const result = { ...say('resource', said), allowsBy: said.allowsBy };
  const keeps = sameAccount && context.request.principal.kind === 'root' && OWNER_ACTIONS.has(action);
  return keeps && said.denies !== 'no'
    ? { ...result, denies: 'no', notAsked: 'owner-keeps-control' }
    : result;
}

/** What the principal may by its own policies; root may everything; services, providers and anonymous callers have none. */
export function askIdentity({ environment, context, action }: Question): LayerResult | undefined {
  const { kind } = context.request.principal;
  if (kind === 'service' || kind === 'anonymous' || kind === 'identity-provider') return undefined;
  if (kind === 'root') return { layer: 'identity', allows: 'yes', denies: 'no', statements: [] };
  return say('identity', askPolicies(environment.identityPolicies, context, action, WITHOUT_PRINCIPALS));
}

/** The permissions boundary of a user or role. */
export function askBoundary({ environment, context, action }: Question): LayerResult | undefined {
  if (!environment.boundary || !hasOwnPolicies(context)) return undefined;
  return say('boundary', askPolicies(environment.boundary, context, action, WITHOUT_PRINCIPALS));
}

/** The policies that were passed when the session was made. */
export function askSession({ environment, context, action }: Question): LayerResult | undefined {
  const { kind } = context.request.principal;
  if (
    !environment.sessionPolicies ||
    (kind !== 'assumed-role' && kind !== 'role' && kind !== 'federated-user')
  ) {
    return undefined;
  }
  return say('session', askPolicies(environment.sessionPolicies, context, action, WITHOUT_PRINCIPALS));
}

function hasOwnPolicies({ request }: Context): boolean {
  return ['user', 'role', 'assumed-role', 'federated-user'].includes(request.principal.kind);
}

function say(layer: Layer, said: PoliciesSay): LayerResult {
  return { layer, allows: said.allows, denies: said.denies, statements: said.matches };
}

function unasked(layer: Layer, notAsked: NotAsked): LayerResult {
  return { layer, allows: 'yes', denies: 'no', notAsked, statements: [] };
}
