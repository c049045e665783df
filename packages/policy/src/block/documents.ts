import { compareText } from '@demarc/core';
import { findAction, type IamFacts } from '../facts.ts';
import { LINT_SETTINGS } from '../lint/settings.ts';
import type { BlockPlan } from './plan.ts';

export const BLOCK_KINDS = ['scp', 'vpc-endpoint-policy'] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

export interface DocumentOptions {
  readonly kind: BlockKind;
  /** ARNs, with wildcards, of the principals that are excepted. */
  readonly except?: readonly string[] | undefined;
  /** Shorter lists by wildcards that match nothing else in the provider's data. */
  readonly wildcards?: boolean | undefined;
}

/** A statement of a policy that blocks. */
export interface BlockStatement {
  readonly Sid: string;
  readonly Effect: 'Deny' | 'Allow';
  readonly Principal?: '*';
  readonly Action: readonly string[] | string;
  readonly Resource: '*';
  readonly Condition?: { readonly ArnNotLike: { readonly 'aws:PrincipalArn': readonly string[] } };
}

export interface BlockDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly BlockStatement[];
}

/** An endpoint has one policy, which must allow what it does not deny. */
const LET_THROUGH: BlockStatement = {
  Sid: 'LetThrough',
  Effect: 'Allow',
  Principal: '*',
  Action: '*',
  Resource: '*',
};

/** The policies of a plan: one statement for each blocked class, split over several policies where one would be larger than the smaller quota. */
export function blockDocuments(
  plan: BlockPlan,
  options: DocumentOptions,
  facts: IamFacts,
): readonly BlockDocument[] {
  const { kind, except = [], wildcards = false } = options;
  const denied = new Set(plan.blocked.flatMap(({ permissions }) => permissions));
  const size = LINT_SETTINGS.sizes[kind];
  const most = size.safe ?? size.most;
  const statementOf = (id: string, name: string, actions: readonly string[]): BlockStatement => ({
    Sid: `Block${id.replaceAll(/[^A-Za-z0-9]/g, '')}${name.replaceAll(/[^A-Za-z0-9]/g, '').slice(0, 40)}`,
    Effect: 'Deny',
    ...(kind === 'vpc-endpoint-policy' ? { Principal: '*' as const } : {}),
    Action: actions,
    Resource: '*',
    ...(except.length > 0 ? { Condition: { ArnNotLike: { 'aws:PrincipalArn': except } } } : {}),
  });
  const head = kind === 'vpc-endpoint-policy' ? [LET_THROUGH] : [];
  const documents: BlockStatement[][] = [[]];
  const fits = (statements: readonly BlockStatement[]) =>
    JSON.stringify(documentOf([...head, ...statements]), null, 2).length <= most;
  for (const { id, name, permissions } of plan.blocked) {
    let rest = wildcards ? shortened(permissions, denied, facts) : permissions;
    while (rest.length > 0) {
      const current = documents.at(-1) as BlockStatement[];
      let take = rest.length;
      while (take > 0 && !fits([...current, statementOf(id, name, rest.slice(0, take))])) take--;
      // whatever it is, a policy takes one action
      if (take === 0 && current.length === 0) take = 1;
      if (take > 0) current.push(statementOf(id, name, rest.slice(0, take)));
      rest = rest.slice(take);
      if (rest.length > 0) documents.push([]);
    }
  }
  return documents
    .filter((statements) => statements.length > 0)
    .map((statements) => documentOf([...head, ...statements]));
}

function documentOf(statements: readonly BlockStatement[]): BlockDocument {
  return { Version: '2012-10-17', Statement: statements };
}

/** Permissions with those in one pattern together that begin with the same words, where nothing else begins so. */
function shortened(
  permissions: readonly string[],
  denied: ReadonlySet<string>,
  facts: IamFacts,
): readonly string[] {
  const patterns = new Set<string>();
  for (const permission of permissions) {
    const known = findAction(facts, permission);
    const [prefix = '', name = ''] = permission.split(':');
    const all = known ? Object.keys(known.service.actions) : [];
    const start = wordStarts(name).find((words) => {
      const meant = all.filter((other) => other.startsWith(words));
      return meant.length > 1 && meant.every((other) => denied.has(`${prefix}:${other}`));
    });
    patterns.add(start === undefined ? permission : `${prefix}:${start}*`);
  }
  return [...patterns].sort(compareText);
}

/** `GetObjectAcl` → `Get`, `GetObject`, `GetObjectAcl`: shortest first. */
function wordStarts(name: string): readonly string[] {
  const ends = [...name.matchAll(/[A-Z0-9]+[a-z]*/g)].map((match) => (match.index ?? 0) + match[0].length);
  return ends.map((end) => name.slice(0, end));
}
