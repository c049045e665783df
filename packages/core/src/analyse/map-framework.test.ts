import { describe, expect, it } from 'vitest';
import { smallModel } from '../../test/small-model.ts';
import {
  analyse,
  type FrameworkCoverage,
  frameworkCoverage,
  type MappedFramework,
  type MappingSet,
  mapFramework,
  requirementsOfObjective,
  type ThreatModel,
} from '../index.ts';

const scfSet = (links: MappingSet['links'], version = '2099.1'): MappingSet => ({
  from: { kind: 'scf', version },
  to: 'acme@1',
  source: `SCF ${version}`,
  links,
});

const acme = (mappings: readonly MappingSet[] = []): MappedFramework => ({
  framework: {
    id: 'acme',
    version: '1',
    title: 'Acme v1',
    requirements: [
      { id: '1', group: true },
      { id: '1.1', parent: '1' },
      { id: '1.9', parent: '1' },
      { id: '1.10', parent: '1' },
      { id: '2' },
    ],
  },
  mappings,
  scfControls: new Set(['IAC-01', 'IAC-20']),
  origin: 'test',
});

const model = (objectives: Readonly<Record<string, object>>, controls = {}): ThreatModel =>
  smallModel({
    feature_classes: { 'Q.FC1': {} },
    threats: { 'Q.T1': { severity: 'High' } },
    control_objectives: objectives,
    controls,
  });
const direct = (...ids: string[]) => ({
  demarc: {
    requirements: ids.map((id) => ({ framework: 'acme@1', id, relationship: 'subset', reason: 'r' })),
  },
});
const reached = (map: ReturnType<typeof mapFramework>) =>
  Object.fromEntries(
    map.rows
      .filter(({ objectives }) => objectives.length > 0)
      .map(({ requirement, objectives }) => [
        requirement.id,
        objectives.map(({ objective, by }) => `${objective.id} ${by.map(({ kind }) => kind).join('+')}`),
      ]),
  );

describe('mapFramework', () => {
  it('leads directly, by mappings of objectives, and by way of the SCF; 1.10 is not 1.1', () => {
    const analysis = analyse(
      model({ 'Q.CO1': direct('1.10'), 'Q.CO2': { scf: ['IAC-01'] }, 'Q.CO10': { scf: ['IAC-01'] } }),
    );
    const mapped = acme([
      scfSet([
        { from: 'IAC-01', to: '1.1' },
        { from: 'IAC-01', to: '1.10' },
      ]),
      {
        from: { kind: 'objective', version: 'unstated' },
        to: 'acme@1',
        source: 'ours',
        links: [
          { from: 'Q.CO1', to: '2', relationship: 'equal' },
          { from: 'Q.CO1', to: '1.10' },
        ],
      },
    ]);
    const map = mapFramework(analysis, mapped);
    expect(reached(map)).toEqual({
      '1.1': ['Q.CO2 scf', 'Q.CO10 scf'],
      // what the objective says itself is not said again by a mapping of objectives
      '1.10': ['Q.CO1 direct', 'Q.CO2 scf', 'Q.CO10 scf'],
      '2': ['Q.CO1 objective'],
    });
    expect(map.coverage).toEqual({ requirements: 4, reached: 3, direct: 2, scfOnly: 1 });
  });

  it('puts the controls of the objectives into columns by weighted priority', () => {
    const control = (effort: string, mitigate: object) => ({ effort, mitigate });
    const analysis = analyse(
      model(
        { 'Q.CO1': direct('1.1') },
        {
          'Q.C10': control('Low', { 'Q.T1': 'High' }),
          'Q.C9': control('Low', { 'Q.T1': 'High' }),
          'Q.C1': control('High', { 'Q.T1': 'Low' }),
          'Q.C2': {},
        },
      ),
    );
    const row = mapFramework(analysis, acme()).rows.find(({ requirement }) => requirement.id === '1.1');
    const ids = Object.entries(row?.controls ?? {}).map(([level, controls]) => [
      level,
      controls.map(({ id }) => id),
    ]);
    expect(Object.fromEntries(ids)).toEqual({
      'Very High': ['Q.C9', 'Q.C10'],
      High: [],
      Medium: [],
      Low: ['Q.C1'],
      'Very Low': [],
      unrated: ['Q.C2'],
    });
  });

  it('tells targets that the framework lacks, SCF ids that the release lacks, and leaves out what is retired', () => {
    const analysis = analyse(
      model({
        'Q.CO1': { ...direct('1.2'), scf: ['IAC-99'] },
        'Q.CO2': { ...direct('2'), retired: 'true', scf: ['IAC-98'] },
      }),
    );
    const map = mapFramework(analysis, acme([scfSet([{ from: 'IAC-99', to: '7' }])]));
    expect(reached(map)).toEqual({});
    expect(map.missingTargets).toEqual([
      { from: 'Q.CO1', to: '1.2' },
      { from: 'IAC-99', to: '7' },
    ]);
    expect(map.unknownScf).toEqual(['IAC-99']);
  });

  it.each([
    ['another service', 'acme/r@1', {}],
    ['another publisher', 'someone:acme/q@1', {}],
    ['this one at another version', 'unknown:acme/q@0', { '2': ['Q.CO1 objective'] }],
    ['no ThreatModel that is named', '2026', { '2': ['Q.CO1 objective'] }],
  ])('takes mappings of objectives of %s as such', (_what, version, expected) => {
    const set: MappingSet = {
      from: { kind: 'objective', version },
      to: 'acme@1',
      source: 'ours',
      links: [{ from: 'Q.CO1', to: '2' }],
    };
    const map = mapFramework(analyse(model({ 'Q.CO1': {} })), acme([set]));
    expect(reached(map)).toEqual(expected);
    expect(map.coverage.reached).toBe(Object.keys(expected).length);
  });

  it('lists what an objective answers, framework by framework, in the order of its requirements', () => {
    const { metadata, objectives } = model({ 'Q.CO1': { ...direct('2', '1.9'), scf: ['IAC-01'] } });
    const other = { ...acme(), framework: { ...acme().framework, id: 'other' } };
    const found = requirementsOfObjective(objectives[0] as (typeof objectives)[number], metadata, [
      other,
      acme([scfSet([{ from: 'IAC-01', to: '1.10' }])]),
    ]);
    expect(
      found.map(({ mapped, requirements }) => [
        mapped.framework.id,
        requirements.map(({ requirement }) => requirement.id),
      ]),
    ).toEqual([['acme', ['1.9', '1.10', '2']]]);
  });
});

describe('frameworkCoverage', () => {
  it('counts each ThreatModel alone, and what several reach once', () => {
    const models = [
      model({ 'Q.CO1': { ...direct('1.1'), scf: ['IAC-01'] } }),
      model({ 'Q.CO1': { scf: ['IAC-01', 'IAC-20'] } }),
      model({ 'Q.CO1': {} }),
    ];
    const mapped = acme([
      scfSet([
        { from: 'IAC-01', to: '1.1' },
        { from: 'IAC-01', to: '1' },
        { from: 'IAC-20', to: '2' },
        { from: 'IAC-20', to: 'gone' },
      ]),
    ]);
    const [coverage] = frameworkCoverage(models, [mapped]);
    expect(coverage as FrameworkCoverage).toEqual({
      framework: mapped,
      together: { requirements: 4, reached: 2, direct: 1, scfOnly: 1 },
      each: [
        { requirements: 4, reached: 1, direct: 1, scfOnly: 0 },
        { requirements: 4, reached: 2, direct: 0, scfOnly: 2 },
        { requirements: 4, reached: 0, direct: 0, scfOnly: 0 },
      ],
    });
  });

  it('is what the table of a framework says', () => {
    const one = model({
      'Q.CO1': { ...direct('1', '1.9', 'gone'), scf: ['IAC-01'] },
      'Q.CO2': { scf: ['IAC-20'], retired: 'true' },
    });
    const mapped = acme([
      scfSet([
        { from: 'IAC-01', to: '1.10' },
        { from: 'IAC-20', to: '2' },
      ]),
      {
        from: { kind: 'objective', version: 'acme/q@1' },
        to: 'acme@1',
        source: 'derived',
        scf: '2099.1',
        links: [{ from: 'Q.CO1', to: '1.1', via: ['IAC-01'] }],
      },
    ]);
    const map = mapFramework(analyse(one), mapped);
    expect(reached(map)).toEqual({
      '1': ['Q.CO1 direct'],
      '1.1': ['Q.CO1 scf'],
      '1.9': ['Q.CO1 direct'],
      '1.10': ['Q.CO1 scf'],
    });
    const counting = map.rows.filter(({ requirement }) => !requirement.group);
    const hit = counting.filter(({ objectives }) => objectives.length > 0);
    expect(map.coverage).toEqual({
      requirements: counting.length,
      reached: hit.length,
      direct: 1,
      scfOnly: 2,
    });
  });
});
