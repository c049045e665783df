import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Analysis, analyse, isCurrent, readExchange } from '@demarc/core';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryModelWithRetired } from '../../core/test/arbitrary-model.ts';
import { PUBLISHED } from '../../core/test/published.ts';
import { smallModel } from '../../core/test/small-model.ts';
import { readFrameworkJson } from '../../frameworks/src/index.ts';
import { navigatorLayer, oscalCatalog, oscalComponentDefinition } from '../src/index.ts';
import { token } from '../src/oscal/values.ts';
import { SAMPLE, SAMPLE_FRAMEWORK } from './sample-model.ts';

const SOURCE = { analysis: SAMPLE, frameworks: [SAMPLE_FRAMEWORK] };
const ATTACK = {
  version: '18.1',
  tactics: [
    { id: 'TA0009', name: 'Collection' },
    { id: 'TA0010', name: 'Exfiltration' },
    { id: 'TA0040', name: 'Impact' },
    { id: 'TA0011', name: 'Command and Control' },
  ],
  techniques: [
    { id: 'T1530', name: 'Data from Cloud Storage', tactics: ['TA0009'] },
    { id: 'T1485', name: 'Data Destruction', tactics: ['TA0040'] },
    { id: 'T1485.001', name: 'Lifecycle-Triggered Deletion', tactics: ['TA0040'] },
  ],
};

test.each([
  ['oscal-catalog.json', oscalCatalog(SOURCE)],
  ['oscal-component.json', oscalComponentDefinition(SOURCE)],
  ['navigator.json', navigatorLayer({ ...SOURCE, attack: ATTACK })],
])('%s of the sample', async (name, text) => {
  await expect(text).toMatchFileSnapshot(`golden/${name}`);
});

test('our own importer reads the catalog: objectives as groups, controls by their ids', () => {
  const { value, problems } = readFrameworkJson(oscalCatalog(SOURCE));
  expect(problems).toEqual([]);
  expect(value?.frameworks[0]?.requirements).toMatchObject([
    { id: 'Q.CO1', group: true, title: 'Only readers read' },
    { id: 'Q.C1', parent: 'Q.CO1', title: 'Let only readers receive' },
    { id: 'Q.C3', parent: 'Q.CO1' },
    { id: 'Q.CO2', group: true },
    { id: 'Q.C2', parent: 'Q.CO2' },
  ]);
});

test('every current control of any ThreatModel is in the catalog, and every link leads somewhere', () => {
  fc.assert(
    fc.property(arbitraryModelWithRetired, (model) => {
      const text = oscalCatalog({ analysis: analyse(model) });
      const { catalog } = JSON.parse(text);
      const controls = (catalog.groups ?? []).flatMap(
        (group: { controls?: object[] }) => group.controls ?? [],
      );
      const current = new Set(model.objectives.filter(isCurrent).map(({ id }) => id));
      const expected = model.controls.filter((one) => isCurrent(one) && current.has(one.objective));
      expect(controls.map(({ id }: { id: string }) => id).sort()).toEqual(
        expected.map(({ id }) => id).sort(),
      );
      const targets = new Set([
        ...model.controls.filter(isCurrent).map(({ id }) => id),
        ...(catalog['back-matter']?.resources ?? []).map(({ uuid }: { uuid: string }) => uuid),
      ]);
      for (const { links = [] } of controls)
        for (const { href } of links) expect(targets).toContain(href.slice(1));
    }),
    { numRuns: 50 },
  );
});

test.each([
  ['1.2.1', '_1.2.1'],
  ['AC-6(1)', 'AC-6_1_'],
  ['A.5.9', 'A.5.9'],
  ['§ 164', '__164'],
])('%s as a token', (text, expected) => {
  expect(token(text)).toBe(expected);
});

test('a technique has the highest score of its threats, under the tactics that they mean', () => {
  const vectors = { High: { severity: 'High' }, Low: { severity: 'Low' } };
  const model = smallModel({
    feature_classes: { 'Q.FC1': {} },
    threats: {
      'Q.T1': { ...vectors.Low, demarc: { tactics: ['TA0040'], techniques: ['T1485'] } },
      'Q.T2': { ...vectors.High, demarc: { tactics: ['TA0009'], techniques: ['T1485', 'T1530', 'T9999'] } },
      'Q.T3': { ...vectors.High, demarc: { tactics: ['TA0010'], techniques: [] } },
    },
  });
  const layer = JSON.parse(navigatorLayer({ analysis: analyse(model), attack: ATTACK }));
  expect(layer.techniques).toMatchObject([
    { techniqueID: 'T1530', tactic: 'collection', score: 7.5, comment: 'Q.T2 threat' },
    { techniqueID: 'T1485', tactic: 'impact', score: 7.5, comment: 'Q.T2 threat\nQ.T1 threat' },
  ]);
  expect(layer.metadata.slice(1)).toEqual([
    { name: 'threats without a technique', value: 'Q.T3' },
    { name: 'techniques that this version of ATT&CK does not have', value: 'T9999' },
  ]);
});

const SCHEMA = fileURLToPath(
  new URL('../../../../shared/data/oscal/oscal-complete-schema-1.2.2.json', import.meta.url),
);

describe.runIf(existsSync(SCHEMA))('against the OSCAL schema', () => {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  const validate = existsSync(SCHEMA) ? ajv.compile(JSON.parse(readFileSync(SCHEMA, 'utf8'))) : () => true;
  const errorsOf = (text: string) => {
    validate(JSON.parse(text));
    return ('errors' in validate ? validate.errors : undefined) ?? [];
  };
  const hostile = smallModel({
    demarc: { release: ' ' },
    feature_classes: { 'Q.FC1': {} },
    threats: { 'Q.T1': { name: ' \n ', description: '\u0000' } },
    control_objectives: {
      'Q.CO1': {
        description: '\n',
        demarc: {
          references: [{ title: 'x', url: 'https://x/ä b' }],
          requirements: [{ framework: 'x@1', id: ' 1 ', reason: '\n' }],
        },
      },
    },
    controls: { 'Q.C1': { description: '', testing: '\t', coso: '§ 1', mitigate: { 'Q.T1': 'High' } } },
  });

  test.each<readonly [string, Analysis]>([
    ['the sample', SAMPLE],
    ['hostile texts', analyse(hostile)],
    ...PUBLISHED.map(([name, text]) => {
      const { value } = readExchange(JSON.parse(text));
      return [name, analyse(value ?? hostile)] as const;
    }),
  ])('%s is valid', (_, analysis) => {
    const source = { analysis, frameworks: [SAMPLE_FRAMEWORK], selected: ['Q.FC1'] };
    expect(errorsOf(oscalCatalog(source))).toEqual([]);
    expect(errorsOf(oscalComponentDefinition(source))).toEqual([]);
  });
});
