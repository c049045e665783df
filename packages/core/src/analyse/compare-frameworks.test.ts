import { describe, expect, it } from 'vitest';
import { smallModel } from '../../test/small-model.ts';
import type { MappedFramework } from '../model/framework.ts';
import { analyse } from './analyse.ts';
import { withoutOlderReleases } from './collect-frameworks.ts';
import { compareFrameworks } from './compare-frameworks.ts';
import { controlsByReach } from './control-reach.ts';
import { mapFramework } from './map-framework.ts';

const mapped = (
  id: string,
  requirements: readonly string[],
  links: readonly (readonly [string, string])[],
  origin = 'scf-2099.1',
): MappedFramework => ({
  framework: { id, version: '1', title: id, requirements: requirements.map((one) => ({ id: one })) },
  mappings: [
    {
      from: { kind: 'scf', version: '2099.1' },
      to: `${id}@1`,
      source: 'a workbook',
      links: links.map(([from, to]) => ({ from, to })),
    },
  ],
  origin,
});

const PCI = mapped(
  'pci',
  ['1.1', '1.10', '2'],
  [
    ['IAC-20', '1.1'],
    ['NET-04', '1.10'],
    ['IAC-20', '1.10'],
  ],
);
const ISO = mapped(
  'iso',
  ['A.5.9', 'A.5.10', 'A.6'],
  [
    ['IAC-20', 'A.5.10'],
    ['IAC-20', 'A.5.9'],
    ['CRY-09', 'A.6'],
  ],
);
const analysis = analyse(
  smallModel({
    feature_classes: { 'Q.FC1': {} },
    threats: { 'Q.T1': { severity: 'High' } },
    control_objectives: {
      'Q.CO1': { scf: ['IAC-20'] },
      'Q.CO2': { scf: ['NET-04'] },
      'Q.CO3': { scf: ['AST-01'] },
    },
    controls: {
      'Q.C1': { objective: 'Q.CO2', effort: 'Low', mitigate: { 'Q.T1': 'Very High' } },
      'Q.C2': { objective: 'Q.CO1', effort: 'High', mitigate: { 'Q.T1': 'Low' } },
      'Q.C3': { objective: 'Q.CO1', effort: 'Low', mitigate: { 'Q.T1': 'Very High' } },
      'Q.C4': { objective: 'Q.CO3', effort: 'Low', mitigate: { 'Q.T1': 'High' } },
    },
  }),
);

describe('compareFrameworks', () => {
  it('gives every requirement of the first, with what its objectives answer in the second, in its order', () => {
    const rows = compareFrameworks(mapFramework(analysis, PCI), mapFramework(analysis, ISO));
    const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id);
    expect(
      rows.map(({ row, others, through }) => ({
        id: row.requirement.id,
        others: ids(others),
        through: through.map((one) => [one.objective.id, ...ids(one.others)]),
      })),
    ).toEqual([
      { id: '1.1', others: ['A.5.9', 'A.5.10'], through: [['Q.CO1', 'A.5.9', 'A.5.10']] },
      { id: '1.10', others: ['A.5.9', 'A.5.10'], through: [['Q.CO1', 'A.5.9', 'A.5.10'], ['Q.CO2']] },
      { id: '2', others: [], through: [] },
    ]);
  });
});

describe('controlsByReach', () => {
  it('puts controls that answer most first, then those of higher priority, and leaves out what answers nothing', () => {
    const rows = controlsByReach(analysis, [PCI, ISO]);
    expect(
      rows.map(({ control, requirements, frameworks }) => [control.id, requirements, frameworks.length]),
    ).toEqual([
      ['Q.C3', 4, 2],
      ['Q.C2', 4, 2],
      ['Q.C1', 1, 1],
    ]);
  });

  it('counts over the frameworks that it is given', () => {
    expect(controlsByReach(analysis, [ISO]).map(({ control }) => control.id)).toEqual(['Q.C3', 'Q.C2']);
  });
});

describe('withoutOlderReleases', () => {
  it('keeps the newest release of the SCF, and everything that is of none', () => {
    const all = [
      mapped('a', [], [], 'shipped'),
      mapped('b', [], [], 'scf-2022.10'),
      mapped('c', [], [], 'scf-2022.9'),
      mapped('d', [], [], 'csv-ours-1'),
    ];
    expect(withoutOlderReleases(all).map(({ framework }) => framework.id)).toEqual(['a', 'b', 'd']);
  });
});
