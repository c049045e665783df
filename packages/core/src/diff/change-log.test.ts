import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryModel } from '../../test/arbitrary-model.ts';
import { casesOf } from '../../test/cases.ts';
import { PUBLISHED } from '../../test/published.ts';
import { type SmallModel, smallModel } from '../../test/small-model.ts';
import {
  analyse,
  CHANGE_KINDS,
  compareModels,
  isUnchanged,
  readExchangeText,
  type ThreatModel,
} from '../index.ts';

interface Case {
  readonly name: string;
  readonly before: SmallModel;
  readonly after: SmallModel;
  readonly expected: Readonly<Record<string, unknown>>;
}

test.each(casesOf<Case>('compare'))('%s', (_, { before, after, expected }) => {
  const log = compareModels(analyse(smallModel(before)), analyse(smallModel(after)));
  const { kinds, severities, priorities } = log;
  const actual: Record<string, unknown> = {
    ...kinds,
    severities,
    priorities: priorities.map(({ id, before, after }) => ({ id, before, after })),
  };
  for (const [key, wanted] of Object.entries(expected))
    expect(actual[key], key).toMatchObject(wanted as object);
  const told = CHANGE_KINDS.filter((kind) => Object.values(kinds[kind]).some((list) => list.length > 0));
  expect(told).toEqual(CHANGE_KINDS.filter((kind) => kind in expected));
});

describe('properties', () => {
  test('a ThreatModel has not changed from itself', () => {
    fc.assert(
      fc.property(arbitraryModel, (model) => {
        expect(isUnchanged(compareModels(analyse(model), analyse(model)))).toBe(true);
      }),
    );
  });

  test('what was added one way was removed the other', () => {
    fc.assert(
      fc.property(arbitraryModel, arbitraryModel, (a, b) => {
        const there = compareModels(analyse(a), analyse(b));
        const back = compareModels(analyse(b), analyse(a));
        for (const kind of CHANGE_KINDS)
          expect(there.kinds[kind].added.map(({ id }) => id)).toEqual(
            back.kinds[kind].removed.map(({ id }) => id),
          );
      }),
    );
  });
});

describe.runIf(PUBLISHED.length >= 2)('published documents', () => {
  test('two releases of one service compare, the same twice', () => {
    const [older, newer] = PUBLISHED.slice(0, 2).map(([fileName, text]) =>
      analyse(readExchangeText(text, { fileName }).value as ThreatModel),
    );
    if (!older || !newer) throw new Error('two documents are at hand');
    const log = compareModels(older, newer);
    expect(log.kinds.controls.added.length + log.kinds.controls.removed.length).toBeGreaterThan(10);
    expect(JSON.stringify(compareModels(older, newer))).toBe(JSON.stringify(log));
  });
});
