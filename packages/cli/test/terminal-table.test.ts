import { stripVTControlCharacters as plain } from 'node:util';
import { describe, expect, it } from 'vitest';
import { rowsText } from '../src/output/print-rows.ts';
import type { Rows } from '../src/output/rows.ts';

interface Item {
  readonly id: string;
  readonly names: readonly string[];
}

const rowsOf = (items: readonly Item[]): Rows<Item> => ({
  items,
  json: ({ id }) => ({ id }),
  columns: [
    { title: 'id', text: ({ id }) => id },
    { title: 'names', text: ({ names }) => names.join(', ') },
    {
      title: 'all of them',
      text: ({ names }) => names.join(' '),
      brief: ({ names }) => `${names.length} names`,
    },
    { title: 'what it says', text: ({ names }) => names.join(' and then '), wide: true },
  ],
});
const MANY = Array.from({ length: 60 }, (_, at) => `S3.FC${at}`);
const ITEMS: readonly Item[] = [
  { id: 'S3.C1', names: MANY },
  { id: 'S3.C2', names: ['S3.FC1'] },
];

describe('a table in a terminal', () => {
  it.each([80, 100, 120, 200])('is no wider than %i columns, and loses nothing', (columns) => {
    const table = plain(rowsText(rowsOf(ITEMS), 'table', { columns }));
    for (const line of table.split('\n')) expect(line.trimEnd().length).toBeLessThanOrEqual(columns);
    for (const name of MANY) expect(table).toContain(name);
  });

  it('is brief where a column can be, and whole when it is piped', () => {
    expect(plain(rowsText(rowsOf(ITEMS), 'table', { columns: 120 }))).toContain('60 names');
    expect(rowsText(rowsOf(ITEMS), 'table')).toContain(MANY.join(' '));
  });
});
