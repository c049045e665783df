import { type Analysis, compareIds, isCurrent, type Problem, permissionsOf, type Threat } from '@demarc/core';
import type { IamFacts } from '../facts.ts';
import type { AccountDetails, AccountPrincipal } from './account.ts';
import { assumableRoles, type Edge } from './chains.ts';
import { type Cutting, cuttingControls } from './cutting.ts';
import { type ExposureSurroundings, type Judged, judging } from './judged.ts';
import { ownVerdicts, rolesOfService } from './own.ts';
import { after, isFurther, REACHABLE, type Verdict, verdictOf } from './verdict.ts';

/** Whether a principal can carry out a threat, and on which way. */
export interface ThreatFinding {
  readonly threat: string;
  readonly verdict: Verdict;
  /** The roles that it becomes on the way, in order; empty: by its own right. */
  readonly path: readonly string[];
}

export interface PrincipalExposure {
  readonly principal: AccountPrincipal;
  /** One for each threat that IAM gates, in id order. */
  readonly findings: readonly ThreatFinding[];
  readonly reachable: number;
  readonly conditional: number;
}

export interface ThreatExposure {
  readonly threat: string;
  /** `not-gated`: no permission of the customer's IAM stands before it; never shown as reachable. */
  readonly gate: 'iam' | 'not-gated';
  /** How many principals can, and can under conditions. */
  readonly reachable: number;
  readonly conditional: number;
  /** The controls whose policies would cut it, those that cut most first. */
  readonly cutBy: readonly Cutting[];
}

export interface Exposure {
  /** Who reaches most comes first. */
  readonly principals: readonly PrincipalExposure[];
  /** In id order. */
  readonly threats: readonly ThreatExposure[];
  readonly problems: readonly Problem[];
}

export interface Progress {
  readonly done: number;
  readonly of: number;
}

/**
 * Which threats can be carried out by whom: each principal's permissions are tried against each threat's access expression, roles that it can
 * become are followed, and the policies that controls ship are tried against what is reachable. Yields its progress, so that the caller can show
 * it and breathe; the same input gives the same result.
 */
export function* expose(
  analysis: Analysis,
  account: AccountDetails,
  facts: IamFacts,
  surroundings: ExposureSurroundings = {},
): Generator<Progress, Exposure> {
  const { principals } = account;
  const threats = analysis.model.threats.filter(isCurrent).sort((a, b) => compareIds(a.id, b.id));
  const gated = threats.filter(({ access }) => verdictOf(access, () => REACHABLE) !== undefined);
  const total = principals.length * 2 + analysis.model.controls.length;
  const problems: Problem[] = [...account.problems];
  const told = new Set<string>();
  const judged: Judged[] = [];
  const own: (readonly Verdict[])[] = [];
  const judge = judging(surroundings, facts, servicesOf(gated));
  for (const principal of principals) {
    const { value, problems: found } = judge(principal);
    for (const problem of found) {
      // policies around everybody are told once
      const key = problem.message.slice(principal.arn.length);
      if (!told.has(key)) problems.push(problem);
      told.add(key);
    }
    judged.push(value);
    if (judged.length % 20 === 0) yield { done: judged.length, of: total };
  }
  const service = analysis.model.metadata.service.toLowerCase();
  const passable = rolesOfService(principals, service);
  for (const one of judged) {
    own.push(ownVerdicts(one, gated, facts, passable));
    if (own.length % 20 === 0) yield { done: judged.length + own.length, of: total };
  }
  const edges = assumableRoles(judged);
  const found = judged.map((one, at) => ({
    principal: one.principal,
    ...counted(findingsOf(at, gated, own, edges, principals)),
  }));
  const reached = gated.map((threat, at) => ({
    threat,
    reaching: judged.filter((_, of) => own[of]?.[at]?.reach !== 'cut'),
  }));
  const trial = cuttingControls(analysis, reached, facts);
  let step = trial.next();
  for (let tried = 1; !step.done; tried++) {
    yield { done: principals.length * 2 + tried, of: total };
    step = trial.next();
  }
  const cutting = step.value;
  const exposed = gated.map(({ id }, at): ThreatExposure => {
    const reach = (wanted: Verdict['reach']) =>
      found.filter(({ findings }) => findings[at]?.verdict.reach === wanted).length;
    return {
      threat: id,
      gate: 'iam',
      reachable: reach('reachable'),
      conditional: reach('conditional'),
      cutBy: cutting.get(id) ?? [],
    };
  });
  const notGated = threats
    .filter((threat) => !gated.includes(threat))
    .map(
      ({ id }): ThreatExposure => ({
        threat: id,
        gate: 'not-gated',
        reachable: 0,
        conditional: 0,
        cutBy: [],
      }),
    );
  return {
    principals: found.sort(
      (a, b) =>
        b.reachable - a.reachable ||
        b.conditional - a.conditional ||
        (a.principal.arn < b.principal.arn ? -1 : 1),
    ),
    threats: [...exposed, ...notGated].sort((a, b) => compareIds(a.threat, b.threat)),
    problems,
  };
}

/** The IAM prefixes of what the threats need, and of what it takes to become another principal. */
function servicesOf(threats: readonly Threat[]): ReadonlySet<string> {
  const permissions = threats.flatMap(({ access }) => permissionsOf(access));
  return new Set([
    'sts',
    'iam',
    ...permissions.map((permission) => permission.toLowerCase().split(':', 1)[0] ?? ''),
  ]);
}

/** For each threat the way on which a principal comes furthest: by its own right, or as a role that it can become, with the fewest steps. */
function findingsOf(
  start: number,
  threats: readonly Threat[],
  own: readonly (readonly Verdict[])[],
  edges: readonly (readonly Edge[])[],
  principals: readonly AccountPrincipal[],
): readonly ThreatFinding[] {
  const ways = waysFrom(start, edges);
  return threats.map(({ id }, at): ThreatFinding => {
    let best: ThreatFinding | undefined;
    for (const { to, path, verdict } of ways) {
      const target = own[to]?.[at] as Verdict;
      const whole = verdict ? after(verdict, target) : target;
      if (best && !isFurther(whole.reach, best.verdict.reach)) continue;
      best = { threat: id, verdict: whole, path: path.map((step) => principals[step]?.arn ?? '') };
    }
    return best as ThreatFinding;
  });
}

interface Way {
  readonly to: number;
  readonly path: readonly number[];
  /** What the steps hang on; none for the principal itself. */
  readonly verdict?: Verdict;
}

/** Every principal that one can become, nearest first; of ways of one length those without conditions. */
function waysFrom(start: number, edges: readonly (readonly Edge[])[]): readonly Way[] {
  const ways: Way[] = [{ to: start, path: [] }];
  const sure = new Set([start]);
  const unsure = new Set<number>();
  for (let at = 0; at < ways.length; at++) {
    const way = ways[at] as Way;
    for (const { to, verdict } of edges[way.to] ?? []) {
      const whole = way.verdict ? after(way.verdict, verdict) : verdict;
      const certain = whole.reach === 'reachable';
      if (sure.has(to) || (!certain && unsure.has(to))) continue;
      (certain ? sure : unsure).add(to);
      ways.push({ to, path: [...way.path, to], verdict: whole });
    }
  }
  return ways;
}

function counted(findings: readonly ThreatFinding[]): Omit<PrincipalExposure, 'principal'> {
  const count = (reach: Verdict['reach']) => findings.filter(({ verdict }) => verdict.reach === reach).length;
  return { findings, reachable: count('reachable'), conditional: count('conditional') };
}
