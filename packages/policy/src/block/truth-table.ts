import { compileEnvironment } from '../evaluate/environment.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import type { Principal } from '../evaluate/request.ts';
import type { BlockDocument, DocumentOptions } from './documents.ts';
import type { BlockPlan } from './plan.ts';

/** What the evaluator says of one permission once the policies are in force. */
export interface TruthRow {
  readonly permission: string;
  /** The blocked class whose permission it is; none for what is kept. */
  readonly blocked?: string | undefined;
  readonly expected: 'denied' | 'allowed';
  readonly got: 'denied' | 'allowed';
}

const ACCOUNT = '111122223333';
const ANYBODY: Principal = {
  kind: 'role',
  arn: `arn:aws:iam::${ACCOUNT}:role/demarc-anybody`,
  account: ACCOUNT,
};
const EVERYTHING = {
  name: 'everything',
  document: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
};

/** Asks the evaluator for every permission that is denied and every one that is kept, as a role that may everything and is not excepted. */
export function truthTable(
  plan: BlockPlan,
  documents: readonly BlockDocument[],
  { kind }: Pick<DocumentOptions, 'kind'>,
): readonly TruthRow[] {
  const policies = documents.map((document, at) => ({ name: `block ${at + 1}`, document }));
  const { value: environment } = compileEnvironment({
    identityPolicies: [EVERYTHING],
    ...(kind === 'scp' ? { scps: [[EVERYTHING, ...policies]] } : {}),
  });
  // each endpoint policy is asked alone: an endpoint has one
  const endpoints =
    kind === 'scp'
      ? []
      : policies.map(
          (policy) =>
            compileEnvironment({ identityPolicies: [EVERYTHING], vpcEndpointPolicies: [policy] }).value,
        );
  const ask = (permission: string): TruthRow['got'] => {
    const request = {
      principal: ANYBODY,
      action: permission,
      resource: { anyOf: '*' },
      unknown: 'all' as const,
    };
    const allowed = [environment, ...endpoints].every((one) => {
      const { decision } = evaluate(one, request);
      // keys need a grant of their own policy, which a blocking policy does not touch
      return decision === 'allowed' || (decision === 'implicitly-denied' && permission.startsWith('kms:'));
    });
    return allowed ? 'allowed' : 'denied';
  };
  return [
    ...plan.blocked.flatMap(({ id, permissions }) =>
      permissions.map(
        (permission): TruthRow => ({ permission, blocked: id, expected: 'denied', got: ask(permission) }),
      ),
    ),
    ...plan.kept.map((permission): TruthRow => ({ permission, expected: 'allowed', got: ask(permission) })),
  ];
}
