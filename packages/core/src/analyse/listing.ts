import type { Control } from '../model/control.ts';
import type { FeatureClass } from '../model/feature-class.ts';
import { LEVELS, type Level, type Priority, SEVERITIES, type Severity } from '../model/level.ts';
import type { Objective } from '../model/objective.ts';
import type { Threat } from '../model/threat.ts';
import type { Analysis } from './analyse.ts';
import { isCurrent } from './index-model.ts';
import { compareIds } from './order.ts';

/** Feature classes by their order, ties by the id's number; retired ones left out. */
export function featureClassesInOrder({ model }: Analysis): readonly FeatureClass[] {
  return model.featureClasses.filter(isCurrent).sort((a, b) => a.order - b.order || compareIds(a.id, b.id));
}

/** Threats by CVSS score, highest first, ties by the id's number; retired ones left out. */
export function threatsInOrder({ figures }: Analysis, threats: readonly Threat[]): readonly Threat[] {
  const score = (threat: Threat) => figures.threats.get(threat.id)?.score ?? -1;
  return threats.filter(isCurrent).sort((a, b) => score(b) - score(a) || compareIds(a.id, b.id));
}

/** Controls by weighted priority, highest first, then objective number, then control number; retired ones left out. */
export function controlsInOrder({ figures }: Analysis, controls: readonly Control[]): readonly Control[] {
  const priority = (control: Control) => figures.controls.get(control.id)?.priority ?? -1;
  return controls
    .filter(isCurrent)
    .sort(
      (a, b) => priority(b) - priority(a) || compareIds(a.objective, b.objective) || compareIds(a.id, b.id),
    );
}

/** An objective as one threat sees it: its controls that mitigate the threat. */
export interface ObjectiveOfThreat {
  readonly objective: Objective;
  /** The highest overall priority among those controls. */
  readonly overall: Priority | undefined;
  readonly controls: readonly Control[];
}

/** A threat's objectives by the highest overall priority among their controls that mitigate it, ties by the id's number. */
export function objectivesOfThreat(analysis: Analysis, threat: string): readonly ObjectiveOfThreat[] {
  const { index, figures } = analysis;
  const byObjective = new Map<string, Control[]>();
  for (const { control } of index.mitigatorsOf.get(threat) ?? []) {
    const list = byObjective.get(control.objective);
    if (list) list.push(control);
    else byObjective.set(control.objective, [control]);
  }
  const overallOf = (control: Control) =>
    figures.controls.get(control.id)?.mitigations.find((mitigation) => mitigation.threat === threat)?.overall;
  return [...byObjective]
    .flatMap(([id, controls]) => {
      const objective = index.objectives.get(id);
      if (!objective) return [];
      const overall = controls.map(overallOf).filter((priority) => priority !== undefined);
      return [
        {
          objective,
          overall: overall.length === 0 ? undefined : (Math.max(...overall) as Priority),
          controls: controlsInOrder(analysis, controls),
        },
      ];
    })
    .sort((a, b) => (b.overall ?? -1) - (a.overall ?? -1) || compareIds(a.objective.id, b.objective.id));
}

/** The feature classes that a control serves: those of the threats that it mitigates, and of the controls that it assures. In id order. */
export function featureClassesOfControl({ index }: Analysis, control: Control): readonly string[] {
  const found = new Set<string>();
  const seen = new Set<string>();
  const open = [control];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next.id)) continue;
    seen.add(next.id);
    for (const { threat } of next.mitigations) {
      const featureClass = index.threats.get(threat)?.featureClass;
      if (featureClass !== undefined) found.add(featureClass);
    }
    for (const assured of index.assuredBy.get(next.id) ?? []) {
      const target = index.controls.get(assured);
      if (target) open.push(target);
    }
  }
  return [...found].sort(compareIds);
}

/** How many threats of each severity, and how many controls of each priority; `unrated` is what has none. */
export interface Tally {
  readonly threats: Readonly<Record<Severity | 'unrated', number>>;
  readonly controls: Readonly<Record<Level | 'unrated', number>>;
}

export function tally({ model, figures }: Analysis): Tally {
  const threats = Object.fromEntries([...SEVERITIES, 'unrated'].map((key) => [key, 0])) as Record<
    Severity | 'unrated',
    number
  >;
  const controls = Object.fromEntries([...LEVELS, 'unrated'].map((key) => [key, 0])) as Record<
    Level | 'unrated',
    number
  >;
  for (const { id } of model.threats.filter(isCurrent))
    threats[figures.threats.get(id)?.severity ?? 'unrated']++;
  for (const { id } of model.controls.filter(isCurrent))
    controls[figures.controls.get(id)?.level ?? 'unrated']++;
  return { threats, controls };
}
