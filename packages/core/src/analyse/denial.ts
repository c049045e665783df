import { gatingPermissionsOf, permissionsOf } from '../model/access.ts';
import type { Action } from '../model/action.ts';
import type { Threat } from '../model/threat.ts';
import { patternsMeet } from '../select/pattern.ts';
import type { Analysis } from './analyse.ts';
import { isCurrent } from './index-model.ts';
import { threatsInOrder } from './listing.ts';
import { compareIds, compareText } from './order.ts';

/** What it takes to switch a feature class off through IAM, and what goes with it. */
export interface Denial {
  /** Distinct permissions of its core actions, in order. */
  readonly permissions: readonly string[];
  /** Core actions that need no permission of their own: a denial does not reach them. */
  readonly beyondReach: readonly Action[];
  /** Actions of other feature classes that need one of the permissions and so fail as well, in id order. */
  readonly alsoDenied: readonly Action[];
  /** Feature classes that depend on it, directly or through others: of no use without it. In id order. */
  readonly alsoUseless: readonly string[];
}

/** Works out the denial of a feature class from its core actions; retired actions do not count. */
export function denialOf({ model, index }: Analysis, featureClass: string): Denial {
  const core = (index.actionsOf.get(featureClass) ?? []).filter(({ type }) => type === 'core');
  const permissions = [...new Set(core.flatMap((action) => action.permissions))].sort(compareText);
  const denied = new Set(permissions.map((permission) => permission.toLowerCase()));
  const useless = new Set<string>();
  const open = [featureClass];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const child of index.childrenOf.get(next) ?? []) {
      if (child === featureClass || useless.has(child)) continue;
      useless.add(child);
      open.push(child);
    }
  }
  return {
    permissions,
    beyondReach: core.filter((action) => action.permissions.length === 0),
    alsoDenied: model.actions
      .filter(
        (action) =>
          isCurrent(action) &&
          action.featureClass !== featureClass &&
          action.permissions.some((permission) => denied.has(permission.toLowerCase())),
      )
      .sort((a, b) => compareIds(a.id, b.id)),
    alsoUseless: [...useless].sort(compareIds),
  };
}

/** A threat whose access names a permission, and whether that permission gates it or only makes it easier. */
export interface ThreatWithPermission {
  readonly threat: Threat;
  readonly gates: boolean;
}

/** The threats whose access expression names a permission of the action, wildcards understood, most severe first. */
export function threatsOfAction(analysis: Analysis, action: Action): readonly ThreatWithPermission[] {
  const names = (patterns: readonly string[]) =>
    patterns.some((pattern) => action.permissions.some((permission) => patternsMeet(pattern, permission)));
  const found = analysis.model.threats.filter(({ access }) => names(permissionsOf(access)));
  return threatsInOrder(analysis, found).map((threat) => ({
    threat,
    gates: names(gatingPermissionsOf(threat.access)),
  }));
}
