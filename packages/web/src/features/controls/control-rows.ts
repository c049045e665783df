import {
  type Analysis,
  COSO_TYPES,
  type Control,
  compareIds,
  controlsInOrder,
  featureClassesOfControl,
  LEVELS,
  type Level,
  NIST_CSF_FUNCTIONS,
  rankOfLevel,
  toPlainText,
} from '@demarc/core';
import type { Facet } from '../../filter/facet.ts';

/** A control as its list shows it. */
export interface ControlRow {
  readonly id: string;
  readonly control: Control;
  readonly priority: Level | undefined;
  /** 0–4, -1 where nothing gives one. */
  readonly rank: number;
  /** The title, else the description; without markup. */
  readonly todo: string;
  readonly test: string;
  readonly featureClasses: readonly string[];
  readonly threats: readonly string[];
}

/** All current controls, the most worthwhile first. */
export function controlRows(analysis: Analysis): readonly ControlRow[] {
  const { model, figures } = analysis;
  const plain = (text: string) => toPlainText(text, model.markup);
  return controlsInOrder(analysis, model.controls).map((control) => {
    const { priority, level } = figures.controls.get(control.id) ?? {};
    return {
      id: control.id,
      control,
      priority: level,
      rank: priority ?? -1,
      todo: control.title ?? plain(control.description),
      test: plain(control.testing),
      featureClasses: featureClassesOfControl(analysis, control),
      threats: control.mitigations.map(({ threat }) => threat),
    };
  });
}

/** What free text finds in a control. */
export function controlText({ id, control, todo, test }: ControlRow): string {
  return `${id} ${control.title === undefined ? '' : control.description} ${todo} ${test}`;
}

/** The questions that the list of controls can be asked. */
export function controlFacets({ index, model }: Analysis): readonly Facet<ControlRow>[] {
  const one = (value: string | undefined) => (value === undefined || value === '' ? [] : [value]);
  const objectiveName = (id: string) =>
    toPlainText(index.objectives.get(id)?.description ?? id, model.markup);
  return [
    { key: 'priority', label: 'Priority', scale: LEVELS, values: (row) => one(row.priority) },
    { key: 'effort', label: 'Effort', scale: LEVELS, values: ({ control }) => one(control.effort) },
    { key: 'type', label: 'Type', values: ({ control }) => one(control.coso) },
    { key: 'function', label: 'Function', values: ({ control }) => one(control.nistCsf) },
    {
      key: 'feature',
      label: 'Feature class',
      values: (row) => row.featureClasses,
      labelOf: (id) => index.featureClasses.get(id)?.name ?? id,
    },
    {
      key: 'objective',
      label: 'Objective',
      values: ({ control }) => one(control.objective),
      labelOf: objectiveName,
    },
    {
      key: 'threat',
      label: 'Threat',
      values: (row) => row.threats,
      labelOf: (id) => index.threats.get(id)?.name ?? id,
    },
  ];
}

/** Orders controls by one of their qualities, lowest first; ties as in the list. */
export const COMPARE = {
  id: (a: ControlRow, b: ControlRow) => compareIds(a.id, b.id),
  priority: (a: ControlRow, b: ControlRow) => a.rank - b.rank,
  effort: (a: ControlRow, b: ControlRow) => effortRank(a) - effortRank(b),
  type: (a: ControlRow, b: ControlRow) =>
    position(COSO_TYPES, a.control.coso) - position(COSO_TYPES, b.control.coso),
  function: (a: ControlRow, b: ControlRow) =>
    position(NIST_CSF_FUNCTIONS, a.control.nistCsf) - position(NIST_CSF_FUNCTIONS, b.control.nistCsf),
  objective: (a: ControlRow, b: ControlRow) => compareIds(a.control.objective, b.control.objective),
} as const;

function effortRank({ control }: ControlRow): number {
  return control.effort === undefined ? -1 : rankOfLevel(control.effort);
}

function position(order: readonly string[], value: string): number {
  const found = order.indexOf(value);
  return found < 0 ? order.length : found;
}
