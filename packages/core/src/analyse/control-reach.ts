import type { Control } from '../model/control.ts';
import type { MappedFramework } from '../model/framework.ts';
import type { Analysis } from './analyse.ts';
import { isCurrent } from './index-model.ts';
import { controlsInOrder } from './listing.ts';
import { type FrameworkReach, requirementsOfObjective } from './map-framework.ts';

/** A control with all that it answers, by its objective. */
export interface ControlReach {
  readonly control: Control;
  /** Frameworks without a requirement that it answers are left out. */
  readonly frameworks: readonly FrameworkReach[];
  /** Requirements of all these frameworks. */
  readonly requirements: number;
}

/** Where one piece of work counts most: controls that answer anything, by the number of requirements, ties by weighted priority. */
export function controlsByReach(
  analysis: Analysis,
  frameworks: readonly MappedFramework[],
): readonly ControlReach[] {
  const rows = analysis.model.objectives.filter(isCurrent).flatMap((objective): readonly ControlReach[] => {
    const reach = requirementsOfObjective(objective, analysis.model.metadata, frameworks);
    const requirements = reach.reduce((sum, one) => sum + one.requirements.length, 0);
    if (requirements === 0) return [];
    const controls = analysis.index.controlsOf.get(objective.id) ?? [];
    return controls.map((control) => ({ control, frameworks: reach, requirements }));
  });
  const byControl = new Map(rows.map((row) => [row.control, row]));
  return controlsInOrder(analysis, [...byControl.keys()])
    .map((control) => byControl.get(control) as ControlReach)
    .sort((a, b) => b.requirements - a.requirements);
}
