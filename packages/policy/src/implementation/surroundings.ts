import type { CaseSurroundings, PolicyImplementation, RequestCase } from '@demarc/core';
import type { EnvironmentInput } from '../evaluate/environment.ts';
import type { PolicyInput } from '../evaluate/policy.ts';
import { accountOf, type Principal } from '../evaluate/request.ts';

const EVERYTHING = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
const EVERYONE = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
};

/** The name under which the control's own policy appears in decisions. */
export const OWN_POLICY = 'this policy';

/** The kinds that stand on the resource. */
const RESOURCE_KINDS = new Set(['bucket-policy', 'kms-key-policy', 'trust-policy', 'resource-policy']);

/**
 * The environment of a case: the control's policy (`own`; left out: taken away) within its surroundings.
 * Open surroundings allow everything that the policy could stop: the caller's own policies allow all, and where the caller is of another account,
 * a service or anonymous, or the resource lets only in whom its policy names, the resource's policy allows everyone.
 */
export function environmentOf(
  implementation: PolicyImplementation,
  testCase: RequestCase,
  principal: Principal,
  own: unknown | undefined,
  rcpServices: readonly string[] | undefined,
): EnvironmentInput {
  const given = testCase.given ?? {};
  const { kind } = implementation;
  const mine: readonly PolicyInput[] = own === undefined ? [] : [{ name: OWN_POLICY, document: own }];
  const open = implementation.surroundings === 'open';
  const at = (wanted: boolean) => (wanted ? mine : []);
  const full = (policies: readonly PolicyInput[]) =>
    implementation.replacesFullAccess && own !== undefined
      ? policies
      : [named('full-access', EVERYTHING), ...policies];
  const identityPolicies = [
    ...listed('identity', given.identityPolicies ?? (open ? [EVERYTHING] : [])),
    ...at(kind === 'identity-policy'),
  ];
  const resourcePolicies = [
    ...listed(
      'resource',
      given.resourcePolicies ?? (open && needsGrant(testCase, principal) ? [EVERYONE] : []),
    ),
    ...at(RESOURCE_KINDS.has(kind)),
  ];
  const accessPointPolicies = [
    ...listed('access-point', given.accessPointPolicies ?? (open ? [EVERYONE] : [])),
    ...at(kind === 'access-point-policy'),
  ];
  const boundary = kind === 'boundary' ? mine[0] : given.boundary && named('boundary', given.boundary);
  const sessionPolicies =
    kind === 'session-policy' ? mine : given.sessionPolicies && listed('session', given.sessionPolicies);
  return {
    identityPolicies,
    resourcePolicies,
    ...(testCase.accessPoint ? { accessPointPolicies } : {}),
    ...(boundary ? { boundary } : {}),
    ...(sessionPolicies && sessionPolicies.length > 0 ? { sessionPolicies } : {}),
    ...levelOf('scps', kind === 'scp', full, mine, given),
    ...levelOf('rcps', kind === 'rcp', (policies) => policies, mine, given),
    ...endpointOf(implementation, mine, given),
    ...(given.blockPublicAccess ? { blockPublicAccess: given.blockPublicAccess } : {}),
    ...(given.principalInManagementAccount === undefined
      ? {}
      : { principalInManagementAccount: given.principalInManagementAccount }),
    ...(given.resourceInManagementAccount === undefined
      ? {}
      : { resourceInManagementAccount: given.resourceInManagementAccount }),
    ...(rcpServices ? { rcpServices } : {}),
  };
}

/** Whether the caller gets in only where the resource's policy lets it. */
function needsGrant({ action, resource, resourceAccount }: RequestCase, principal: Principal): boolean {
  if (['service', 'anonymous', 'identity-provider'].includes(principal.kind)) return true;
  if (/^(kms:|sts:assumerole)/i.test(action) && resource !== '*') return true;
  return resourceAccount !== undefined && resourceAccount !== accountOf(principal);
}

function levelOf(
  key: 'scps' | 'rcps',
  isOwn: boolean,
  surround: (policies: readonly PolicyInput[]) => readonly PolicyInput[],
  mine: readonly PolicyInput[],
  given: CaseSurroundings,
): EnvironmentInput {
  const others = given[key];
  if (!isOwn && !others) return {};
  const otherPolicies = listed(key.slice(0, -1), others ?? []);
  return { [key]: [surround([...otherPolicies, ...(isOwn ? mine : [])])] };
}

function endpointOf(
  implementation: PolicyImplementation,
  mine: readonly PolicyInput[],
  given: CaseSurroundings,
): EnvironmentInput {
  if (implementation.kind !== 'vpc-endpoint-policy') {
    return given.vpcEndpointPolicies
      ? { vpcEndpointPolicies: listed('endpoint', given.vpcEndpointPolicies) }
      : {};
  }
  // an endpoint has one policy; without one of its own it has AWS's, which allows everything
  if (mine.length === 0) return { vpcEndpointPolicies: [named('full-access', EVERYONE)] };
  return {
    vpcEndpointPolicies: implementation.replacesFullAccess ? mine : [named('full-access', EVERYONE), ...mine],
  };
}

function listed(name: string, documents: readonly unknown[]): readonly PolicyInput[] {
  return documents.map((document, index) =>
    named(documents.length > 1 ? `${name} ${index + 1}` : name, document),
  );
}

function named(name: string, document: unknown): PolicyInput {
  return { name, document };
}
