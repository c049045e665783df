import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryModel } from '../../test/arbitrary-model.ts';
import { PUBLISHED } from '../../test/published.ts';
import {
  analyse,
  type JsonObject,
  readExchange,
  readExchangeText,
  type ThreatModel,
  writeExchange,
} from '../index.ts';

const DIALECT = {
  metadata: {
    provider: 'acme',
    service: 'Queue',
    service_name: 'Acme Queue',
    version: '20220420',
    license: 'ThreatModel for Acme Queue, by Acme Labs, under CC0',
    colour: 'green',
  },
  scorecard: {
    identity_management: { score: 'IAM', note: 'kept' },
    number_of_actions: { score: 3 },
    event_coverage: { score: '66.7' },
  },
  feature_classes: {
    'Queue.FC1': {
      order: 2.0,
      name: 'Queue',
      class_relationship: [
        { type: 'parent', class: 'Queue.FC1' },
        { type: 'sibling', class: 'Queue.FC2' },
      ],
      description: 'A <b>queue</b>',
    },
    'Queue.FC2': { order: 2, name: 'Topic', class_relationship: [], description: '' },
  },
  threats: {
    'Queue.T1': {
      feature_class: 'Queue.FC1',
      name: 'Purge',
      description: '',
      access: { OPTIONAL: { AND: ['q:Purge'] } },
      mitre_attack: 'TA0040',
      cvss: 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:N/I:N/A:H',
      retired: 'false',
    },
    'Queue.T2': {
      feature_class: 'Queue.FC2',
      name: 'Leak',
      description: 7,
      access: {},
      api_details: { a: [1, 2] },
      cvss: '',
      retired: true,
    },
  },
  control_objectives: { 'Queue.CO1': { description: 'Guard the queue' } },
  controls: {
    'Queue.C1': {
      coso: 'Proactive',
      nist_csf: 'Survive',
      objective: 'Queue.CO1',
      retired: 'false',
      assured_by: 'Queue.C2',
      depends_on: '',
      effort: 'Low',
      mitigate: [
        {
          threat: 'Queue.T1',
          impact: 'High',
          priority: 4.0,
          max_dependency: null,
          priority_overall: 4,
          cvss: 'Medium',
        },
      ],
      feature_class: ['Queue.FC1'],
      weighted_priority: 'High',
      weighted_priority_score: 3,
    },
    'Queue.C2': {
      coso: 'Assurance',
      objective: 'Queue.CO1',
      depends_on: 'Queue.C1, Queue.C9',
      assured_by: [],
      mitigate: 'none',
    },
  },
  actions: {
    'Queue.A1': {
      action_description: 'Purges',
      api: 'Purge',
      feature_class: 'Queue.FC1',
      iam_permission: 'q:Purge,q:Empty',
      event_name: '-',
      feature_class_action_type: 'core',
    },
  },
  extra: { kept: [null, 1, { deep: true }] },
} as unknown as JsonObject;

test('an old dialect loads, with what is wrong with it', () => {
  const { value, problems } = readExchange(DIALECT, { fileName: 'queue-2024-05-06.json' });
  const model = value as ThreatModel;
  expect(model.metadata).toMatchObject({ provider: 'acme', publisher: 'acme-labs', version: '2024-05-06' });
  expect(model.threats[0]?.access).toEqual({
    op: 'optional',
    operand: { op: 'and', operands: [{ op: 'permission', permission: 'q:Purge' }] },
  });
  expect(model.threats[1]?.retired).toEqual({ reason: 'retired by the publisher' });
  expect(model.controls[0]).toMatchObject({
    coso: 'Proactive',
    nistCsf: 'Survive',
    assuredBy: ['Queue.C2'],
    dependsOn: [],
  });
  expect(model.controls[1]).toMatchObject({ dependsOn: ['Queue.C1', 'Queue.C9'], mitigations: [] });
  expect(model.actions[0]).toMatchObject({ permissions: ['q:Purge', 'q:Empty'], events: [], type: 'core' });
  expect(problems.map(({ id, path, message }) => [id, path?.at(-1), message])).toEqual([
    ['Queue.T2', 'description', '`description` is a number: expected a text; the field is kept and ignored'],
    ['Queue.C2', 'mitigate', '`mitigate` is a text: expected a list; the field is kept and ignored'],
  ]);
});

test('an old dialect comes out equal to what came in, unknown keys included', () => {
  const { value } = readExchange(DIALECT);
  expect(writeExchange(analyse(value as ThreatModel))).toEqual(DIALECT);
});

test('recomputed figures replace the shipped ones, or stand beside them', () => {
  const { value } = readExchange(DIALECT);
  const analysis = analyse(value as ThreatModel);
  const replaced = writeExchange(analysis, { figures: 'recomputed' }) as typeof DIALECT & {
    threats: Record<string, object>;
  };
  expect(replaced.threats['Queue.T1']).toMatchObject({ cvss_severity: 'Medium', cvss_score: 6.5 });
  const beside = writeExchange(analysis, { figures: 'beside' }) as unknown as {
    controls: Record<string, object>;
  };
  expect(beside.controls['Queue.C1']).toMatchObject({
    weighted_priority: 'High',
    demarc: { figures: { method: 'demarc-standard@1', weighted_priority: 'High' } },
  });
});

test.each([
  ['not JSON', '{"threats": {', /^not JSON/],
  ['a list', '[]', /^not a ThreatModel: expected an object/],
  ['a text', '"threats"', /^not a ThreatModel: expected an object/],
  ['another document', '{"name": "x"}', /^not a ThreatModel: none of its keys/],
  ['a poisoned key', '{"threats": {"__proto__": {"polluted": true}}}', /^a key named `__proto__`/],
  ['a constructor', '{"threats": {"Q.T1": {"constructor": {}}}}', /^a key named `constructor`/],
  [
    'deep nesting',
    `{"threats": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
    /nested deeper than 64 levels|^not JSON/,
  ],
  ['a huge text', `"${' '.repeat(64 * 1024 * 1024)}"`, /characters are more than/],
])('%s is refused with one error', (_, text, message) => {
  const { value, problems } = readExchangeText(text);
  expect(value).toBeUndefined();
  expect(problems).toHaveLength(1);
  expect(problems[0]?.message).toMatch(message);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test('a byte order mark is no reason to refuse a document', () => {
  expect(readExchangeText(`\ufeff${JSON.stringify(DIALECT)}`).value?.threats).toHaveLength(2);
});

describe('properties', () => {
  test('a ThreatModel of ours, written and read, is the same', () => {
    fc.assert(
      fc.property(arbitraryModel, (model) => {
        const written = writeExchange(analyse(model));
        const { value, problems } = readExchange(JSON.parse(JSON.stringify(written)));
        expect(problems).toEqual([]);
        const bare = ({ document: _, scorecard: __, threats, controls, ...rest }: ThreatModel) => ({
          ...rest,
          threats: threats.map(({ shipped: ___, ...threat }) => threat),
          controls: controls.map(({ shipped: ___, mitigations, ...control }) => ({
            ...control,
            mitigations: mitigations.map(({ threat, impact }) => ({ threat, impact })),
          })),
        });
        expect(JSON.parse(JSON.stringify(bare(value as ThreatModel)))).toEqual(
          JSON.parse(JSON.stringify(bare(model))),
        );
      }),
    );
  });

  test('a document written, read and written again is the same document', () => {
    fc.assert(
      fc.property(arbitraryModel, (model) => {
        const written = writeExchange(analyse(model));
        expect(writeExchange(analyse(readExchange(written).value as ThreatModel))).toEqual(written);
      }),
    );
  });

  test('any JSON value is either refused or read, and what is read comes out equal', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom('threats', 'controls', 'metadata', 'actions', 'scorecard', 'dfd', 'x'),
          fc.jsonValue(),
        ),
        (source) => {
          const { value } = readExchange(source);
          if (value) expect(writeExchange(analyse(value))).toEqual(source);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe.runIf(PUBLISHED.length > 0)('published documents', () => {
  test.each(PUBLISHED)('%s comes out equal to what came in, without problems', (fileName, text) => {
    const { value, problems } = readExchangeText(text, { fileName });
    expect(problems).toEqual([]);
    expect(writeExchange(analyse(value as ThreatModel))).toEqual(JSON.parse(text));
    expect(writeExchange(analyse(value as ThreatModel), { figures: 'recomputed' })).toEqual(JSON.parse(text));
  });
});
