import type { Action } from '../model/action.ts';
import type { Control, Mitigation } from '../model/control.ts';
import type { FeatureClass } from '../model/feature-class.ts';
import type { Objective } from '../model/objective.ts';
import type { Threat } from '../model/threat.ts';
import type { ThreatModel } from '../model/threat-model.ts';
import { compareIds } from './order.ts';

/** The objects of a ThreatModel by id, and the relations between them in both directions. Lists are in id order. */
export interface ModelIndex {
  readonly featureClasses: ReadonlyMap<string, FeatureClass>;
  readonly actions: ReadonlyMap<string, Action>;
  readonly threats: ReadonlyMap<string, Threat>;
  readonly objectives: ReadonlyMap<string, Objective>;
  readonly controls: ReadonlyMap<string, Control>;
  /** Feature class → the classes that name it as parent. */
  readonly childrenOf: ReadonlyMap<string, readonly string[]>;
  /** Control → the controls that depend on it directly. */
  readonly dependentsOf: ReadonlyMap<string, readonly string[]>;
  /** Assurance control → the controls that it assures. */
  readonly assuredBy: ReadonlyMap<string, readonly string[]>;
  /** Threat → the controls that mitigate it, with their mitigations. */
  readonly mitigatorsOf: ReadonlyMap<string, readonly Mitigator[]>;
  readonly actionsOf: ReadonlyMap<string, readonly Action[]>;
  readonly threatsOf: ReadonlyMap<string, readonly Threat[]>;
  readonly controlsOf: ReadonlyMap<string, readonly Control[]>;
}

export interface Mitigator {
  readonly control: Control;
  readonly mitigation: Mitigation;
}

/** Indexes a ThreatModel once; the first of objects with equal ids wins. Retired objects are in the maps by id, not in the relations. */
export function indexModel(model: ThreatModel): ModelIndex {
  const controls = inIdOrder(model.controls.filter(isCurrent));
  return {
    featureClasses: byId(model.featureClasses),
    actions: byId(model.actions),
    threats: byId(model.threats),
    objectives: byId(model.objectives),
    controls: byId(model.controls),
    childrenOf: group(
      inIdOrder(model.featureClasses.filter(isCurrent)),
      (child) => child.parents,
      (child) => child.id,
    ),
    dependentsOf: group(
      controls,
      (control) => control.dependsOn,
      (control) => control.id,
    ),
    assuredBy: group(
      controls,
      (control) => control.assuredBy,
      (control) => control.id,
    ),
    mitigatorsOf: mitigators(controls),
    actionsOf: group(
      inIdOrder(model.actions.filter(isCurrent)),
      (action) => [action.featureClass],
      (action) => action,
    ),
    threatsOf: group(
      inIdOrder(model.threats.filter(isCurrent)),
      (threat) => [threat.featureClass],
      (threat) => threat,
    ),
    controlsOf: group(
      controls,
      (control) => [control.objective],
      (control) => control,
    ),
  };
}

/** Whether an object still stands; retired ones are kept out of lists unless asked for. */
export function isCurrent(item: { readonly retired?: unknown }): boolean {
  return item.retired === undefined;
}

function inIdOrder<T extends { readonly id: string }>(items: readonly T[]): readonly T[] {
  return [...items].sort((a, b) => compareIds(a.id, b.id));
}

function byId<T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  const map = new Map<string, T>();
  for (const item of items) if (!map.has(item.id)) map.set(item.id, item);
  return map;
}

function group<T, V>(
  items: readonly T[],
  keys: (item: T) => readonly string[],
  value: (item: T) => V,
): ReadonlyMap<string, readonly V[]> {
  const map = new Map<string, V[]>();
  for (const item of items) {
    for (const key of new Set(keys(item))) {
      const list = map.get(key);
      if (list) list.push(value(item));
      else map.set(key, [value(item)]);
    }
  }
  return map;
}

function mitigators(controls: readonly Control[]): ReadonlyMap<string, readonly Mitigator[]> {
  const map = new Map<string, Mitigator[]>();
  for (const control of controls) {
    for (const mitigation of control.mitigations) {
      const list = map.get(mitigation.threat);
      if (list) list.push({ control, mitigation });
      else map.set(mitigation.threat, [{ control, mitigation }]);
    }
  }
  return map;
}
