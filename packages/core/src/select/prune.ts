import { withCounts } from '../analyse/scorecard.ts';
import type { ThreatModel } from '../model/threat-model.ts';

/** The ids that stay. */
export interface Keep {
  readonly featureClasses: ReadonlySet<string>;
  readonly threats: ReadonlySet<string>;
  readonly controls: ReadonlySet<string>;
}

/** A ThreatModel with what is kept, and nothing in it that points at something that is not there. Actions follow their feature class, objectives their controls, the scorecard its actions. */
export function prune(model: ThreatModel, keep: Keep): ThreatModel {
  const controls = model.controls
    .filter(({ id }) => keep.controls.has(id))
    .map((control) => ({
      ...control,
      dependsOn: control.dependsOn.filter((id) => keep.controls.has(id)),
      assuredBy: control.assuredBy.filter((id) => keep.controls.has(id)),
      mitigations: control.mitigations.filter(({ threat }) => keep.threats.has(threat)),
    }));
  const objectives = new Set(controls.map(({ objective }) => objective));
  const actions = model.actions.filter(({ featureClass }) => keep.featureClasses.has(featureClass));
  return {
    ...model,
    scorecard: withCounts(model.scorecard, actions, false),
    featureClasses: model.featureClasses
      .filter(({ id }) => keep.featureClasses.has(id))
      .map((featureClass) => ({
        ...featureClass,
        parents: featureClass.parents.filter((id) => keep.featureClasses.has(id)),
        uses: featureClass.uses.filter((id) => keep.featureClasses.has(id)),
      })),
    actions,
    threats: model.threats.filter(
      ({ id, featureClass }) => keep.threats.has(id) && keep.featureClasses.has(featureClass),
    ),
    objectives: model.objectives.filter(({ id }) => objectives.has(id)),
    controls,
    pruned: true,
  };
}
