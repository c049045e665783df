import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryModel, arbitraryModelWithRetired } from '../../test/arbitrary-model.ts';
import { casesOf } from '../../test/cases.ts';
import { PUBLISHED } from '../../test/published.ts';
import { type SmallModel, smallModel } from '../../test/small-model.ts';
import {
  type Analysis,
  analyse,
  type Query,
  readExchange,
  readExchangeText,
  SEVERITIES,
  select,
  type ThreatModel,
  writeExchange,
} from '../index.ts';

interface Case {
  readonly name: string;
  readonly query: Query;
  readonly expected?: Readonly<Record<string, readonly string[]>>;
  readonly problems?: readonly string[];
}

const cases = casesOf<Case>('select');
const small = cases.find(([name]) => name === '_model')?.[1] as unknown as SmallModel;

test.each(cases.filter(([name]) => name !== '_model'))('%s', (_, { query, expected, problems }) => {
  const result = select(analyse(smallModel(small)), query);
  expect(result.problems.map(({ message }) => message)).toEqual(problems ?? []);
  if (!expected) return expect(result.selection).toBeUndefined();
  const { model, incomplete, unmitigated } = result.selection as NonNullable<typeof result.selection>;
  const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id);
  const actual: Record<string, readonly string[]> = {
    featureClasses: ids(model.featureClasses),
    actions: ids(model.actions),
    threats: ids(model.threats),
    objectives: ids(model.objectives),
    controls: ids(model.controls),
    incomplete,
    unmitigated,
  };
  for (const [key, wanted] of Object.entries(expected)) expect(actual[key], key).toEqual(wanted);
  if (expected.incomplete === undefined) expect(incomplete).toEqual([]);
});

/** Every reference of a ThreatModel that points at nothing. */
function dangling(model: ThreatModel): readonly string[] {
  const ids = (items: readonly { readonly id: string }[]) => new Set(items.map(({ id }) => id));
  const classes = ids(model.featureClasses);
  const threats = ids(model.threats);
  const controls = ids(model.controls);
  const objectives = ids(model.objectives);
  const missing = (from: string, to: readonly string[], known: ReadonlySet<string>) =>
    to.filter((id) => !known.has(id)).map((id) => `${from} → ${id}`);
  return [
    ...model.featureClasses.flatMap(({ id, parents, uses }) => missing(id, [...parents, ...uses], classes)),
    ...model.actions.flatMap(({ id, featureClass }) => missing(id, [featureClass], classes)),
    ...model.threats.flatMap(({ id, featureClass }) => missing(id, [featureClass], classes)),
    ...model.controls.flatMap((control) => [
      ...missing(control.id, [control.objective], objectives),
      ...missing(control.id, [...control.dependsOn, ...control.assuredBy], controls),
      ...missing(
        control.id,
        control.mitigations.map(({ threat }) => threat),
        threats,
      ),
    ]),
    ...[model.featureClasses, model.actions, model.threats, model.objectives, model.controls].flatMap(
      (items) =>
        items.flatMap(({ id, retired }) =>
          missing(id, retired?.replacedBy ? [retired.replacedBy] : [], ids(items)),
        ),
    ),
    ...taggedParts(model).flatMap((part) => [
      ...missing(part.label ?? 'flow', part.featureClasses, classes),
      ...missing(part.label ?? 'flow', part.threats, threats),
      ...missing(part.label ?? 'flow', part.objectives, objectives),
    ]),
  ];
}

/** Everything in the diagram that carries tags. */
function taggedParts({ diagram }: ThreatModel) {
  const { zones = [], nodes = [], flows = [] } = diagram?.text ?? {};
  return [...zones, ...nodes, ...flows, ...flows.flatMap(({ checkpoints }) => checkpoints)];
}

function arbitraryQuery(model: ThreatModel): fc.Arbitrary<Query> {
  const ids = (items: readonly { readonly id: string }[]) =>
    fc.option(
      items.length === 0
        ? fc.constant<string[]>([])
        : fc.subarray(
            items.map(({ id }) => id),
            { minLength: 1, maxLength: Math.min(2, items.length) },
          ),
      { nil: undefined, freq: 2 },
    );
  return fc.record({
    featureClasses: ids(model.featureClasses),
    threats: ids(model.threats),
    controls: ids(model.controls),
    objectives: ids(model.objectives),
    severity: fc.option(fc.constantFrom(...SEVERITIES), { nil: undefined }),
    permissions: fc.option(fc.constantFrom(['q:*'], ['q:Send'], ['*:Decrypt']), { nil: undefined }),
    events: fc.option(fc.constantFrom(['SendMessage'], ['Purge*']), { nil: undefined, freq: 4 }),
    exclude: fc.boolean(),
  });
}

const withQuery = (model: ThreatModel) =>
  arbitraryQuery(model).map((query) => ({ analysis: analyse(model), query }));
const modelAndQuery = arbitraryModel.chain(withQuery);

function selected(analysis: Analysis, query: Query) {
  const { selection } = select(analysis, query);
  if (!selection) throw new Error('every id of the query is known');
  return selection;
}

describe('properties', () => {
  test('nothing in a selection, nor in what was removed, points at something that is not there', () => {
    fc.assert(
      fc.property(arbitraryModelWithRetired.chain(withQuery), ({ analysis, query }) => {
        const { model, removed } = selected(analysis, query);
        expect(dangling(model)).toEqual([]);
        expect(dangling(removed)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('the diagram keeps its parts, and every tag of what is left', () => {
    fc.assert(
      fc.property(modelAndQuery, ({ analysis, query }) => {
        const { model } = selected(analysis, query);
        const left = new Set(
          [...model.featureClasses, ...model.threats, ...model.objectives].map(({ id }) => id),
        );
        const before = taggedParts(analysis.model);
        const after = taggedParts(model);
        expect(after.map(({ label }) => label)).toEqual(before.map(({ label }) => label));
        const tagsOf = ({ featureClasses, threats, objectives }: (typeof before)[number]) => [
          ...featureClasses,
          ...threats,
          ...objectives,
        ];
        expect(after.map(tagsOf)).toEqual(before.map((part) => tagsOf(part).filter((id) => left.has(id))));
      }),
      { numRuns: 300 },
    );
  });

  test('selecting the same again changes nothing', () => {
    fc.assert(
      fc.property(modelAndQuery, ({ analysis, query }) => {
        const once = selected(analysis, { ...query, exclude: false });
        // what the first selection left out is no id of the second
        const present = new Set(
          [
            ...once.model.featureClasses,
            ...once.model.threats,
            ...once.model.controls,
            ...once.model.objectives,
          ].map(({ id }) => id),
        );
        const still = (ids: readonly string[] | undefined) => ids?.filter((id) => present.has(id));
        const again = {
          ...query,
          exclude: false,
          featureClasses: still(query.featureClasses),
          threats: still(query.threats),
          controls: still(query.controls),
          objectives: still(query.objectives),
        };
        fc.pre(
          (['threats', 'controls', 'objectives', 'featureClasses'] as const).every(
            (kind) => (again[kind]?.length ?? 1) > 0,
          ),
        );
        expect(selected(analyse(once.model), again).model).toEqual(once.model);
      }),
      { numRuns: 300 },
    );
  });

  test('a selection and its complement hold everything', () => {
    fc.assert(
      fc.property(modelAndQuery, ({ analysis, query }) => {
        const { model, removed } = selected(analysis, query);
        for (const kind of ['featureClasses', 'threats', 'controls'] as const) {
          const together = new Set([...model[kind], ...removed[kind]].map(({ id }) => id));
          expect([...analysis.model[kind]].map(({ id }) => id).filter((id) => !together.has(id))).toEqual([]);
        }
      }),
    );
  });
});

describe.runIf(PUBLISHED.length > 0)('published documents', () => {
  test.each(PUBLISHED)('%s: a selection written and read again is the same selection', (fileName, text) => {
    const model = readExchangeText(text, { fileName }).value as ThreatModel;
    const analysis = analyse(model);
    for (const query of [
      { severity: 'High' as const },
      { featureClasses: [model.featureClasses[1]?.id as string] },
      { controls: [model.controls[3]?.id as string], exclude: true },
    ]) {
      const { selection } = select(analysis, query);
      const selectedModel = selection?.model as ThreatModel;
      const again = readExchange(writeExchange(analyse(selectedModel)), { fileName }).value as ThreatModel;
      const bare = ({ document: _, pruned: __, controls, ...rest }: ThreatModel) => ({
        ...rest,
        controls: controls.map(({ shipped: ___, ...control }) => control),
      });
      expect(bare(again)).toEqual(bare(selectedModel));
      expect(dangling(again)).toEqual([]);
    }
  });
});
