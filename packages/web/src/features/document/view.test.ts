import { analyse, readExchangeText, type ThreatModel } from '@demarc/core';
import { expect, it } from 'vitest';
import { sampleDocument } from '../../../../../e2e/sample-document.ts';
import type { LoadedModel } from '../../model/load-model.ts';
import { type View, viewOf } from './view.ts';

const model = readExchangeText(sampleDocument(), {}).value as ThreatModel;
const loaded = { ...analyse(model), problems: [] } as unknown as LoadedModel;
const shown = (page: string, ids: readonly string[]) => ({ page, ids, total: 2, words: 'Effort = Low' });

it.each<[string, Parameters<typeof viewOf>[1], Parameters<typeof viewOf>[2], View | undefined]>([
  ['the overview', [], undefined, undefined],
  ['a list without a filter', ['controls'], undefined, undefined],
  ['a page that is no list', ['changes'], undefined, undefined],
  ['what another page showed', ['threats'], shown('controls', ['Queue.C1']), undefined],
  [
    'a filtered list',
    ['controls'],
    shown('controls', ['Queue.C1']),
    { query: { controls: ['Queue.C1'] }, words: '1 of 2 controls: Effort = Low', count: 1 },
  ],
  [
    'a list with nothing in it',
    ['threats'],
    shown('threats', []),
    { query: { threats: [] }, words: '0 of 2 threats: Effort = Low', count: 0 },
  ],
  [
    'actions, which are part of a document by their feature classes',
    ['actions'],
    shown('actions', ['Queue.A1']),
    {
      query: { featureClasses: ['Queue.FC1'] },
      words: 'the feature classes of 1 of 2 actions: Effort = Low',
      count: 1,
    },
  ],
  [
    'the page of an object, in any letter case',
    ['features', 'queue.fc1'],
    undefined,
    { query: { featureClasses: ['Queue.FC1'] }, words: 'Queue.FC1 Messages', count: 1 },
  ],
  ['the page of an object that is none', ['threats', 'Queue.T99'], undefined, undefined],
])('%s', (_, segments, onPage, expected) => {
  expect(viewOf(loaded, segments, onPage)).toEqual(expected);
});
