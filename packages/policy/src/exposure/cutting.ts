import { type Analysis, isPolicyImplementation, type PolicyImplementation, type Threat } from '@demarc/core';
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

/** Tries the policies that the controls of a threat ship, filled in with their examples, on the principals that reach it. */
export function cuttingControls(
  { index }: Analysis,
  threat: Threat,
  reaching: readonly Judged[],
  facts: IamFacts,
): readonly Cutting[] {
  if (reaching.length === 0) return [];
  const tried = reaching.slice(0, MOST_TRIED);
  const cutting: Cutting[] = [];
  for (const { control } of index.mitigatorsOf.get(threat.id) ?? [])
    for (const shipped of control.implementations.filter(isPolicyImplementation)) {
      const add = adding(shipped);
      if (!add) continue;
      const cuts = tried.filter(
        (one) => ownVerdicts(one, [threat], facts, undefined, add(one.environment))[0]?.reach === 'cut',
      ).length;
      if (cuts > 0)
        cutting.push({
          control: control.id,
          kind: shipped.kind,
          ...(shipped.title === undefined ? {} : { title: shipped.title }),
          cuts,
          of: tried.length,
        });
    }
  return cutting.sort((a, b) => b.cuts - a.cuts);
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
