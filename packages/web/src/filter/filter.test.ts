import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyFilter } from './apply.ts';
import { doubtsOf } from './doubts.ts';
import { type Filter, parseFilter, printFilter, toggleValue } from './expression.ts';
import { type Facet, indexFacets } from './facet.ts';
import { splitUnfinished } from './unfinished.ts';

interface Row {
  readonly id: string;
  readonly priority?: string;
  readonly features: readonly string[];
  readonly text: string;
}

const LEVELS = ['Very Low', 'Low', 'Medium', 'High', 'Very High'];
const NAMES: Readonly<Record<string, string>> = { 'S3.FC1': 'Bucket', 'S3.FC2': 'Bucket policy' };
const FACETS: readonly Facet<Row>[] = [
  {
    key: 'priority',
    label: 'Priority',
    scale: LEVELS,
    values: ({ priority }) => (priority === undefined ? [] : [priority]),
  },
  {
    key: 'feature',
    label: 'Feature class',
    values: ({ features }) => features,
    labelOf: (value) => NAMES[value] ?? value,
  },
];
const ROWS: readonly Row[] = [
  { id: 'C1', priority: 'Very High', features: ['S3.FC1'], text: 'Block public access' },
  { id: 'C2', priority: 'High', features: ['S3.FC1', 'S3.FC2'], text: 'Deny public principals' },
  { id: 'C3', priority: 'Low', features: ['S3.FC2'], text: 'Review policies' },
  { id: 'C4', features: [], text: 'Keep a list' },
];
const INDEX = indexFacets(ROWS, FACETS, (row) => `${row.id} ${row.text}`);

const idsFor = (source: string) => applyFilter(INDEX, parseFilter(source, INDEX)).rows.map(({ id }) => id);

describe('what nothing can match', () => {
  it.each<[string, readonly string[]]>([
    ['priority>=High', []],
    ['priority >= Hihg', ['Priority is never “Hihg”, only Very Low, Low, Medium, High, Very High.']],
    ['feature=S3.FC9,S3.FC1', ['Feature class is never “S3.FC9”; you may mean S3.FC1.']],
    [
      'priorty >= High',
      ['There is no “priorty” to filter by, only priority, feature; you may mean priority.'],
    ],
    ['public access', []],
  ])('%j: %j', (source, expected) => {
    expect(doubtsOf(parseFilter(source, INDEX), INDEX)).toEqual(expected);
  });
});

describe('a filter', () => {
  it.each([
    ['', ['C1', 'C2', 'C3', 'C4']],
    ['public', ['C1', 'C2']],
    ['PUBLIC deny', ['C2']],
    ['priority>=High', ['C1', 'C2']],
    ['priority ≥ High', ['C1', 'C2']],
    ['priority = Very High', ['C1']],
    ['priority="very high",low', ['C1', 'C3']],
    ['priority<=High public', ['C2']],
    ['priority != Low', ['C1', 'C2', 'C4']],
    ['feature=S3.FC2', ['C2', 'C3']],
    ['feature: bucket policy review', ['C3']],
    ['feature = Bucket priority=High', ['C2']],
    ['priority>=Enormous', []],
    ['priority > Low', ['C1', 'C2']],
    ['priority<High', ['C3']],
    ['priority > Very High', []],
    ['priority >= High and feature = Bucket policy', ['C2']],
    ['priority >= High and', []],
    ['effort=Low', []],
  ])('%j lets %j through', (source, expected) => {
    expect(idsFor(source)).toEqual(expected);
  });

  it('keeps a word before an operator as text when it is no facet', () => {
    expect(parseFilter('aws:PrincipalOrgID priority=Low', INDEX)).toEqual({
      tokens: [{ key: 'priority', operator: '=', values: ['Low'] }],
      text: 'aws:PrincipalOrgID',
    });
  });

  it.each([
    ['public', 'public', ''],
    ['public priority', 'public priority', ''],
    ['public priority >=', 'public', 'priority >='],
    ['priority >= Very ', '', 'priority >= Very '],
    ['priority >= High ', 'priority >= High ', ''],
    ['priority = Low, very ', '', 'priority = Low, very '],
    ['deny feature: bucket ', 'deny', 'feature: bucket '],
    ['feature = Bucket policy ', 'feature = Bucket policy ', ''],
    ['aws:PrincipalOrgID ', 'aws:PrincipalOrgID ', ''],
  ])('while it is typed, %j is %j and, not finished, %j', (source, done, rest) => {
    expect(splitUnfinished(source, INDEX)).toEqual({ done, rest });
  });

  it('counts per facet what each value would give, other conditions kept', () => {
    const { counts } = applyFilter(INDEX, parseFilter('priority=High', INDEX));
    expect(Object.fromEntries(counts.get('priority') ?? [])).toEqual({ 'Very High': 1, High: 1, Low: 1 });
    expect(Object.fromEntries(counts.get('feature') ?? [])).toEqual({ 'S3.FC1': 1, 'S3.FC2': 1 });
  });

  it('is the same after a walk through an address', () => {
    const token = fc
      .record({
        key: fc.constantFrom('priority', 'feature'),
        operator: fc.constantFrom('=', '!='),
        values: fc.uniqueArray(fc.constantFrom(...LEVELS, 'S3.FC1', 'S3.FC2'), {
          minLength: 1,
          maxLength: 3,
        }),
      })
      .map((value) => value as Filter['tokens'][number]);
    fc.assert(
      fc.property(fc.array(token, { maxLength: 4 }), fc.constantFrom('', 'public', 'a b'), (tokens, text) => {
        expect(parseFilter(printFilter({ tokens, text }), INDEX)).toEqual({ tokens, text });
      }),
    );
  });

  it('is the same after a value is chosen twice', () => {
    const once = toggleValue({ tokens: [], text: 'x' }, 'priority', 'High');
    expect(once.tokens).toEqual([{ key: 'priority', operator: '=', values: ['High'] }]);
    expect(toggleValue(once, 'priority', 'High')).toEqual({ tokens: [], text: 'x' });
  });
});
