import { patternsMeet } from '@demarc/core';
import type { Decision, Requirement } from '../evaluate/decision.ts';
import type { Environment } from '../evaluate/environment.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import type { Principal, Request } from '../evaluate/request.ts';
import { accountOf } from '../evaluate/request.ts';
import { findAction, type IamFacts } from '../facts.ts';
import { further, REACHABLE, type Verdict } from './verdict.ts';

/** What an attacker is free to choose, and so is taken for granted: requests over TLS. */
export const ASSUMED: Readonly<Record<string, string>> = { 'aws:SecureTransport': 'true' };

/** Statements that are tried one by one to find resources on which a permission holds. */
const MOST_PATTERNS = 64;

/** How far a principal comes with one permission, on whichever resource lets it come furthest. Context that is not assumed is unknown. */
export function askPermission(
  environment: Environment,
  principal: Principal,
  permission: string,
  facts: IamFacts,
): Verdict {
  let best: Verdict | undefined;
  for (const resource of resourcesOf(permission, principal, facts)) {
    const verdict = askResource(environment, {
      principal,
      action: permission,
      resource,
      unknown: 'all',
      context: ASSUMED,
    });
    best = best ? further(best, verdict) : verdict;
    if (best.reach === 'reachable') break;
  }
  return best as Verdict;
}

/** How far a request comes. */
export function askResource(environment: Environment, request: Request): Verdict {
  const decision = evaluate(environment, request);
  const { resource } = request;
  if (decision.decision !== 'conditional' || typeof resource === 'string')
    return ofDecision(decision, request.action, true);
  const patterns = allowedPatterns(decision, resource.anyOf);
  if (patterns.length === 0) return ofDecision(decision, request.action, true);
  // it hangs on the resource: those that statements allow are tried one by one, as an attacker would, and then the others
  const tried: Verdict[] = [];
  for (const pattern of patterns) {
    const one = evaluate(environment, { ...request, resource: { anyOf: pattern } });
    const verdict = ofDecision(one, request.action, true);
    if (verdict.reach === 'reachable') return { ...verdict, resources: [pattern] };
    tried.push(verdict.reach === 'cut' ? verdict : { ...verdict, resources: [pattern] });
  }
  const elsewhere = decision.layers.some(
    ({ layer, statements }) =>
      layer === 'identity' &&
      statements.some(
        ({ effect, needs }) => effect === 'Allow' && needs.every(({ kind }) => kind !== 'resource'),
      ),
  );
  return (elsewhere ? [ofDecision(decision, request.action, false), ...tried] : tried).reduce(further);
}

/** The resource patterns that statements allow within the wanted ones. */
function allowedPatterns({ conditions }: Decision, anyOf: string): readonly string[] {
  const patterns = new Set<string>();
  for (const { effect, needs } of conditions)
    for (const need of needs)
      if (effect === 'Allow' && need.kind === 'resource' && !need.negated)
        for (const pattern of need.patterns) if (patternsMeet(pattern, anyOf)) patterns.add(pattern);
  return [...patterns].slice(0, MOST_PATTERNS);
}

/** The resources of an action as patterns: those of its types in the principal's account, `*` where it has none. */
function resourcesOf(
  permission: string,
  principal: Principal,
  facts: IamFacts,
): readonly Request['resource'][] {
  const found = findAction(facts, permission);
  const types = found?.facts.resources ?? [];
  if (!found || types.length === 0) return ['*'];
  return types.map((type) => {
    const arn = found.service.resources[type.replace(/\*$/, '')]?.arn;
    if (arn === undefined) return { anyOf: '*' };
    return {
      anyOf: arn
        .replace(/\$\{Partition\}/, 'aws')
        .replace(/\$\{Account\}/, accountOf(principal) || '*')
        .replaceAll(/\$\{[^}]*\}/g, '*'),
    };
  });
}

/** `someResource`: resources that only some statements allow count as allowed. */
function ofDecision(decision: Decision, permission: string, someResource: boolean): Verdict {
  switch (decision.decision) {
    case 'allowed':
      return REACHABLE;
    case 'conditional': {
      const conditions = open(decision, someResource);
      return conditions.length === 0
        ? { ...REACHABLE, resources: resourcesIn(decision) }
        : { reach: 'conditional', conditions, cuts: [], resources: resourcesIn(decision) };
    }
    default:
      return {
        reach: 'cut',
        conditions: [],
        cuts: [
          {
            permission,
            layer: decision.layer ?? 'identity',
            ...(decision.statement ? { statement: decision.statement } : {}),
          },
        ],
        resources: [],
      };
  }
}

const onlyResource = ({ needs }: Requirement) => needs.every(({ kind }) => kind === 'resource');

/**
 * What remains open when the attacker chooses the resource: a denial of some resources leaves the others; an allowance of some is enough, and then
 * no other condition of that layer matters.
 */
function open({ conditions, layers }: Decision, someResource: boolean): readonly Requirement[] {
  const satisfied = (requirement: Requirement) =>
    (someResource &&
      conditions.some(
        (other) => other.layer === requirement.layer && other.effect === 'Allow' && onlyResource(other),
      )) ||
    layers.some(({ layer, allows }) => layer === requirement.layer && allows === 'yes');
  return conditions.filter((requirement) =>
    requirement.effect === 'Deny'
      ? !requirement.needs.some(({ kind }) => kind === 'resource')
      : !satisfied(requirement),
  );
}

function resourcesIn({ conditions }: Decision): readonly string[] {
  const patterns = conditions.flatMap(({ effect, needs }) =>
    effect === 'Allow'
      ? needs.flatMap((need) => (need.kind === 'resource' && !need.negated ? need.patterns : []))
      : [],
  );
  return [...new Set(patterns)].slice(0, MOST_PATTERNS);
}
