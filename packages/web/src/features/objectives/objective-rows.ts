import {
  type Analysis,
  compareIds,
  compareNatural,
  isCurrent,
  LEVELS,
  levelOf,
  type Objective,
  type Priority,
  toPlainText,
} from '@demarc/core';
import type { Facet } from '../../filter/facet.ts';

/** An objective as its list shows it. */
export interface ObjectiveRow {
  readonly id: string;
  readonly objective: Objective;
  /** Without markup. */
  readonly description: string;
  /** The highest priority among its controls, 0–4; `undefined` where none has one. */
  readonly priority: Priority | undefined;
  readonly controls: readonly string[];
  /** The threats that its controls mitigate. */
  readonly threats: readonly string[];
  readonly featureClasses: readonly string[];
}

/** All current objectives by number, and the retired ones. */
export function objectiveRows(analysis: Analysis): {
  readonly current: readonly ObjectiveRow[];
  readonly retired: readonly ObjectiveRow[];
} {
  const { objectives } = analysis.model;
  const rows = [...objectives]
    .sort((a, b) => compareIds(a.id, b.id))
    .map((objective) => objectiveRow(analysis, objective));
  return {
    current: rows.filter(({ objective }) => isCurrent(objective)),
    retired: rows.filter(({ objective }) => !isCurrent(objective)),
  };
}

/** What an objective comes to: its controls, and the threats and feature classes that they are about. */
export function objectiveRow({ index, figures, model }: Analysis, objective: Objective): ObjectiveRow {
  const controls = index.controlsOf.get(objective.id) ?? [];
  const priorities = controls
    .map(({ id }) => figures.controls.get(id)?.priority)
    .filter((priority) => priority !== undefined);
  const threats = [...new Set(controls.flatMap(({ mitigations }) => mitigations.map(({ threat }) => threat)))]
    .filter((id) => index.threats.has(id))
    .sort(compareIds);
  const featureClasses = new Set(threats.flatMap((id) => index.threats.get(id)?.featureClass ?? []));
  return {
    id: objective.id,
    objective,
    description: toPlainText(objective.description, model.markup),
    priority: priorities.length === 0 ? undefined : (Math.max(...priorities) as Priority),
    controls: controls.map(({ id }) => id),
    threats,
    featureClasses: [...featureClasses].sort(compareIds),
  };
}

/** What free text finds in an objective. */
export function objectiveText({ id, description, objective }: ObjectiveRow): string {
  return `${id} ${description} ${objective.scf.join(' ')} ${objective.requirements.map((one) => one.id).join(' ')}`;
}

/** The questions that the list of objectives can be asked. */
export function objectiveFacets({ index }: Analysis): readonly Facet<ObjectiveRow>[] {
  return [
    {
      key: 'priority',
      label: 'Priority',
      scale: LEVELS,
      values: ({ priority }) => (priority === undefined ? [] : [levelOf(priority)]),
    },
    {
      key: 'feature',
      label: 'Feature class',
      values: ({ featureClasses }) => featureClasses,
      labelOf: (id) => index.featureClasses.get(id)?.name ?? id,
    },
    {
      key: 'threat',
      label: 'Threat',
      values: ({ threats }) => threats,
      labelOf: (id) => index.threats.get(id)?.name ?? id,
    },
    { key: 'scf', label: 'SCF', values: ({ objective }) => objective.scf },
    {
      key: 'framework',
      label: 'Framework',
      values: ({ objective }) => [...new Set(objective.requirements.map(({ framework }) => framework))],
    },
  ];
}

/** Orders objectives by one of their qualities, lowest first; ties as in the list. */
export const COMPARE = {
  id: (a: ObjectiveRow, b: ObjectiveRow) => compareIds(a.id, b.id),
  priority: (a: ObjectiveRow, b: ObjectiveRow) => (a.priority ?? -1) - (b.priority ?? -1),
  controls: (a: ObjectiveRow, b: ObjectiveRow) => a.controls.length - b.controls.length,
  threats: (a: ObjectiveRow, b: ObjectiveRow) => a.threats.length - b.threats.length,
  scf: (a: ObjectiveRow, b: ObjectiveRow) => compareNatural(a.objective.scf.join(), b.objective.scf.join()),
} as const;
