import { withCounts } from '../analyse/scorecard.ts';
import type { Retired } from '../model/reference.ts';
import type { ThreatModel } from '../model/threat-model.ts';
import { pruneDiagram } from './prune-diagram.ts';

/** The ids that stay. */
export interface Keep {
  readonly featureClasses: ReadonlySet<string>;
  readonly threats: ReadonlySet<string>;
  readonly controls: ReadonlySet<string>;
}

/**
 * A ThreatModel with what is kept, and nothing in it that points at something that is not there: neither references, nor replacements of what is retired,
 * nor tags of the diagram. Actions follow their feature class, objectives their controls, the scorecard its actions.
 */
export function prune(model: ThreatModel, keep: Keep): ThreatModel {
  // what is kept and there: ids to keep may come from references that dangle
  const keptClasses = model.featureClasses.filter(({ id }) => keep.featureClasses.has(id));
  const classIds = idsOf(keptClasses);
  const threats = model.threats.filter(
    ({ id, featureClass }) => keep.threats.has(id) && classIds.has(featureClass),
  );
  const threatIds = idsOf(threats);
  const keptControls = model.controls.filter(({ id }) => keep.controls.has(id));
  const controlIds = idsOf(keptControls);
  const controls = keptControls.map((control) => ({
    ...control,
    dependsOn: control.dependsOn.filter((id) => controlIds.has(id)),
    assuredBy: control.assuredBy.filter((id) => controlIds.has(id)),
    mitigations: control.mitigations.filter(({ threat }) => threatIds.has(threat)),
  }));
  const objectivesInUse = new Set(controls.map(({ objective }) => objective));
  const objectives = model.objectives.filter(({ id }) => objectivesInUse.has(id));
  const featureClasses = keptClasses.map((featureClass) => ({
    ...featureClass,
    parents: featureClass.parents.filter((id) => classIds.has(id)),
    uses: featureClass.uses.filter((id) => classIds.has(id)),
  }));
  const actions = model.actions.filter(({ featureClass }) => classIds.has(featureClass));
  const left = { featureClasses: classIds, threats: threatIds, objectives: idsOf(objectives) };
  return {
    ...model,
    scorecard: withCounts(model.scorecard, actions, false),
    featureClasses: withReplacements(featureClasses),
    actions: withReplacements(actions),
    threats: withReplacements(threats),
    objectives: withReplacements(objectives),
    controls: withReplacements(controls),
    ...(model.diagram ? { diagram: pruneDiagram(model.diagram, left) } : {}),
    pruned: true,
  };
}

/** Objects that name, as what replaces them, only what is among them. */
function withReplacements<T extends { readonly id: string; readonly retired?: Retired | undefined }>(
  items: readonly T[],
): readonly T[] {
  const ids = idsOf(items);
  return items.map((item) => {
    if (item.retired?.replacedBy === undefined || ids.has(item.retired.replacedBy)) return item;
    const { replacedBy: _, ...retired } = item.retired;
    return { ...item, retired };
  });
}

function idsOf(items: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(items.map(({ id }) => id));
}
