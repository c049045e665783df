import { describe, expect, it } from 'vitest';
import { smallModel } from '../../test/small-model.ts';
import { analyse } from './analyse.ts';
import { coverageOf } from './coverage.ts';

const PERMISSIONS = { q: ['Send', 'List', 'Purge'] };

describe('coverageOf', () => {
  const found = coverageOf(
    analyse(
      smallModel({
        demarc: { permissionNamespaces: ['q', 'p'] },
        feature_classes: { 'Q.FC1': {}, 'Q.FC2': {}, 'Q.FC10': {}, 'Q.FC3': { retired: 'true' } },
        control_objectives: { 'Q.CO1': {} },
        threats: { 'Q.T1': {}, 'Q.T2': {}, 'Q.T3': { feature_class: 'Q.FC2' } },
        controls: {
          'Q.C1': { mitigate: { 'Q.T1': 'High', 'Q.T2': 'Low' } },
          'Q.C2': { coso: 'Detective', mitigate: { 'Q.T1': 'Medium', 'Q.T2': 'Very Low' } },
          'Q.C3': { coso: 'Directive', mitigate: { 'Q.T1': 'Very High' } },
          'Q.C4': { coso: 'Own', mitigate: { 'Q.T3': 'High' } },
          'Q.C5': { retired: 'true', mitigate: { 'Q.T3': 'High' } },
        },
        actions: {
          'Q.A1': { feature_class: 'Q.FC1', iam_permission: 'q:List, q:Send' },
          'Q.A2': { feature_class: 'Q.FC2', iam_permission: 'q:List, q:Send' },
        },
      }),
    ),
    PERMISSIONS,
  );

  it('counts permissions, and names those that are missing or in several classes', () => {
    expect(found.namespaces).toEqual([
      {
        namespace: 'q',
        known: 3,
        covered: 2,
        missing: ['q:Purge'],
        shared: [{ permission: 'q:List', featureClasses: ['Q.FC1', 'Q.FC2'] }],
      },
      { namespace: 'p', known: 0, covered: 0, missing: [], shared: [] },
    ]);
  });

  it('counts threats and the controls against them, in id order, without what is retired', () => {
    expect(
      found.features.map(({ id, actions, threats, controls }) => [id, actions, threats, controls]),
    ).toEqual([
      ['Q.FC1', 1, 2, 3],
      ['Q.FC2', 1, 1, 1],
      ['Q.FC10', 0, 0, 0],
    ]);
    expect(found.threats.map(({ id, controls, strong }) => [id, controls, strong])).toEqual([
      ['Q.T1', 3, 2],
      ['Q.T2', 2, 0],
      ['Q.T3', 1, 0],
    ]);
    expect(found.threats[0]?.byType).toEqual({
      Directive: 1,
      Preventative: 1,
      Detective: 1,
      Corrective: 0,
      Assurance: 0,
    });
    expect(found.threats[2]?.byType).toMatchObject({ Own: 1 });
  });

  it('counts what can be executed', () => {
    expect(found.executable).toMatchObject({ controls: 4, executable: 0, kinds: {}, cases: 0 });
    expect(found.executable.byType.Preventative).toEqual([0, 1]);
  });
});
