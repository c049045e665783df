import { COSO_TYPES, type Control } from '../model/control.ts';
import type { Implementation } from '../model/implementation.ts';
import type { ThreatModel } from '../model/threat-model.ts';
import type { Analysis } from './analyse.ts';
import { isCurrent } from './index-model.ts';
import { compareIds, compareText } from './order.ts';

/** How a ThreatModel covers one namespace of permissions. */
export interface NamespaceCoverage {
  readonly namespace: string;
  /** How many permissions the provider has there. */
  readonly known: number;
  readonly covered: number;
  /** Permissions that no action has, in order: `s3:GetObject`. */
  readonly missing: readonly string[];
  /** Permissions that are the own one of actions of several feature classes. */
  readonly shared: readonly { readonly permission: string; readonly featureClasses: readonly string[] }[];
}

/** Controls by COSO type; types that the publisher made up come last. */
export type ByType = Readonly<Record<string, number>>;

export interface ThreatCoverage {
  readonly id: string;
  readonly controls: number;
  readonly byType: ByType;
  /** Preventative and detective controls with an impact of Medium or more. */
  readonly strong: number;
}

export interface FeatureCoverage {
  readonly id: string;
  readonly actions: number;
  readonly threats: number;
  /** Controls that mitigate one of its threats. */
  readonly controls: number;
  readonly byType: ByType;
}

/** What of a ThreatModel can be executed. */
export interface ExecutableShare {
  readonly controls: number;
  /** Controls that ship something. */
  readonly executable: number;
  /** By COSO type: `[executable, all]`. */
  readonly byType: Readonly<Record<string, readonly [number, number]>>;
  /** What they ship, by kind, in order: `scp` → 12. */
  readonly kinds: Readonly<Record<string, number>>;
  readonly cases: number;
}

export interface Coverage {
  readonly namespaces: readonly NamespaceCoverage[];
  readonly features: readonly FeatureCoverage[];
  readonly threats: readonly ThreatCoverage[];
  readonly executable: ExecutableShare;
}

/** The actions of a provider by the prefix of their permissions: `s3` → `GetObject` … */
type Permissions = Readonly<Record<string, readonly string[]>>;

const STRONG_TYPES: readonly string[] = ['Preventative', 'Detective'];
const STRONG_IMPACTS: readonly string[] = ['Medium', 'High', 'Very High'];

/** How completely a ThreatModel covers its service: permissions, threats by feature class, controls by threat, and what can be executed. */
export function coverageOf({ model, index }: Analysis, permissions: Permissions): Coverage {
  const controls = model.controls.filter(isCurrent);
  return {
    namespaces: coveredNamespaces(model, permissions),
    features: [...index.featureClasses.values()]
      .filter(isCurrent)
      .sort((a, b) => compareIds(a.id, b.id))
      .map(({ id }) => {
        const threats = index.threatsOf.get(id) ?? [];
        const mitigators = new Map(
          threats.flatMap((threat) =>
            (index.mitigatorsOf.get(threat.id) ?? []).map(({ control }) => [control.id, control] as const),
          ),
        );
        return {
          id,
          actions: index.actionsOf.get(id)?.length ?? 0,
          threats: threats.length,
          controls: mitigators.size,
          byType: countTypes([...mitigators.values()]),
        };
      }),
    threats: model.threats
      .filter(isCurrent)
      .sort((a, b) => compareIds(a.id, b.id))
      .map(({ id }) => {
        const mitigators = index.mitigatorsOf.get(id) ?? [];
        return {
          id,
          controls: mitigators.length,
          byType: countTypes(mitigators.map(({ control }) => control)),
          strong: mitigators.filter(
            ({ control, mitigation }) =>
              STRONG_TYPES.includes(control.coso) && STRONG_IMPACTS.includes(mitigation.impact ?? ''),
          ).length,
        };
      }),
    executable: executableShare(controls),
  };
}

/** The namespaces that a ThreatModel says it covers, against the provider's permissions. */
export function coveredNamespaces(
  { metadata, actions }: ThreatModel,
  permissions: Permissions,
): readonly NamespaceCoverage[] {
  const named = new Set<string>();
  /** Permission → the feature classes of the actions whose own it is: an operation that needs several names its own first. */
  const classesOf = new Map<string, Set<string>>();
  for (const action of actions.filter(isCurrent)) {
    for (const permission of action.permissions) named.add(permission);
    const [own] = action.permissions;
    if (own === undefined) continue;
    const classes = classesOf.get(own);
    if (classes) classes.add(action.featureClass);
    else classesOf.set(own, new Set([action.featureClass]));
  }
  return metadata.permissionNamespaces.map((namespace) => {
    const names = Object.hasOwn(permissions, namespace) ? (permissions[namespace] ?? []) : [];
    const all = names.map((name) => `${namespace}:${name}`);
    const missing = all.filter((permission) => !named.has(permission));
    return {
      namespace,
      known: all.length,
      covered: all.length - missing.length,
      missing,
      shared: all.flatMap((permission) => {
        const classes = classesOf.get(permission);
        return classes && classes.size > 1
          ? [{ permission, featureClasses: [...classes].sort(compareIds) }]
          : [];
      }),
    };
  });
}

function executableShare(controls: readonly Control[]): ExecutableShare {
  const shipped: readonly Implementation[] = controls.flatMap(({ implementations }) => implementations);
  const kinds = new Map<string, number>();
  for (const { kind } of shipped) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  const able = controls.filter(({ implementations }) => implementations.length > 0);
  const [all, some] = [countTypes(controls), countTypes(able)];
  return {
    controls: controls.length,
    executable: able.length,
    byType: Object.fromEntries(Object.entries(all).map(([type, count]) => [type, [some[type] ?? 0, count]])),
    kinds: Object.fromEntries([...kinds].sort(([a], [b]) => compareText(a, b))),
    cases: shipped.reduce((sum, one) => sum + ('cases' in one ? one.cases.length : 0), 0),
  };
}

function countTypes(controls: readonly Control[]): ByType {
  const types: readonly string[] = [
    ...COSO_TYPES,
    ...[...new Set(controls.map(({ coso }) => coso))]
      .filter((type) => !(COSO_TYPES as readonly string[]).includes(type))
      .sort(compareText),
  ];
  return Object.fromEntries(types.map((type) => [type, controls.filter(({ coso }) => coso === type).length]));
}
