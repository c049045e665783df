import type { Analysis } from '../analyse/analyse.ts';
import { isCurrent, type ModelIndex } from '../analyse/index-model.ts';
import { compareIds } from '../analyse/order.ts';
import { permissionsOf } from '../model/access.ts';
import type { Control } from '../model/control.ts';
import { rankOfSeverity } from '../model/level.ts';
import type { Problem } from '../model/problem.ts';
import type { Threat } from '../model/threat.ts';
import type { ThreatModel } from '../model/threat-model.ts';
import { patternsMeet } from './pattern.ts';
import { type Keep, prune } from './prune.ts';
import { isEmptyQuery, type Query, resolveQuery } from './query.ts';

/** A part of a ThreatModel, its complement, and what to say about them. */
export interface Selection {
  readonly model: ThreatModel;
  /** What the selection left out, with what it needs to make sense. */
  readonly removed: ThreatModel;
  /** Controls that stay although some of what they depend on is gone. */
  readonly incomplete: readonly string[];
  /** Threats that had a mitigation and have none left. */
  readonly unmitigated: readonly string[];
}

/**
 * Selects part of a ThreatModel (model.md §4). Retired objects are left out. Problems name the ids that do not exist; there is no selection then.
 * With `exclude`, several kinds together take away what all of them choose: controls if controls or objectives are among them,
 * else threats if a kind that chooses threats is among them, else the feature classes.
 */
export function select(
  analysis: Analysis,
  wanted: Query,
): { readonly selection?: Selection; readonly problems: readonly Problem[] } {
  const { model, index } = analysis;
  const { query, problems } = resolveQuery(wanted, index);
  if (problems.length > 0) return { problems };
  if (isEmptyQuery(query)) {
    const nothing = prune(model, { featureClasses: new Set(), threats: new Set(), controls: new Set() });
    return { selection: { model, removed: nothing, incomplete: [], unmitigated: [] }, problems };
  }
  const keep = query.exclude ? excluding(analysis, query) : including(analysis, query);
  const selected = prune(model, keep);
  return {
    selection: { model: selected, removed: complement(model, keep), ...consequences(model, selected, index) },
    problems,
  };
}

function including(analysis: Analysis, query: Query): Keep {
  const { model, index } = analysis;
  const featureClasses = query.featureClasses
    ? closure(query.featureClasses, (id) => index.featureClasses.get(id)?.parents ?? [])
    : ids(model.featureClasses.filter(isCurrent));
  const chosen = threatChooser(analysis, query, featureClasses);
  const threats = ids(
    model.threats.filter(
      (threat) => isCurrent(threat) && featureClasses.has(threat.featureClass) && chosen(threat),
    ),
  );
  const following = controlsOf(threats, index);
  const named = controlChooser(query);
  if (!named) return { featureClasses, threats, controls: following };

  const seeds = [...following].filter((id) => named(index.controls.get(id) as Control));
  // an assurance control says nothing without what it assures
  const assured = seeds.flatMap((id) => index.assuredBy.get(id) ?? []).filter((id) => following.has(id));
  const needed = closure([...seeds, ...assured], (id) => index.controls.get(id)?.dependsOn ?? []);
  const controls = closure([...needed], (id) => index.controls.get(id)?.assuredBy ?? []);
  const mitigated = new Set(
    [...controls].flatMap((id) => index.controls.get(id)?.mitigations.map(({ threat }) => threat) ?? []),
  );
  return {
    featureClasses,
    threats: new Set([...threats].filter((id) => mitigated.has(id))),
    controls: current(controls, index),
  };
}

function excluding(analysis: Analysis, query: Query): Keep {
  const { model, index } = analysis;
  const allClasses = ids(model.featureClasses.filter(isCurrent));
  const allThreats = ids(model.threats.filter(isCurrent));
  const inClasses = query.featureClasses ? new Set(query.featureClasses) : undefined;
  const choosesThreats = query.threats ?? query.severity ?? query.permissions ?? query.events;
  const chosen = threatChooser(analysis, query, allClasses);
  const matched = ids(
    model.threats.filter((threat) => (inClasses?.has(threat.featureClass) ?? true) && chosen(threat)),
  );
  const named = controlChooser(query);
  if (named) {
    const narrowed = inClasses !== undefined || choosesThreats !== undefined;
    const gone = [...index.controls.values()].filter(
      (control) =>
        named(control) && (!narrowed || control.mitigations.some(({ threat }) => matched.has(threat))),
    );
    return { featureClasses: allClasses, threats: allThreats, controls: controlsWithout(ids(gone), index) };
  }
  if (choosesThreats !== undefined) {
    const threats = without(allThreats, matched);
    return { featureClasses: allClasses, threats, controls: controlsOf(threats, index) };
  }
  const featureClasses = classesWithout(inClasses ?? new Set(), model);
  const threats = ids(
    model.threats.filter((threat) => isCurrent(threat) && featureClasses.has(threat.featureClass)),
  );
  return { featureClasses, threats, controls: controlsOf(threats, index) };
}

/** Whether the query's threats, severity, permissions and events all choose a threat. An event is that of an action in one of `classes`. */
function threatChooser(
  { model, figures }: Analysis,
  query: Query,
  classes: ReadonlySet<string>,
): (threat: Threat) => boolean {
  const named = query.threats ? new Set(query.threats) : undefined;
  const fromEvents = query.events
    ? model.actions
        .filter(
          (action) =>
            classes.has(action.featureClass) &&
            action.events.some((event) => query.events?.some((wanted) => patternsMeet(wanted, event))),
        )
        .flatMap((action) => action.permissions)
    : undefined;
  const names = (threat: Threat, patterns: readonly string[]) =>
    permissionsOf(threat.access).some((permission) =>
      patterns.some((pattern) => patternsMeet(pattern, permission)),
    );
  return (threat) => {
    const severity = figures.threats.get(threat.id)?.severity;
    return (
      (named?.has(threat.id) ?? true) &&
      (query.severity === undefined ||
        (severity !== undefined && rankOfSeverity(severity) >= rankOfSeverity(query.severity))) &&
      (query.permissions === undefined || names(threat, query.permissions)) &&
      (fromEvents === undefined || names(threat, fromEvents))
    );
  };
}

function controlChooser(query: Query): ((control: Control) => boolean) | undefined {
  if (!query.controls && !query.objectives) return undefined;
  const controls = query.controls ? new Set(query.controls) : undefined;
  const objectives = query.objectives ? new Set(query.objectives) : undefined;
  return (control) => (controls?.has(control.id) ?? true) && (objectives?.has(control.objective) ?? true);
}

/** The controls that mitigate one of the threats, and the assurance controls of those. */
function controlsOf(threats: ReadonlySet<string>, index: ModelIndex): ReadonlySet<string> {
  const mitigating = [...threats].flatMap((threat) =>
    (index.mitigatorsOf.get(threat) ?? []).map(({ control }) => control.id),
  );
  return current(
    closure(mitigating, (id) => index.controls.get(id)?.assuredBy ?? []),
    index,
  );
}

/** All controls but those that go, those whose dependencies have all gone, and assurance controls with nothing left to assure. */
function controlsWithout(gone: ReadonlySet<string>, index: ModelIndex): ReadonlySet<string> {
  const kept = current(new Set(index.controls.keys()), index);
  const isLost = (control: Control): boolean => {
    const dependencies = control.dependsOn.filter((id) => index.controls.has(id));
    const assured = index.assuredBy.get(control.id) ?? [];
    return (
      gone.has(control.id) ||
      (dependencies.length > 0 && !dependencies.some((id) => kept.has(id))) ||
      (assured.length > 0 && control.mitigations.length === 0 && !assured.some((id) => kept.has(id)))
    );
  };
  for (let stable = false; !stable; ) {
    stable = true;
    for (const id of kept) {
      if (!isLost(index.controls.get(id) as Control)) continue;
      kept.delete(id);
      stable = false;
    }
  }
  return kept;
}

/** All feature classes but the named ones, and those that had parents and have none left. */
function classesWithout(named: ReadonlySet<string>, model: ThreatModel): ReadonlySet<string> {
  const known = ids(model.featureClasses);
  const kept = ids(model.featureClasses.filter((item) => isCurrent(item) && !named.has(item.id)));
  for (let stable = false; !stable; ) {
    stable = true;
    for (const { id, parents } of model.featureClasses) {
      const real = parents.filter((parent) => known.has(parent) && parent !== id);
      if (!kept.has(id) || real.length === 0 || real.some((parent) => kept.has(parent))) continue;
      kept.delete(id);
      stable = false;
    }
  }
  return kept;
}

/** What a selection left out: the removed classes, threats and controls, with the classes that the removed threats belong to and the threats that the removed controls mitigate. */
function complement(model: ThreatModel, keep: Keep): ThreatModel {
  const controls = without(ids(model.controls), keep.controls);
  const threats = without(ids(model.threats), keep.threats);
  for (const control of model.controls) {
    if (controls.has(control.id)) for (const { threat } of control.mitigations) threats.add(threat);
  }
  const classes = without(ids(model.featureClasses), keep.featureClasses);
  for (const threat of model.threats) if (threats.has(threat.id)) classes.add(threat.featureClass);
  return prune(model, { featureClasses: classes, threats, controls });
}

function consequences(
  model: ThreatModel,
  selected: ThreatModel,
  index: ModelIndex,
): Pick<Selection, 'incomplete' | 'unmitigated'> {
  const had = new Set(
    model.controls.filter(isCurrent).flatMap((control) => control.mitigations.map(({ threat }) => threat)),
  );
  const has = new Set(
    selected.controls.flatMap((control) => control.mitigations.map(({ threat }) => threat)),
  );
  return {
    incomplete: selected.controls
      .filter(({ id, dependsOn }) => {
        const before = (index.controls.get(id)?.dependsOn ?? []).filter((other) => index.controls.has(other));
        return dependsOn.length < before.length;
      })
      .map(({ id }) => id)
      .sort(compareIds),
    unmitigated: selected.threats
      .map(({ id }) => id)
      .filter((id) => had.has(id) && !has.has(id))
      .sort(compareIds),
  };
}

function closure(start: readonly string[], next: (id: string) => readonly string[]): ReadonlySet<string> {
  const found = new Set(start);
  for (const id of found) for (const other of next(id)) found.add(other);
  return found;
}

function current(found: ReadonlySet<string>, index: ModelIndex): Set<string> {
  return new Set(
    [...found].filter((id) => {
      const control = index.controls.get(id);
      return control !== undefined && isCurrent(control);
    }),
  );
}

function ids(items: readonly { readonly id: string }[]): Set<string> {
  return new Set(items.map(({ id }) => id));
}

function without(all: ReadonlySet<string>, gone: ReadonlySet<string>): Set<string> {
  return new Set([...all].filter((id) => !gone.has(id)));
}
