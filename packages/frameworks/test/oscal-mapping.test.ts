import { existsSync, readFileSync } from 'node:fs';
import {
  analyse,
  collectFrameworks,
  type FrameworkFile,
  frameworkCoverage,
  type MappedFramework,
  type MappingSet,
  mapFramework,
  objectiveMappings,
  readExchange,
  type ThreatModel,
  withFramework,
  writeExchange,
} from '@demarc/core';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFrameworkJson, writeOscalMapping } from '../src/index.ts';

const SCHEMA = new URL('../../../../shared/data/oscal/oscal-complete-schema-1.2.2.json', import.meta.url);
const SCF_LICENSE = 'CC BY-ND 4.0: for your own use.';

const requirement = (id: string, relationship?: string) => ({
  framework: 'acme@1',
  id,
  ...(relationship ? { relationship } : {}),
  reason: `because of ${id}`,
});

const model = (objectives: Readonly<Record<string, object>>): ThreatModel =>
  readExchange({
    metadata: {
      provider: 'acme',
      service: 'Q',
      service_name: 'Acme Queue',
      license: 'CC BY 4.0',
      demarc: {
        format: 1,
        publisher: 'demarc',
        release: '1.2',
        date: '2026-03-01',
        providerData: [],
        references: [],
      },
    },
    control_objectives: Object.fromEntries(
      Object.entries(objectives).map(([id, raw]) => [id, { description: 'objective', ...raw }]),
    ),
  }).value as ThreatModel;

const QUEUE = model({
  'Q.CO1': {
    scf: ['IAC-20', 'NET-04'],
    demarc: { requirements: [requirement('1.10', 'equal'), requirement('A.5', 'related')] },
  },
  'Q.CO2': { scf: ['NET-04'], demarc: { requirements: [requirement('1.10')] } },
  'Q.CO10': { scf: ['GOV-01'] },
});

const SETS: readonly MappingSet[] = [
  {
    from: { kind: 'scf', version: '2022.3' },
    to: 'acme@1',
    source: 'SCF 2022.3, column “Acme”',
    license: SCF_LICENSE,
    links: [
      { from: 'IAC-20', to: '1.1' },
      { from: 'NET-04', to: '1.1' },
      { from: 'NET-04', to: 'A&B (2)', relationship: 'subset' },
      { from: 'AAA-99', to: '1.2' },
      { from: 'NET-04', to: 'gone' },
    ],
  },
  {
    from: { kind: 'objective', version: 'demarc:acme/q@1.0' },
    to: 'acme@1',
    source: 'by hand',
    license: 'Ours',
    links: [
      { from: 'Q.CO10', to: '1.2', relationship: 'intersects', confidence: 'low', reason: 'so we think' },
    ],
  },
  {
    from: { kind: 'objective', version: 'other:acme/q@1.0' },
    to: 'acme@1',
    source: 'of another publisher',
    links: [{ from: 'Q.CO1', to: '1.2' }],
  },
];

const acme = (mappings: readonly MappingSet[] = SETS): MappedFramework => ({
  framework: {
    id: 'acme',
    version: '1',
    title: 'Acme v1',
    publisher: 'Acme Inc',
    license: 'Ids only.',
    source: 'https://example.com/acme',
    requirements: [
      { id: '1', group: true },
      ...['1.1', '1.2', '1.9', '1.10', 'A&B (2)', 'A.5'].map((id) => ({ id })),
    ],
  },
  mappings,
  origin: 'test',
});

const rowsOf = (of: ThreatModel, mapped: MappedFramework) =>
  mapFramework(analyse(of), mapped).rows.map(({ requirement: { id }, objectives }) => [
    id,
    objectives.map(({ objective, by }) => [objective.id, by.map((way) => JSON.stringify(way)).sort()]),
  ]);
const fileOf = (text: string): FrameworkFile => {
  const { value, problems } = readFrameworkJson(text);
  expect(problems).toEqual([]);
  return value as FrameworkFile;
};

describe('writeOscalMapping', () => {
  const text = () => JSON.stringify(writeOscalMapping(QUEUE, acme()));

  it('is read back equal: framework, mappings, sources, licences, confidence and reasons', () => {
    const file = fileOf(text());
    const { direct, others } = objectiveMappings(QUEUE, acme());
    expect(file.mappings).toEqual([...direct, ...others]);
    expect(others.map(({ scf, from, links }) => [scf, from.version, links])).toEqual([
      [
        '2022.3',
        'demarc:acme/q@1.2',
        [
          { from: 'Q.CO1', to: '1.1', via: ['IAC-20', 'NET-04'] },
          { from: 'Q.CO1', to: 'A&B (2)', relationship: 'subset', via: ['NET-04'] },
          { from: 'Q.CO2', to: '1.1', via: ['NET-04'] },
          { from: 'Q.CO2', to: 'A&B (2)', relationship: 'subset', via: ['NET-04'] },
        ],
      ],
      [
        undefined,
        'demarc:acme/q@1.0',
        [{ from: 'Q.CO10', to: '1.2', relationship: 'intersects', confidence: 'low', reason: 'so we think' }],
      ],
    ]);
    const { requirements, ...about } = acme().framework;
    expect(file.frameworks).toEqual([{ ...about, requirements: requirements.filter(({ group }) => !group) }]);
    expect(file.license).toBe(`CC BY 4.0 ${SCF_LICENSE} Ours`);
  });

  it('leads to the same map and coverage where it is imported', () => {
    const [mapped] = collectFrameworks([acme().framework], [fileOf(text())]);
    expect(rowsOf(QUEUE, mapped as MappedFramework)).toEqual(rowsOf(QUEUE, acme()));
    const coverage = (of: MappedFramework) => frameworkCoverage([QUEUE], [of])[0]?.together;
    expect(coverage(mapped as MappedFramework)).toEqual(coverage(acme()));
    expect(coverage(acme())).toEqual({ requirements: 6, reached: 5, direct: 3, scfOnly: 2 });
  });

  it('gives the same bytes for the same mapping, and other ids for another', () => {
    expect(text()).toBe(text());
    const ids = (of: string) => [...of.matchAll(/"uuid":"([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids(text())).size).toBe(ids(text()).length);
    const other = JSON.stringify(writeOscalMapping(QUEUE, acme(SETS.slice(1))));
    expect(ids(other)[0]).not.toBe(ids(text())[0]);
  });

  it('has nothing to write where nothing is mapped', () => {
    expect(writeOscalMapping(model({ 'Q.CO1': {} }), acme())).toBeUndefined();
  });

  describe.runIf(existsSync(SCHEMA))('against the schema of OSCAL 1.2.2', () => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    (addFormats as unknown as (of: Ajv) => void)(ajv);
    const validate = existsSync(SCHEMA) ? ajv.compile(JSON.parse(readFileSync(SCHEMA, 'utf8'))) : undefined;
    const errorsOf = (of: unknown) => {
      validate?.(of);
      return validate?.errors ?? [];
    };

    it('is valid', () => {
      expect(errorsOf(writeOscalMapping(QUEUE, acme()))).toEqual([]);
    });

    it('is valid whatever the texts are', () => {
      const words = fc
        .string({ unit: 'binary', minLength: 1, maxLength: 12 })
        .filter((text) => text.trim() !== '');
      fc.assert(
        fc.property(words, words, words, (id, title, reason) => {
          const mapped: MappedFramework = {
            framework: {
              id: 'acme',
              version: title,
              title,
              license: reason,
              requirements: [{ id }, { id: '0' }],
            },
            mappings: [
              {
                from: { kind: 'objective', version: `acme/q@${title}` },
                to: `acme@${title}`,
                source: reason,
                links: [{ from: 'Q.CO1', to: id, reason }],
              },
            ],
            origin: 'test',
          };
          expect(errorsOf(writeOscalMapping(QUEUE, mapped))).toEqual([]);
        }),
        { numRuns: 200 },
      );
    });

    it('says what is wrong', () => {
      expect(errorsOf({ 'mapping-collection': {} })).not.toEqual([]);
    });
  });
});

describe('mappings in an exchange document', () => {
  const document = () => {
    const { others } = objectiveMappings(QUEUE, acme());
    return withFramework(writeExchange(analyse(QUEUE)), QUEUE.metadata, acme().framework, others);
  };

  it('are taken out as they were put in, with their licences', () => {
    const file = fileOf(JSON.stringify(document()));
    expect(file).toMatchObject({
      name: 'model-demarc-acme-q',
      kind: 'exchange',
      license: `${SCF_LICENSE} Ours`,
    });
    expect(file.frameworks).toEqual([acme().framework]);
    const read = readExchange(document()).value as ThreatModel;
    const [mapped] = collectFrameworks([], [file]);
    expect(rowsOf(read, mapped as MappedFramework)).toEqual(rowsOf(QUEUE, acme()));
  });

  it('survive a further round trip, and leave the ThreatModel as it is', () => {
    const { value, problems } = readExchange(document());
    expect(problems).toEqual([]);
    expect(writeExchange(analyse(value as ThreatModel))).toEqual(document());
    const { demarc, ...published } = document();
    expect(published).toEqual(writeExchange(analyse(QUEUE)));
    expect(Object.keys(demarc as object)).toEqual(['frameworks']);
  });

  it('of one framework are replaced, of another are added', () => {
    const again = withFramework(document(), QUEUE.metadata, acme().framework, []);
    expect(fileOf(JSON.stringify(again))).toMatchObject({ frameworks: [{ id: 'acme' }], mappings: [] });
    const other = { ...acme().framework, id: 'other' };
    const both = fileOf(JSON.stringify(withFramework(document(), QUEUE.metadata, other, [])));
    expect(both.frameworks.map(({ id }) => id)).toEqual(['acme', 'other']);
    expect(both.mappings).toEqual(fileOf(JSON.stringify(document())).mappings);
  });

  it('that cannot be read are refused', () => {
    const { value, problems } = readFrameworkJson('{"demarc":{"frameworks":{"name":"../x"}}}');
    expect(value).toBeUndefined();
    expect(problems[0]?.message).toMatch(/^`demarc.frameworks` cannot be read: name /);
  });
});
