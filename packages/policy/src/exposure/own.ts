import type { Threat } from '@demarc/core';
import type { PolicyStatement } from '../document/document.ts';
import { compileEnvironment, type Environment } from '../evaluate/environment.ts';
import type { IamFacts } from '../facts.ts';
import { glob, globMatches } from '../match/glob.ts';
import type { AccountPrincipal } from './account.ts';
import { ASSUMED, askPermission, askResource } from './ask.ts';
import type { Judged } from './judged.ts';
import { further, type Verdict, verdictOf } from './verdict.ts';

/** A role that a service may take on, and so be passed to it. */
export interface PassableRole {
  readonly arn: string;
  /** `batchoperations.s3.amazonaws.com` */
  readonly service: string;
}

/** What a principal can do by its own right, threat by threat; each permission is asked once. All threats are gated. */
export function ownVerdicts(
  one: Judged,
  threats: readonly Threat[],
  facts: IamFacts,
  passable: readonly PassableRole[] | undefined,
  environment: Environment = one.environment,
): readonly Verdict[] {
  const asked = new Map<string, Verdict>();
  const judged = { ...one, environment };
  const ask = (permission: string): Verdict => {
    const known = asked.get(permission);
    if (known) return known;
    const verdict = askOnce(permission, judged, facts, passable, ask);
    asked.set(permission, verdict);
    return verdict;
  };
  return threats.map(({ access }) => verdictOf(access, ask) as Verdict);
}

function askOnce(
  permission: string,
  { environment, asked }: Judged,
  facts: IamFacts,
  passable: readonly PassableRole[] | undefined,
  ask: (permission: string) => Verdict,
): Verdict {
  if (permission.includes('*'))
    return expand(permission, facts).map(ask).reduce(further, missing(permission));
  if (permission !== 'iam:PassRole' || !passable) return askPermission(environment, asked, permission, facts);
  return passable
    .map(({ arn, service }) =>
      askResource(environment, {
        principal: asked,
        action: permission,
        resource: arn,
        unknown: 'all',
        context: { ...ASSUMED, 'iam:PassedToService': service },
      }),
    )
    .map((verdict, at) => ({ ...verdict, resources: [passable[at]?.arn ?? ''] }))
    .reduce(further, { ...missing(permission), cuts: [{ permission, layer: 'no-role' }] });
}

/** The actions that a pattern stands for. */
function expand(pattern: string, { services }: IamFacts): readonly string[] {
  const wanted = glob(pattern.toLowerCase());
  return Object.entries(services).flatMap(([prefix, { actions }]) =>
    Object.keys(actions)
      .map((name) => `${prefix}:${name}`)
      .filter((action) => globMatches(wanted, action.toLowerCase())),
  );
}

function missing(permission: string): Verdict {
  return { reach: 'cut', conditions: [], cuts: [{ permission, layer: 'identity' }], resources: [] };
}

/**
 * The roles that a service may take on: those whose trust policy names one of its principals (`s3.amazonaws.com`, `batchoperations.s3.amazonaws.com`).
 * `undefined`: there are no roles to look at, so that any is possible.
 */
export function rolesOfService(
  principals: readonly AccountPrincipal[],
  service: string,
): readonly PassableRole[] | undefined {
  const roles = principals.filter(({ trust }) => trust !== undefined);
  if (roles.length === 0) return undefined;
  return roles.flatMap(({ arn, trust }) => {
    const { value } = compileEnvironment({ resourcePolicies: trust ? [trust] : [] });
    const statements: readonly PolicyStatement[] = value.resourcePolicies.flatMap(
      ({ document }) => document.statements,
    );
    const trusted = statements.flatMap(({ effect, principal }) =>
      effect === 'Allow' ? (principal?.Service ?? []) : [],
    );
    return [...new Set(trusted)]
      .filter((name) => name.split('.').includes(service))
      .map((name) => ({ arn, service: name }));
  });
}
