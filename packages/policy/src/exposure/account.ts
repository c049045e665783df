import type { Problem } from '@demarc/core';
import { isRecord } from '../document/record.ts';
import { valueText } from '../document/value-text.ts';
import type { PolicyInput } from '../evaluate/policy.ts';
import { accountOfArn } from '../match/arn.ts';

/** A user or role, with the policies that it has. */
export interface AccountPrincipal {
  readonly kind: 'user' | 'role';
  readonly arn: string;
  readonly name: string;
  readonly id?: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
  readonly policies: readonly PolicyInput[];
  readonly boundary?: PolicyInput | undefined;
  /** Roles only: who may become it. */
  readonly trust?: PolicyInput | undefined;
}

/** Who is in an account, and what they may. */
export interface AccountDetails {
  readonly principals: readonly AccountPrincipal[];
  /** What could not be read: what it concerns is left out, and the rest stands. */
  readonly problems: readonly Problem[];
}

/** The largest dump that is read, in characters. */
export const MAX_ACCOUNT_DETAILS = 128 * 1024 * 1024;

/**
 * Reads the output of `aws iam get-account-authorization-details` (one page, or several in one list), or an IAM policy document, which stands for
 * one principal that has it and nothing else. Malformed parts are told and left out.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
 */
export function readAccountDetails(source: unknown, name = 'policy'): AccountDetails {
  const value = typeof source === 'string' ? parsed(source) : { value: source };
  if ('problem' in value) return { principals: [], problems: [value.problem] };
  const pages = Array.isArray(value.value) ? value.value : [value.value];
  if (pages.length === 0 || !pages.every(isRecord))
    return {
      principals: [],
      problems: [fault('expected an object: account details, or an IAM policy with `Statement`')],
    };
  if (pages.every((page) => 'Statement' in page)) return ofPolicies(pages, name);
  const lists = ['UserDetailList', 'RoleDetailList', 'GroupDetailList', 'Policies'] as const;
  if (!pages.some((page) => lists.some((list) => Array.isArray(page[list]))))
    return {
      principals: [],
      problems: [fault('neither account details (`UserDetailList`, `RoleDetailList`) nor an IAM policy')],
    };
  const all = (list: (typeof lists)[number]) =>
    pages
      .flatMap((page) => (Array.isArray(page[list]) ? (page[list] as readonly unknown[]) : []))
      .filter(isRecord);
  const problems: Problem[] = [];
  const managed = managedPolicies(all('Policies'), problems);
  const groups = new Map(
    all('GroupDetailList').map((group) => [
      valueText(group.GroupName),
      ownPolicies(group, 'Group', managed, problems),
    ]),
  );
  const principals = [
    ...all('UserDetailList').flatMap((user) => principalOf(user, 'user', managed, groups, problems)),
    ...all('RoleDetailList').flatMap((role) => principalOf(role, 'role', managed, groups, problems)),
  ];
  return { principals, problems };
}

/** Bare policies: one principal that has them all. */
function ofPolicies(documents: readonly unknown[], name: string): AccountDetails {
  const policies = documents.map((document, at) => ({
    name: documents.length > 1 ? `${name} ${at + 1}` : name,
    document,
  }));
  return {
    principals: [{ kind: 'role', arn: 'arn:aws:iam::000000000000:role/holder', name, tags: {}, policies }],
    problems: [],
  };
}

type Entry = Readonly<Record<string, unknown>>;

function principalOf(
  entry: Entry,
  kind: 'user' | 'role',
  managed: ReadonlyMap<string, PolicyInput>,
  groups: ReadonlyMap<string, readonly PolicyInput[]>,
  problems: Problem[],
): readonly AccountPrincipal[] {
  const { Arn: arn } = entry;
  const title = kind === 'user' ? 'User' : 'Role';
  if (typeof arn !== 'string' || accountOfArn(arn) === '') {
    problems.push(fault(`a ${kind} without \`Arn\` is left out`));
    return [];
  }
  const inGroups =
    kind === 'user' && Array.isArray(entry.GroupList) ? entry.GroupList.map((name) => valueText(name)) : [];
  const boundaryArn = isRecord(entry.PermissionsBoundary)
    ? valueText(entry.PermissionsBoundary.PermissionsBoundaryArn)
    : undefined;
  // a boundary that is not in the dump limits to nothing that is known: what it would let through is not guessed
  const boundary =
    boundaryArn === undefined ? undefined : (managed.get(boundaryArn) ?? missing(boundaryArn, arn, problems));
  const trust = entry.AssumeRolePolicyDocument;
  return [
    {
      kind,
      arn,
      name: valueText(entry[`${title}Name`] ?? arn.split('/').at(-1)),
      ...(typeof entry[`${title}Id`] === 'string' ? { id: entry[`${title}Id`] as string } : {}),
      tags: tagsOf(entry.Tags),
      policies: [
        ...ownPolicies(entry, title, managed, problems),
        ...inGroups.flatMap((group) => groups.get(group) ?? []),
      ],
      ...(boundary ? { boundary } : {}),
      ...(kind === 'role' && trust !== undefined
        ? { trust: { name: 'trust policy', document: decoded(trust) } }
        : {}),
    },
  ];
}

/** Inline and attached policies of a user, role or group. */
function ownPolicies(
  entry: Entry,
  title: 'User' | 'Role' | 'Group',
  managed: ReadonlyMap<string, PolicyInput>,
  problems: Problem[],
): readonly PolicyInput[] {
  const list = (key: string) =>
    Array.isArray(entry[key]) ? (entry[key] as readonly unknown[]).filter(isRecord) : [];
  const owner = valueText(entry.Arn);
  return [
    ...list(`${title}PolicyList`).map(({ PolicyName: name, PolicyDocument: document }) => ({
      name: valueText(name),
      document: decoded(document),
    })),
    ...list('AttachedManagedPolicies').flatMap(({ PolicyArn: arn }) => {
      const policy = managed.get(valueText(arn));
      if (!policy)
        problems.push(fault(`\`${valueText(arn)}\` of \`${owner}\` is not in the dump: it is left out`));
      return policy ?? [];
    }),
  ];
}

function managedPolicies(entries: readonly Entry[], problems: Problem[]): ReadonlyMap<string, PolicyInput> {
  const policies = new Map<string, PolicyInput>();
  for (const { Arn: arn, PolicyName: name, PolicyVersionList: versions } of entries) {
    const current = Array.isArray(versions)
      ? versions.filter(isRecord).find(({ IsDefaultVersion: isDefault }) => isDefault === true)
      : undefined;
    if (typeof arn !== 'string' || !current)
      problems.push(fault(`the policy \`${valueText(arn)}\` has no default version`));
    else policies.set(arn, { name: valueText(name ?? arn), document: decoded(current.Document) });
  }
  return policies;
}

function missing(boundary: string, arn: string, problems: Problem[]): PolicyInput {
  problems.push(
    fault(`the boundary \`${boundary}\` of \`${arn}\` is not in the dump: it is taken to allow nothing`),
  );
  return { name: boundary, document: { Version: '2012-10-17', Statement: [] } };
}

/** IAM's API gives documents as percent-encoded JSON, the command line as objects. */
function decoded(document: unknown): unknown {
  if (typeof document !== 'string' || !document.startsWith('%')) return document;
  try {
    return decodeURIComponent(document);
  } catch {
    return document;
  }
}

function tagsOf(tags: unknown): Readonly<Record<string, string>> {
  if (!Array.isArray(tags)) return {};
  return Object.fromEntries(
    tags.filter(isRecord).map(({ Key: key, Value: value }) => [valueText(key), valueText(value)]),
  );
}

function parsed(text: string): { readonly value: unknown } | { readonly problem: Problem } {
  if (text.length > MAX_ACCOUNT_DETAILS)
    return { problem: fault(`${text.length} characters: at most ${MAX_ACCOUNT_DETAILS} are read`) };
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { problem: fault(`not JSON: ${(error as Error).message}`) };
  }
}

function fault(message: string): Problem {
  return { rule: 'account-details', level: 'error', message, path: [] };
}
