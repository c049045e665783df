import {
  type Analysis,
  COSO_TYPES,
  type Control,
  compareIds,
  controlsInOrder,
  featureClassesOfControl,
  type Implementation,
  isCurrent,
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
  /** The description, without markup. */
  readonly todo: string;
  readonly test: string;
  readonly featureClasses: readonly string[];
  readonly threats: readonly string[];
}

/** All current controls, the most worthwhile first; and the retired ones. */
export function controlRows(analysis: Analysis): {
  readonly current: readonly ControlRow[];
  readonly retired: readonly ControlRow[];
} {
  const { model, figures } = analysis;
  const plain = (text: string) => toPlainText(text, model.markup);
  const rowOf = (control: Control): ControlRow => {
    const { priority, level } = figures.controls.get(control.id) ?? {};
    return {
      id: control.id,
      control,
      priority: level,
      rank: priority ?? -1,
      todo: plain(control.description),
      test: plain(control.testing),
      featureClasses: featureClassesOfControl(analysis, control),
      threats: control.mitigations.map(({ threat }) => threat),
    };
  };
  return {
    current: controlsInOrder(analysis, model.controls).map(rowOf),
    retired: model.controls.filter((control) => !isCurrent(control)).map(rowOf),
  };
}

type Perimeter = Control['perimeter'][number];

/** The objectives of a data perimeter, as people read them. */
export const PERIMETER_NAMES: Readonly<Record<Perimeter, string>> = {
  'trusted-identities': 'Trusted identities',
  'trusted-resources': 'Trusted resources',
  'expected-networks': 'Expected networks',
};

/** What a control ships, as people read it. */
export const KIND_NAMES: Readonly<Record<Implementation['kind'], string>> = {
  scp: 'Service control policy',
  rcp: 'Resource control policy',
  'identity-policy': 'Identity policy',
  boundary: 'Permissions boundary',
  'session-policy': 'Session policy',
  'vpc-endpoint-policy': 'VPC endpoint policy',
  'bucket-policy': 'Bucket policy',
  'access-point-policy': 'Access point policy',
  'kms-key-policy': 'KMS key policy',
  'trust-policy': 'Trust policy of a role',
  'resource-policy': 'Resource policy',
  'eventbridge-pattern': 'EventBridge pattern',
  'sigma-rule': 'Sigma rule',
  'config-rule': 'AWS Config rule',
  'guard-rule': 'CloudFormation Guard rule',
  cloudformation: 'CloudFormation template',
};

/** What free text finds in a control. */
export function controlText({ id, control, todo, test }: ControlRow): string {
  return `${id} ${control.title ?? ''} ${todo} ${test}`;
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
    {
      key: 'perimeter',
      label: 'Data perimeter',
      values: ({ control }) => control.perimeter,
      labelOf: (value) => PERIMETER_NAMES[value as Perimeter] ?? value,
    },
    {
      key: 'ready',
      label: 'Ready to use',
      values: ({ control }) => [...new Set(control.implementations.map(({ kind }) => kind))],
      labelOf: (kind) => KIND_NAMES[kind as Implementation['kind']] ?? kind,
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
