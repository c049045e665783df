import type { Problem } from '@demarc/core';
import { compileEnvironment, type Environment } from '../evaluate/environment.ts';
import { type CompiledPolicy, compilePolicy, type PolicyInput } from '../evaluate/policy.ts';
import { accountOf, type Principal } from '../evaluate/request.ts';
import type { IamFacts } from '../facts.ts';
import { accountOfArn } from '../match/arn.ts';
import type { AccountPrincipal } from './account.ts';

/** What stands around the principals. What is left out is not there. */
export interface ExposureSurroundings {
  /** Service control policies of the account; `FullAWSAccess` is added. */
  readonly scps?: readonly PolicyInput[] | undefined;
  readonly rcps?: readonly PolicyInput[] | undefined;
  /** Policies of buckets, keys, queues …: their denials limit, their grants add. */
  readonly resourcePolicies?: readonly PolicyInput[] | undefined;
}

/** A principal with its policies compiled. */
export interface Judged {
  readonly principal: AccountPrincipal;
  readonly asked: Principal;
  readonly environment: Environment;
}

const FULL_ACCESS: PolicyInput = {
  name: 'FullAWSAccess',
  document: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
};

/**
 * Compiles principals' policies within their surroundings. A policy that many have is compiled once, and statements about services other than
 * `services` (IAM prefixes) are left out: large accounts stay small in memory. A malformed policy is told and left out.
 */
export function judging(
  { scps = [], rcps = [], resourcePolicies = [] }: ExposureSurroundings,
  facts: IamFacts,
  services: ReadonlySet<string>,
): (principal: AccountPrincipal) => { readonly value: Judged; readonly problems: readonly Problem[] } {
  const around = remembered((account: string) =>
    compileEnvironment({
      ...(scps.length > 0 ? { scps: [[FULL_ACCESS, ...scps]] } : {}),
      ...(rcps.length > 0 ? { rcps: [rcps] } : {}),
      resourcePolicies: [...resourcePolicies, defaultKeyPolicy(account)],
      rcpServices: facts.rcpServices,
    }),
  );
  const compiled = remembered((policy: PolicyInput) => {
    const { value, problems } = compilePolicy(policy);
    return { policies: value ? [speakingOf(services, value)] : [], problems };
  });
  return (principal) => {
    const asked = principalOf(principal);
    const surroundings = around(accountOf(asked));
    const own = principal.policies.map(compiled);
    const boundary = principal.boundary && compiled(principal.boundary);
    const problems = [...own, ...(boundary ? [boundary] : []), surroundings].flatMap((one) => one.problems);
    return {
      value: {
        principal,
        asked,
        environment: {
          ...surroundings.value,
          identityPolicies: own.flatMap(({ policies }) => policies),
          boundary: boundary?.policies,
        },
      },
      problems: problems.map((problem) => ({
        ...problem,
        message: `${principal.arn}: \`${problem.id ?? 'policy'}\`: ${problem.message}; it is left out`,
      })),
    };
  };
}

/** A policy without the statements that speak of other services only. */
function speakingOf(services: ReadonlySet<string>, policy: CompiledPolicy): CompiledPolicy {
  const concerns = (action: string) => {
    const [prefix = ''] = action.toLowerCase().split(':', 1);
    return services.has(prefix) || /[*?]/.test(prefix);
  };
  const statements = policy.statements.filter(
    ({ source }) => source.action === undefined || source.action.some(concerns),
  );
  const document = { ...policy.document, statements: statements.map(({ source }) => source) };
  return { ...policy, document, statements };
}

function remembered<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}

export function principalOf({ kind, arn, tags, id }: AccountPrincipal): Principal {
  return { kind, arn, account: accountOfArn(arn), tags, ...(id === undefined ? {} : { id }) };
}

/** Key policies are not in a dump: keys are taken to have AWS's default policy, which leaves the decision to IAM. */
function defaultKeyPolicy(account: string): PolicyInput {
  return {
    name: 'default key policy (taken for granted)',
    document: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${account}:root` },
          Action: 'kms:*',
          Resource: '*',
        },
      ],
    },
  };
}
