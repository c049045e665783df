import { analyse, readExchange, type ThreatModel } from '@demarc/core';
import { describe, expect, it, test } from 'vitest';
import { applyFilter } from '../filter/apply.ts';
import { parseFilter } from '../filter/expression.ts';
import { type Facet, indexFacets } from '../filter/facet.ts';
import { actionFacets, actionRows, actionText, logOf } from './actions/action-rows.ts';
import { controlFacets, controlRows, controlText } from './controls/control-rows.ts';
import { featureFacets, featureRow, featureRows, featureText } from './features/feature-rows.ts';
import { objectiveFacets, objectiveRows, objectiveText } from './objectives/objective-rows.ts';
import { threatFacets, threatRows, threatText } from './threats/threat-rows.ts';

const HIGH = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N';
const LOW = 'CVSS:3.1/AV:P/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N';

/** A ThreatModel with a bit of everything, gaps included. */
const ANALYSIS = analyse(
  readExchange({
    metadata: { provider: 'acme', service: 'Q', service_name: 'Acme Queue' },
    feature_classes: {
      'Q.FC1': { name: 'Queue', description: 'Holds <b>messages</b>' },
      'Q.FC2': { name: 'Replay', class_relationship: [{ type: 'parent', class: 'Q.FC1' }] },
      'Q.FC3': { name: 'Gone', retired: 'true' },
    },
    threats: {
      'Q.T1': {
        feature_class: 'Q.FC1',
        name: 'Read',
        cvss: LOW,
        hlgoal: 'DataTheft',
        mitre_attack: 'TA0010',
        access: { AND: ['q:Receive', { OPTIONAL: 'q:List' }] },
      },
      'Q.T2': { feature_class: 'Q.FC1', name: 'Flood', cvss: HIGH, hlgoal: 'DoS', access: {} },
      'Q.T3': { feature_class: 'Q.FC2', name: 'Unrated', cvss: 'nonsense', access: {} },
      'Q.T4': { feature_class: 'Q.FC1', name: 'Old', cvss: HIGH, retired: 'true', access: {} },
    },
    control_objectives: {
      'Q.CO1': { description: 'Keep messages in', scf: ['IAC-20', 'NET-04'] },
      'Q.CO2': { description: 'Nothing yet' },
    },
    controls: {
      'Q.C1': {
        objective: 'Q.CO1',
        coso: 'Preventative',
        nist_csf: 'Protect',
        description: 'Deny <i>strangers</i>',
        testing: 'Try as a stranger',
        effort: 'Low',
        mitigate: [{ threat: 'Q.T1', impact: 'High' }],
      },
      'Q.C2': {
        objective: 'Q.CO1',
        coso: 'Compensating',
        description: 'Watch',
        effort: 'Low',
        mitigate: [{ threat: 'Q.T2', impact: 'Very High' }],
      },
      'Q.C3': { objective: 'Q.CO1', description: 'Old', retired: 'true' },
    },
    actions: {
      'Q.A1': {
        feature_class: 'Q.FC1',
        api: 'Receive',
        iam_permission: 'q:Receive',
        event_name: 'ReceiveMessage',
        feature_class_action_type: 'core',
      },
      'Q.A2': { feature_class: 'Q.FC1', api: 'List', iam_permission: 'q:List', event_name: '-' },
    },
  }).value as ThreatModel,
);

interface ListOf {
  readonly rows: readonly { readonly id: string }[];
  readonly found: (filter: string) => readonly string[];
}

function listOf<Row extends { readonly id: string }>(
  rows: readonly Row[],
  facets: readonly Facet<Row>[],
  textOf: (row: Row) => string,
): ListOf {
  const index = indexFacets(rows, facets, textOf);
  return {
    rows,
    found: (filter) => applyFilter(index, parseFilter(filter, index)).rows.map(({ id }) => id),
  };
}

const LISTS = {
  features: listOf(featureRows(ANALYSIS).current, featureFacets(ANALYSIS), featureText),
  threats: listOf(threatRows(ANALYSIS).current, threatFacets(ANALYSIS, undefined), threatText),
  objectives: listOf(objectiveRows(ANALYSIS).current, objectiveFacets(ANALYSIS), objectiveText),
  controls: listOf(controlRows(ANALYSIS).current, controlFacets(ANALYSIS), controlText),
  actions: listOf(actionRows(ANALYSIS).current, actionFacets(ANALYSIS), actionText),
} as const;

describe('lists', () => {
  test.each([
    ['features', ['Q.FC1', 'Q.FC2']],
    ['threats', ['Q.T2', 'Q.T1', 'Q.T3']],
    ['objectives', ['Q.CO1', 'Q.CO2']],
    ['controls', ['Q.C2', 'Q.C1']],
    ['actions', ['Q.A1', 'Q.A2']],
  ] as const)('%s stand in the order of the product, without what is retired', (list, expected) => {
    expect(LISTS[list].rows.map(({ id }) => id)).toEqual(expected);
  });

  test.each([
    ['features', 'severity>=High', ['Q.FC1']],
    ['features', 'parent=Queue', ['Q.FC2']],
    ['features', 'denial=Yes', ['Q.FC1']],
    ['features', 'messages', ['Q.FC1']],
    ['threats', 'severity<=Low', ['Q.T1']],
    ['threats', 'feature=Replay', ['Q.T3']],
    ['threats', 'goal = Data theft', ['Q.T1']],
    ['threats', 'tactic=TA0010', ['Q.T1']],
    ['threats', 'permission="q:List"', ['Q.T1']],
    ['threats', 'answer="No control"', ['Q.T3']],
    ['threats', 'objective=Q.CO1 flood', ['Q.T2']],
    ['objectives', 'scf=IAC-20', ['Q.CO1']],
    ['objectives', 'threat=Q.T2', ['Q.CO1']],
    ['objectives', 'nothing', ['Q.CO2']],
    ['controls', 'type=Compensating', ['Q.C2']],
    ['controls', 'function=Protect', ['Q.C1']],
    ['controls', 'effort=Low strangers', ['Q.C1']],
    ['controls', 'feature=Queue threat=Q.T1', ['Q.C1']],
    ['actions', 'type=core', ['Q.A1']],
    ['actions', 'log="Not logged"', ['Q.A2']],
    ['actions', 'receivemessage', ['Q.A1']],
  ] as const)('%s: %s finds %j', (list, filter, expected) => {
    expect(LISTS[list].found(filter)).toEqual(expected);
  });

  it('keep what is retired apart', () => {
    expect(threatRows(ANALYSIS).retired.map(({ id }) => id)).toEqual(['Q.T4']);
    expect(controlRows(ANALYSIS).retired.map(({ id }) => id)).toEqual(['Q.C3']);
    expect(featureRows(ANALYSIS).retired.map(({ id }) => id)).toEqual(['Q.FC3']);
  });
});

test('a feature class counts its threats, its controls, and the threats that none answers', () => {
  const [queue, replay] = [...ANALYSIS.index.featureClasses.values()];
  expect(queue && featureRow(ANALYSIS, queue)).toMatchObject({
    worst: 'High',
    severities: ['Low', 'High'],
    open: 0,
    controls: 2,
    actions: 2,
    permissions: ['q:Receive'],
  });
  expect(replay && featureRow(ANALYSIS, replay)).toMatchObject({
    worst: undefined,
    severities: [undefined],
    open: 1,
    controls: 0,
    permissions: [],
  });
});

test.each([
  [{ events: ['PutBucket'], eventKind: 'management' }, 'management'],
  [{ events: [], eventKind: 'none' }, 'none'],
  [{ events: ['q.Purge'] }, 'unknown'],
  [{ events: [] }, 'none'],
] as const)('the log of %j is %s', (action, expected) => {
  expect(
    logOf({
      id: 'Q.A1',
      featureClass: 'Q.FC1',
      description: '',
      operations: [],
      permissions: [],
      type: 'other',
      ...action,
      events: [...action.events],
    }),
  ).toBe(expected);
});
