import { expect, test } from 'vitest';
import { grouped, plural } from '../src/inline.ts';
import { type ColumnWidth, lettersThatFit } from '../src/render/pdf/column-widths.ts';

test.each<[number, string]>([
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [1234567, '1,234,567'],
  [-1234, '-1,234'],
  [99.5, '99.5'],
  [1234.5678, '1,234.5678'],
])('%d is read as %s', (count, shown) => {
  expect(grouped(count)).toBe(shown);
});

test('one and several', () => {
  expect(plural(1, 'threat')).toBe('1 threat');
  expect(plural(1200, 'feature class', 'feature classes')).toBe('1,200 feature classes');
});

test.each<[string, readonly ColumnWidth[], number, readonly number[]]>([
  ['share what is left', [{ share: 3 }, { share: 1 }], 428, [59, 18]],
  ['leave to others what they need', [{ share: 1 }, { points: 50 }], 372, [60, Number.POSITIVE_INFINITY]],
  ['take no more than the most', [{ share: 1 }, { points: 160 }], 272, [19, 28]],
  ['hold a letter even where there is no room', [{ share: 1 }, { points: 160 }], 100, [1, 28]],
])('columns of names %s', (_, widths, room, letters) => {
  expect(lettersThatFit(widths, room)).toEqual(letters);
});
