import { anonymousPrincipal, runSimulation, type Simulation } from '@cloud-copilot/iam-simulate';
import { contextOf, DERIVED_KEYS, type PolicyInput } from '../../src/index.ts';
import type { DifferentialCase } from './case.ts';

/** What the other engine says of a case. */
export interface OtherAnswer {
  readonly decision: 'allowed' | 'explicitly-denied' | 'implicitly-denied' | 'error';
  readonly message?: string | undefined;
  /** Context keys that it left out of the evaluation, lower case. */
  readonly dropped: readonly string[];
}

const DECISIONS = {
  Allowed: 'allowed',
  ExplicitlyDenied: 'explicitly-denied',
  ImplicitlyDenied: 'implicitly-denied',
} as const;

/** Asks the other engine, through its public interface with its own checks. It derives no context keys, so it is given ours. */
export async function askOther(question: DifferentialCase): Promise<OtherAnswer> {
  const answer = await runSimulation(simulationOf(question), {});
  if (answer.resultType === 'error') {
    return { decision: 'error', message: JSON.stringify(answer.errors), dropped: [] };
  }
  const dropped =
    answer.resultType === 'single'
      ? (answer.result.ignoredContextKeys ?? [])
      : answer.results.flatMap(({ ignoredContextKeys }) => ignoredContextKeys ?? []);
  return {
    decision: DECISIONS[answer.overallResult],
    dropped: dropped.map((key) => key.toLowerCase()),
  };
}

function simulationOf({ request, environment }: DifferentialCase): Simulation {
  const { principal } = request;
  const named = (policies: readonly PolicyInput[]) =>
    policies.map(({ name, document }) => ({ name, policy: document }));
  const levels = (list: readonly (readonly PolicyInput[])[] | undefined) =>
    (list ?? []).map((policies, level) => ({ orgIdentifier: `level-${level}`, policies: named(policies) }));
  return {
    request: {
      principal:
        principal.kind === 'anonymous' ? anonymousPrincipal : (principal.arn ?? principal.service ?? ''),
      action: request.action,
      resource: {
        resource: typeof request.resource === 'string' ? request.resource : request.resource.anyOf,
        accountId: request.resourceAccount ?? '',
      },
      contextVariables: contextFor(request),
    },
    identityPolicies: named(environment.identityPolicies ?? []),
    ...(environment.boundary ? { permissionBoundaryPolicies: named([environment.boundary]) } : {}),
    ...(environment.sessionPolicies?.[0] ? { sessionPolicy: environment.sessionPolicies[0].document } : {}),
    ...(environment.resourcePolicies?.[0]
      ? { resourcePolicy: environment.resourcePolicies[0].document }
      : {}),
    ...(environment.vpcEndpointPolicies
      ? { vpcEndpointPolicies: named(environment.vpcEndpointPolicies) }
      : {}),
    serviceControlPolicies: levels(environment.scps),
    resourceControlPolicies: levels(environment.rcps),
    ...(environment.blockPublicAccess
      ? {
          additionalSettings: {
            s3: { blockPublicAccess: environment.blockPublicAccess.restrictPublicBuckets },
          },
        }
      : {}),
  };
}

/** The case's context, with the values that our engine derives. Keys of other services are not ours to add. */
function contextFor(request: DifferentialCase['request']): Record<string, string | string[]> {
  const context: Record<string, string | string[]> = {};
  for (const [key, value] of Object.entries(request.context ?? {})) {
    context[key] = typeof value === 'string' ? value : [...value];
  }
  const { lookup } = contextOf(request);
  const given = new Set(Object.keys(context).map((key) => key.toLowerCase()));
  for (const { key } of DERIVED_KEYS) {
    if (!key.startsWith('aws:') || key.endsWith('/') || given.has(key.toLowerCase())) continue;
    const found = lookup(key.toLowerCase());
    if (found.state === 'values') {
      context[key] = MULTIVALUED.has(key) ? [...found.values] : (found.values[0] as string);
    }
  }
  for (const [name, value] of Object.entries(request.principal.tags ?? {}))
    context[`aws:PrincipalTag/${name}`] = value;
  return context;
}

const MULTIVALUED = new Set([
  'aws:PrincipalOrgPaths',
  'aws:ResourceOrgPaths',
  'aws:PrincipalServiceNamesList',
  'aws:SourceOrgPaths',
]);
