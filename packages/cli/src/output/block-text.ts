import type { Analysis } from '@demarc/core';
import type { BlockDocument, BlockKind, BlockPlan, Finding, TruthRow } from '@demarc/policy';

/** AWS attaches at most this many policies of the kind to one target. */
const MOST_ATTACHED: Readonly<Record<BlockKind, number>> = { scp: 5, 'vpc-endpoint-policy': 1 };

/** What a plan does, for the person who reviews it. */
export function blockText(
  { index }: Analysis,
  {
    plan,
    documents,
    rows,
    findings,
    kind,
  }: {
    readonly plan: BlockPlan;
    readonly documents: readonly BlockDocument[];
    readonly rows: readonly TruthRow[];
    readonly findings: readonly Finding[];
    readonly kind: BlockKind;
  },
): string {
  const count = (number: number, one: string, more: string) => `${number} ${number === 1 ? one : more}`;
  const named = (id: string) => `${id} ${index.featureClasses.get(id)?.name ?? ''}`.trim();
  const denied = rows.filter(({ expected }) => expected === 'denied');
  const kept = rows.filter(({ expected }) => expected === 'allowed');
  const wrong = rows.filter(({ expected, got }) => expected !== got);
  const untouched = plan.blocked.filter(({ permissions }) => permissions.length === 0);
  const lines = [
    `${count(plan.allowed.length, 'feature class stays', 'feature classes stay')}, ${plan.blocked.length} blocked by ${count(documents.length, 'policy', 'policies')} with ${count(denied.length, 'action', 'actions')}`,
    `truth table: ${denied.length - wrong.filter(({ expected }) => expected === 'denied').length} of ${denied.length} denied, ${kept.length - wrong.filter(({ expected }) => expected === 'allowed').length} of ${kept.length} kept untouched`,
    ...wrong.map(
      ({ permission, expected, got }) => `WRONG ${permission}: expected ${expected}, and it is ${got}`,
    ),
    ...plan.clashes.map(
      ({ permission, blocked, neededBy }) =>
        `not denied: ${permission} of ${named(blocked)}, needed by ${neededBy.map(named).join(', ')}`,
    ),
    ...untouched.map(
      ({ id, beyondReach, elsewhere }) =>
        `not blocked: ${named(id)}${elsewhere.length > 0 ? `, which rests on ${elsewhere.join(', ')} of other services` : beyondReach.length > 0 ? `, whose core actions have no permission of their own (${beyondReach.join(', ')})` : ', which has no action that could be denied for it alone'}`,
    ),
    ...findings.map(({ level, message }) => `${level}: ${message}`),
    ...(documents.length > MOST_ATTACHED[kind]
      ? [
          `${documents.length} policies are more than the ${MOST_ATTACHED[kind]} that can be attached to one target: try --wildcards, or block fewer`,
        ]
      : []),
  ];
  return lines.map((line) => `${line}\n`).join('');
}
