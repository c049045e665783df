import { and, or, type Truth } from '../match/truth.ts';
import { type Context, contextOf } from './context.ts';
import type { Decision, Layer, LayerResult, Requirement } from './decision.ts';
import type { Environment } from './environment.ts';
import {
  askBlockPublicAccess,
  askBoundary,
  askIdentity,
  askRcps,
  askResource,
  askScps,
  askSession,
  askVpcEndpoint,
  type Question,
  type ResourceLayer,
} from './layers.ts';
import { accountOf, type Request, resourceAccountOf } from './request.ts';

/**
 * Decides a request as AWS's policy evaluation logic does: an explicit denial anywhere wins; then every layer that limits must allow,
 * and identity policies or (within one account) the resource's policy must grant; across accounts both must.
 * What is not known makes the decision `conditional`, with the statements on which it hangs.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
 */
export function evaluate(environment: Environment, request: Request): Decision {
  const context = contextOf(request);
  const decision = decide(environment, context);
  if (!request.accessPoint) return decision;
  // through an access point both its policy and the bucket's must allow
  const atAccessPoint: Request = {
    ...request,
    resource: accessPointResource(request),
    resourceAccount: accountOfAccessPoint(request),
  };
  const side = decide(
    { ...environment, resourcePolicies: environment.accessPointPolicies },
    { ...context, request: atAccessPoint },
  );
  return worse(decision, { ...side, side: 'access-point' });
}

/** Decides several requests that one operation needs all of (a copy reads and writes): the worst decision. */
export function evaluateAll(environment: Environment, requests: readonly Request[]): Decision | undefined {
  let worst: Decision | undefined;
  for (const request of requests) {
    const decision = evaluate(environment, request);
    worst = worst ? worse(worst, decision) : decision;
  }
  return worst;
}

const ORDER: readonly Decision['decision'][] = [
  'allowed',
  'conditional',
  'implicitly-denied',
  'explicitly-denied',
];

function worse(a: Decision, b: Decision): Decision {
  if (a.decision === 'conditional' && b.decision === 'conditional') {
    return { ...a, conditions: [...a.conditions, ...b.conditions], layers: [...a.layers, ...b.layers] };
  }
  return ORDER.indexOf(b.decision) > ORDER.indexOf(a.decision) ? b : a;
}

function decide(environment: Environment, context: Context): Decision {
  const { request } = context;
  const question: Question = {
    environment,
    context,
    action: request.action.toLowerCase(),
    sameAccount: isSameAccount(request),
  };
  const scps = askScps(question);
  const rcps = askRcps(question);
  const endpoint = askVpcEndpoint(question);
  const blocked = askBlockPublicAccess(question);
  const resource = askResource(question);
  const identity = askIdentity(question);
  const boundary = askBoundary(question);
  const session = askSession(question);
  const grant = whatGrants(question, identity, boundary, session, resource);
  const layers = [...scps, ...rcps, endpoint, blocked, resource, identity, boundary, session].filter(
    (layer) => layer !== undefined,
  );
  let denies: Truth = 'no';
  for (const layer of layers) denies = or(denies, layer.denies);
  if (denies === 'yes') {
    const denying = layers.find((layer) => layer.denies === 'yes') as LayerResult;
    return {
      decision: 'explicitly-denied',
      layer: denying.layer,
      statement: denying.statements.find(({ effect, applies }) => effect === 'Deny' && applies === 'yes')
        ?.statement,
      conditions: [],
      layers,
    };
  }
  let limits: Truth = 'yes';
  for (const layer of [...scps, ...rcps, endpoint, blocked]) if (layer) limits = and(limits, layer.allows);
  const allows = and(limits, grant.allows);
  if (allows === 'no') {
    const missing = [...scps, ...rcps, endpoint, blocked].find((layer) => layer?.allows === 'no');
    return { decision: 'implicitly-denied', layer: missing?.layer ?? grant.missing, conditions: [], layers };
  }
  if (allows === 'yes' && denies === 'no') {
    return {
      decision: 'allowed',
      layer: grant.by,
      statement: grantingStatement(layers, grant.by),
      conditions: [],
      layers,
    };
  }
  return { decision: 'conditional', conditions: requirements(layers), layers };
}

/** Whether a principal and a resource belong together; services and anonymous callers are judged by the resource's policy alone. */
function isSameAccount(request: Request): boolean {
  return accountOf(request.principal) === resourceAccountOf(request);
}

interface Grant {
  readonly allows: Truth;
  /** The layer that grants. */
  readonly by: Layer;
  /** The layer whose grant is missing, if none grants. */
  readonly missing: Layer;
}

function whatGrants(
  { context, sameAccount, action }: Question,
  identity: LayerResult | undefined,
  boundary: LayerResult | undefined,
  session: LayerResult | undefined,
  resource: ResourceLayer,
): Grant {
  const { allowsBy } = resource;
  const byItself = or(allowsBy.self, allowsBy.everyone);
  const limits = and(boundary?.allows ?? 'yes', session?.allows ?? 'yes');
  if (!identity) return { allows: byItself, by: 'resource', missing: 'resource' };
  const ownRight = and(identity.allows, limits);
  const own: Layer = context.request.principal.kind === 'root' ? 'root-user' : 'identity';
  const missingOwn: Layer =
    identity.allows === 'no'
      ? 'identity'
      : boundary?.allows === 'no'
        ? 'boundary'
        : session?.allows === 'no'
          ? 'session'
          : 'identity';
  if (!sameAccount) {
    return {
      allows: and(ownRight, resource.allows),
      by: own,
      missing: ownRight === 'no' ? missingOwn : 'resource',
    };
  }
  const byResource = or(byItself, and(allowsBy.role, limits));
  const mustBeNamed = needsResourcePolicy(action, context.request);
  const byIdentity = mustBeNamed ? and(ownRight, resource.allows) : ownRight;
  return {
    allows: or(byResource, byIdentity),
    by: byResource === 'yes' ? 'resource' : own,
    missing: mustBeNamed && resource.allows === 'no' ? 'resource' : missingOwn,
  };
}

const TRUST_ACTIONS = new Set([
  'sts:assumerole',
  'sts:assumerolewithsaml',
  'sts:assumerolewithwebidentity',
  'sts:tagsession',
  'sts:setsourceidentity',
  'sts:setcontext',
]);

/** Roles and KMS keys let nobody in, not even their own account, whom their policy does not name. */
function needsResourcePolicy(action: string, request: Request): boolean {
  if (TRUST_ACTIONS.has(action)) return true;
  return action.startsWith('kms:') && request.resource !== '*';
}

function grantingStatement(
  layers: readonly LayerResult[],
  by: Layer,
): LayerResult['statements'][number]['statement'] | undefined {
  const granting = layers.find(({ layer }) => layer === by);
  return granting?.statements.find(({ effect, applies }) => effect === 'Allow' && applies === 'yes')
    ?.statement;
}

/** The uncertain statements of the layers on which the decision hangs. */
function requirements(layers: readonly LayerResult[]): readonly Requirement[] {
  return layers.flatMap(({ layer, statements, allows, denies }) =>
    statements.flatMap(({ effect, applies, statement, needs }): readonly Requirement[] => {
      if (applies !== 'maybe') return [];
      const matters = effect === 'Deny' ? denies === 'maybe' : allows === 'maybe';
      return matters ? [{ layer, effect, statement, needs }] : [];
    }),
  );
}

function accountOfAccessPoint({ accessPoint }: Request): string {
  return accessPoint?.arn.split(':')[4] ?? '';
}

/** `arn:aws:s3:region:account:accesspoint/name`, or its object `…/object/key` when an object is asked for. */
function accessPointResource({ accessPoint, resource }: Request): Request['resource'] {
  const arn = accessPoint?.arn ?? '';
  const bucketResource = typeof resource === 'string' ? resource : resource.anyOf;
  const slash = bucketResource.indexOf('/');
  const own = slash < 0 ? arn : `${arn}/object/${bucketResource.slice(slash + 1)}`;
  return typeof resource === 'string' ? own : { anyOf: own };
}
