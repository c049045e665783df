import { expect, it } from 'vitest';
import { type Query, selectionWords } from '../index.ts';

it.each<[Query, readonly string[]]>([
  [{}, []],
  [{ exclude: true }, []],
  [{ threats: [] }, []],
  [{ controls: ['S3.C1', 'S3.C2'] }, ['controls S3.C1, S3.C2']],
  [
    { featureClasses: ['S3.FC6'], severity: 'High', exclude: true },
    ['Everything but', 'feature classes S3.FC6', 'threats of severity High or above'],
  ],
])('%j', (query, words) => {
  expect(selectionWords(query)).toEqual(words);
});
