import { type Analysis, compareIds, compareText, isCurrent } from '@demarc/core';

/** What to block, and how. */
export interface BlockOptions {
  /** The feature classes that stay; what they depend on stays too. All others are blocked. */
  readonly allowed: readonly string[];
  /** All actions of a blocked class, not only its core ones. */
  readonly allActions?: boolean | undefined;
}

/** A permission that is not denied although its class is blocked. */
export interface Clash {
  readonly permission: string;
  readonly blocked: string;
  /** The allowed classes that need it, in id order. */
  readonly neededBy: readonly string[];
}

/** What is denied of one feature class. */
export interface BlockedClass {
  readonly id: string;
  readonly name: string;
  /** In order; empty: nothing of it can be denied. */
  readonly permissions: readonly string[];
  /** Core actions without a permission of their own: no policy of this kind reaches them. */
  readonly beyondReach: readonly string[];
  /** Permissions of other services, which other things need as well: left to their owners. */
  readonly elsewhere: readonly string[];
}

export interface BlockPlan {
  /** What stays, with what it depends on, in id order. */
  readonly allowed: readonly string[];
  readonly blocked: readonly BlockedClass[];
  readonly clashes: readonly Clash[];
  /** Every permission of the allowed classes, in order: none of them is denied. */
  readonly kept: readonly string[];
}

/** Works out what to deny so that only the allowed feature classes can be used: never what one of them, or one that it depends on, needs. */
export function planBlock(
  { model, index }: Analysis,
  { allowed, allActions = false }: BlockOptions,
): BlockPlan {
  const stays = withAncestors(allowed, (id) => index.featureClasses.get(id)?.parents ?? []);
  const own = ownNamespace(model.metadata.service, model.metadata.permissionNamespaces);
  const neededBy = new Map<string, string[]>();
  for (const id of [...stays].sort(compareIds))
    for (const permission of new Set(
      (index.actionsOf.get(id) ?? []).flatMap(({ permissions }) => permissions),
    ))
      neededBy.set(permission, [...(neededBy.get(permission) ?? []), id]);
  const clashes: Clash[] = [];
  const taken = new Set<string>();
  const blocked = model.featureClasses
    .filter((featureClass) => isCurrent(featureClass) && !stays.has(featureClass.id))
    .sort((a, b) => compareIds(a.id, b.id))
    .map(({ id, name }): BlockedClass => {
      const actions = (index.actionsOf.get(id) ?? []).filter(({ type }) => allActions || type === 'core');
      const wanted = [...new Set(actions.flatMap(({ permissions }) => permissions))].sort(compareText);
      for (const permission of wanted.filter((one) => neededBy.has(one)))
        clashes.push({ permission, blocked: id, neededBy: neededBy.get(permission) ?? [] });
      const free = wanted.filter((permission) => !neededBy.has(permission) && !taken.has(permission));
      const permissions = free.filter(own);
      for (const permission of permissions) taken.add(permission);
      return {
        id,
        name,
        permissions,
        beyondReach: actions.filter((action) => action.permissions.length === 0).map((action) => action.id),
        elsewhere: free.filter((permission) => !own(permission)),
      };
    });
  return {
    allowed: [...stays].sort(compareIds),
    blocked,
    clashes,
    kept: [...neededBy.keys()].filter(own).sort(compareText),
  };
}

/** The classes and all that they depend on. */
function withAncestors(
  ids: readonly string[],
  parentsOf: (id: string) => readonly string[],
): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...ids];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    open.push(...parentsOf(id));
  }
  return found;
}

/** Whether a permission is one of the service's own: of a namespace that the ThreatModel covers, or that begins with the service's name. */
function ownNamespace(service: string, namespaces: readonly string[]): (permission: string) => boolean {
  return (permission) => {
    const [prefix = ''] = permission.toLowerCase().split(':');
    return namespaces.includes(prefix) || prefix.startsWith(service.toLowerCase());
  };
}
