import {
  type Analysis,
  compareIds,
  goalName,
  isCurrent,
  permissionsOf,
  rankOfSeverity,
  SEVERITIES,
  type Severity,
  type Threat,
  threatsInOrder,
  toPlainText,
} from '@demarc/core';
import type { AttackFacts } from '@demarc/server/contract';
import type { Facet } from '../../filter/facet.ts';

/** A threat as its list shows it. */
export interface ThreatRow {
  readonly id: string;
  readonly threat: Threat;
  readonly severity: Severity | undefined;
  /** CVSS base score; -1 where the vector is not valid. */
  readonly score: number;
  /** Without markup. */
  readonly description: string;
  readonly objectives: readonly string[];
  readonly controls: readonly string[];
  readonly permissions: readonly string[];
}

/** All current threats, the most severe first; and the retired ones. */
export function threatRows(analysis: Analysis): {
  readonly current: readonly ThreatRow[];
  readonly retired: readonly ThreatRow[];
} {
  const { model } = analysis;
  const rowOf = (threat: Threat) => threatRow(analysis, threat);
  return {
    current: threatsInOrder(analysis, model.threats).map(rowOf),
    retired: model.threats.filter((threat) => !isCurrent(threat)).map(rowOf),
  };
}

function threatRow({ model, index, figures }: Analysis, threat: Threat): ThreatRow {
  const { severity, score = -1 } = figures.threats.get(threat.id) ?? {};
  const controls = (index.mitigatorsOf.get(threat.id) ?? []).map(({ control }) => control);
  return {
    id: threat.id,
    threat,
    severity,
    score,
    description: toPlainText(threat.description, model.markup),
    objectives: [...new Set(controls.map(({ objective }) => objective))],
    controls: controls.map(({ id }) => id),
    permissions: permissionsOf(threat.access),
  };
}

/** What free text finds in a threat. */
export function threatText({ id, threat, description, permissions }: ThreatRow): string {
  return `${id} ${threat.name} ${description} ${threat.techniques.join(' ')} ${permissions.join(' ')}`;
}

const ANSWERED = 'Has controls';
const OPEN = 'No control';

/** The questions that the list of threats can be asked; tactics have their names once the facts are there. */
export function threatFacets(
  { index, model }: Analysis,
  attack: AttackFacts | undefined,
): readonly Facet<ThreatRow>[] {
  const nameOf = (list: AttackFacts['tactics'] | undefined) => {
    const names = new Map(list?.map(({ id, name }) => [id, name]));
    return (id: string) => names.get(id) ?? id;
  };
  return [
    {
      key: 'severity',
      label: 'Severity',
      scale: SEVERITIES,
      values: ({ severity }) => (severity === undefined ? [] : [severity]),
    },
    {
      key: 'feature',
      label: 'Feature class',
      values: ({ threat }) => [threat.featureClass],
      labelOf: (id) => index.featureClasses.get(id)?.name ?? id,
    },
    {
      key: 'tactic',
      label: 'Tactic',
      values: ({ threat }) => threat.tactics,
      labelOf: nameOf(attack?.tactics),
    },
    {
      key: 'technique',
      label: 'Technique',
      values: ({ threat }) => threat.techniques,
      labelOf: nameOf(attack?.techniques),
    },
    {
      key: 'goal',
      label: 'Goal',
      values: ({ threat }) => (threat.goal === undefined ? [] : [goalName(threat.goal)]),
    },
    {
      key: 'objective',
      label: 'Objective',
      values: ({ objectives }) => objectives,
      labelOf: (id) => toPlainText(index.objectives.get(id)?.description ?? id, model.markup),
    },
    { key: 'permission', label: 'Permission', values: ({ permissions }) => permissions },
    { key: 'answer', label: 'Controls', values: ({ controls }) => [controls.length === 0 ? OPEN : ANSWERED] },
  ];
}

/** Orders threats by one of their qualities, lowest first; ties as in the list. */
export const COMPARE = {
  id: (a: ThreatRow, b: ThreatRow) => compareIds(a.id, b.id),
  severity: (a: ThreatRow, b: ThreatRow) => rank(a) - rank(b) || a.score - b.score,
  feature: (a: ThreatRow, b: ThreatRow) => compareIds(a.threat.featureClass, b.threat.featureClass),
  controls: (a: ThreatRow, b: ThreatRow) => a.controls.length - b.controls.length,
} as const;

function rank({ severity }: ThreatRow): number {
  return severity === undefined ? -1 : rankOfSeverity(severity);
}
