import {
  type Analysis,
  compareIds,
  isCurrent,
  isPolicyImplementation,
  type PolicyImplementation,
  type Threat,
} from '@demarc/core';
import type { Environment } from '../evaluate/environment.ts';
import { compilePolicy } from '../evaluate/policy.ts';
import type { IamFacts } from '../facts.ts';
import { fillDocument, parameterValues } from '../implementation/parameters.ts';
import { readPolicyDocument } from '../implementation/run-policy.ts';
import type { Judged } from './judged.ts';
import { ownVerdicts } from './own.ts';

/** A control whose own policy, put in force, would cut a threat. */
export interface Cutting {
  readonly control: string;
  /** The kind of policy: `scp`. */
  readonly kind: PolicyImplementation['kind'];
  readonly title?: string | undefined;
  /** How many of the principals that reach the threat by their own right it cuts. */
  readonly cuts: number;
  readonly of: number;
}

/** Everybody is tried up to here; more tell nothing new, and would make the trial endless. */
const MOST_TRIED = 200;

/** A threat that IAM gates, with the principals that reach it by their own right. */
export interface ReachedThreat {
  readonly threat: Threat;
  readonly reaching: readonly Judged[];
}

/**
 * Tries the policies that controls ship, filled in with their examples, on the principals that reach the threats that the control mitigates. Each
 * policy is tried on all its threats together, as they need the same permissions again and again. Yields after each control.
 */
export function* cuttingControls(
  { model }: Analysis,
  reached: readonly ReachedThreat[],
  facts: IamFacts,
): Generator<undefined, ReadonlyMap<string, readonly Cutting[]>> {
  const cutting = new Map<string, Cutting[]>();
  for (const control of model.controls.filter(isCurrent)) {
    const mitigated = new Set(control.mitigations.map(({ threat }) => threat));
    const concerned = reached.filter(
      ({ threat, reaching }) => mitigated.has(threat.id) && reaching.length > 0,
    );
    if (concerned.length === 0) continue;
    for (const shipped of control.implementations.filter(isPolicyImplementation)) {
      const add = adding(shipped);
      if (!add) continue;
      const cuts = cutsOf(concerned, add, facts);
      for (const { threat, reaching } of concerned) {
        const count = cuts.get(threat.id) ?? 0;
        if (count === 0) continue;
        const list = cutting.get(threat.id) ?? [];
        cutting.set(threat.id, list);
        list.push({
          control: control.id,
          kind: shipped.kind,
          ...(shipped.title === undefined ? {} : { title: shipped.title }),
          cuts: count,
          of: Math.min(reaching.length, MOST_TRIED),
        });
      }
    }
    yield;
  }
  for (const list of cutting.values())
    list.sort((a, b) => b.cuts - a.cuts || compareIds(a.control, b.control));
  return cutting;
}

/** How many principals a policy cuts off from each threat. */
function cutsOf(
  concerned: readonly ReachedThreat[],
  add: (environment: Environment) => Environment,
  facts: IamFacts,
): ReadonlyMap<string, number> {
  const threatsOf = new Map<Judged, Threat[]>();
  for (const { threat, reaching } of concerned)
    for (const one of reaching.slice(0, MOST_TRIED)) {
      const list = threatsOf.get(one) ?? [];
      threatsOf.set(one, list);
      list.push(threat);
    }
  const cuts = new Map<string, number>();
  for (const [one, threats] of threatsOf)
    for (const [at, { reach }] of ownVerdicts(
      one,
      threats,
      facts,
      undefined,
      add(one.environment),
    ).entries()) {
      const id = threats[at]?.id ?? '';
      if (reach === 'cut') cuts.set(id, (cuts.get(id) ?? 0) + 1);
    }
  return cuts;
}

/** Puts a policy in force beside what stands; `undefined` for kinds that do not bind the principals of an account, or that cannot be read. */
function adding(shipped: PolicyImplementation): ((environment: Environment) => Environment) | undefined {
  const read = readPolicyDocument(shipped.document);
  if (read.problem) return undefined;
  const { value: values } = parameterValues(shipped.parameters, {}, { examples: true });
  const { value: policy } = compilePolicy({
    name: shipped.title ?? shipped.kind,
    document: fillDocument(read.value, values),
  });
  if (!policy) return undefined;
  const denies = policy.statements.every(({ effect }) => effect === 'Deny');
  switch (shipped.kind) {
    case 'scp':
      // a list of what is allowed takes the place of FullAWSAccess: a level of its own
      return ({ scps = [], ...rest }) => ({
        ...rest,
        scps:
          denies && scps.length > 0
            ? [...scps.slice(0, -1), [...(scps.at(-1) ?? []), policy]]
            : [...scps, denies ? [full(), policy] : [policy]],
      });
    case 'rcp':
      return ({ rcps = [], ...rest }) => ({ ...rest, rcps: [...rcps, [policy]] });
    case 'boundary':
      return ({ boundary = [], ...rest }) => ({
        ...rest,
        boundary: denies ? [full(), policy] : [...boundary, policy],
      });
    case 'bucket-policy':
    case 'kms-key-policy':
      return denies
        ? (environment) => ({ ...environment, resourcePolicies: [...environment.resourcePolicies, policy] })
        : undefined;
    default:
      return undefined;
  }
}

function full() {
  const { value } = compilePolicy({
    name: 'FullAWSAccess',
    document: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
  });
  if (!value) throw new Error('the policy that allows everything is sound');
  return value;
}
