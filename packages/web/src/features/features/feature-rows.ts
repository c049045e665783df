import {
  type Analysis,
  compareIds,
  denialOf,
  type FeatureClass,
  featureTree,
  isCurrent,
  rankOfSeverity,
  SEVERITIES,
  type Severity,
  toPlainText,
} from '@demarc/core';
import type { Facet } from '../../filter/facet.ts';

/** A feature class as its list shows it. */
export interface FeatureRow {
  readonly id: string;
  readonly featureClass: FeatureClass;
  /** Its place in the tree: 0 for a class that depends on none. */
  readonly depth: number;
  /** Without markup. */
  readonly description: string;
  /** Severities of its current threats. */
  readonly severities: readonly (Severity | undefined)[];
  readonly worst: Severity | undefined;
  /** Threats without any control. */
  readonly open: number;
  /** Controls that mitigate one of its threats. */
  readonly controls: number;
  readonly actions: number;
  /** Permissions whose denial switches it off. */
  readonly permissions: readonly string[];
}

/** All current feature classes as a tree, and the retired ones. */
export function featureRows(analysis: Analysis): {
  readonly current: readonly FeatureRow[];
  readonly retired: readonly FeatureRow[];
} {
  return {
    current: featureTree(analysis).map(({ featureClass, depth }) =>
      featureRow(analysis, featureClass, depth),
    ),
    retired: analysis.model.featureClasses
      .filter((featureClass) => !isCurrent(featureClass))
      .map((featureClass) => featureRow(analysis, featureClass, 0)),
  };
}

/** What a feature class comes to. */
export function featureRow(analysis: Analysis, featureClass: FeatureClass, depth = 0): FeatureRow {
  const { index, figures, model } = analysis;
  const threats = index.threatsOf.get(featureClass.id) ?? [];
  const severities = threats.map(({ id }) => figures.threats.get(id)?.severity);
  const mitigators = threats.map(({ id }) => index.mitigatorsOf.get(id) ?? []);
  return {
    id: featureClass.id,
    featureClass,
    depth,
    description: toPlainText(featureClass.description, model.markup),
    severities,
    worst: [...SEVERITIES].reverse().find((severity) => severities.includes(severity)),
    open: mitigators.filter((list) => list.length === 0).length,
    controls: new Set(mitigators.flatMap((list) => list.map(({ control }) => control.id))).size,
    actions: (index.actionsOf.get(featureClass.id) ?? []).length,
    permissions: denialOf(analysis, featureClass.id).permissions,
  };
}

/** What free text finds in a feature class. */
export function featureText({ id, featureClass, description, permissions }: FeatureRow): string {
  return `${id} ${featureClass.name} ${description} ${permissions.join(' ')}`;
}

/** The questions that the list of feature classes can be asked. */
export function featureFacets({ index }: Analysis): readonly Facet<FeatureRow>[] {
  return [
    {
      key: 'severity',
      label: 'Worst threat',
      scale: SEVERITIES,
      values: ({ worst }) => (worst === undefined ? [] : [worst]),
    },
    {
      key: 'parent',
      label: 'Depends on',
      values: ({ featureClass }) => featureClass.parents,
      labelOf: (id) => index.featureClasses.get(id)?.name ?? id,
    },
    {
      key: 'denial',
      label: 'Can be denied',
      values: ({ permissions }) => [permissions.length > 0 ? 'Yes' : 'No'],
    },
  ];
}

/** Orders feature classes by one of their qualities, lowest first; ties as in the tree. */
export const COMPARE = {
  id: (a: FeatureRow, b: FeatureRow) => compareIds(a.id, b.id),
  worst: (a: FeatureRow, b: FeatureRow) => rank(a) - rank(b) || a.severities.length - b.severities.length,
  threats: (a: FeatureRow, b: FeatureRow) => a.severities.length - b.severities.length,
  controls: (a: FeatureRow, b: FeatureRow) => a.controls - b.controls,
  actions: (a: FeatureRow, b: FeatureRow) => a.actions - b.actions,
} as const;

function rank({ worst }: FeatureRow): number {
  return worst === undefined ? -1 : rankOfSeverity(worst);
}
