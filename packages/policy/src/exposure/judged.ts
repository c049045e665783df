import type { Problem } from '@demarc/core';
import { compileEnvironment, type Environment } from '../evaluate/environment.ts';
import type { PolicyInput } from '../evaluate/policy.ts';
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

/** Compiles a principal's policies within their surroundings. A malformed policy is told and left out. */
export function judge(
  principal: AccountPrincipal,
  surroundings: ExposureSurroundings,
  facts: IamFacts,
): { readonly value: Judged; readonly problems: readonly Problem[] } {
  const { scps = [], rcps = [], resourcePolicies = [] } = surroundings;
  const asked = principalOf(principal);
  const { value: environment, problems } = compileEnvironment({
    identityPolicies: principal.policies,
    ...(principal.boundary ? { boundary: principal.boundary } : {}),
    ...(scps.length > 0 ? { scps: [[FULL_ACCESS, ...scps]] } : {}),
    ...(rcps.length > 0 ? { rcps: [rcps] } : {}),
    resourcePolicies: [...resourcePolicies, defaultKeyPolicy(accountOf(asked))],
    rcpServices: facts.rcpServices,
  });
  return {
    value: { principal, asked, environment },
    problems: problems.map((problem) => ({
      ...problem,
      message: `${principal.arn}: \`${problem.id ?? 'policy'}\`: ${problem.message}; it is left out`,
    })),
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
