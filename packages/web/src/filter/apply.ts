import { type Filter, isWithin, type Token } from './expression.ts';
import type { Facet, FacetIndex, IndexedRow } from './facet.ts';

/** The rows that a filter lets through, in their order, and per facet how many rows each value would give. */
export interface Filtered<Row> {
  readonly rows: readonly Row[];
  /** Facet key → value → rows that pass every condition but those on that facet. */
  readonly counts: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** Filters and counts in one pass over the rows. */
export function applyFilter<Row>(index: FacetIndex<Row>, filter: Filter): Filtered<Row> {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const conditions = filter.tokens.flatMap((token) => {
    const facet = index.facets.find(({ key }) => key === token.key);
    return facet ? [{ key: facet.key, holds: condition(facet, token) }] : [];
  });
  const counts = new Map(index.facets.map(({ key }) => [key, new Map<string, number>()] as const));
  const rows: Row[] = [];
  for (const indexed of index.rows) {
    if (!words.every((word) => indexed.text.includes(word))) continue;
    const failed = new Set(conditions.filter(({ holds }) => !holds(indexed)).map(({ key }) => key));
    if (failed.size === 0) rows.push(indexed.row);
    if (failed.size > 1) continue;
    for (const { key } of index.facets) {
      if (failed.size === 1 && !failed.has(key)) continue;
      const ofFacet = counts.get(key) as Map<string, number>;
      for (const value of indexed.values.get(key) ?? []) ofFacet.set(value, (ofFacet.get(value) ?? 0) + 1);
    }
  }
  return { rows, counts };
}

function condition<Row>(facet: Facet<Row>, { operator, values }: Token): (row: IndexedRow<Row>) => boolean {
  const of = (row: IndexedRow<Row>) => row.values.get(facet.key) ?? [];
  const wanted = new Set(values);
  if (operator === '=') return (row) => of(row).some((value) => wanted.has(value));
  if (operator === '!=') return (row) => !of(row).some((value) => wanted.has(value));
  const scale = facet.scale ?? [];
  const limits = values.map((value) => scale.indexOf(value)).filter((rank) => rank >= 0);
  if (limits.length === 0) return () => false;
  const limit = operator.startsWith('>') ? Math.min(...limits) : Math.max(...limits);
  return (row) =>
    of(row).some((value) => {
      const rank = scale.indexOf(value);
      return rank >= 0 && isWithin(rank, operator, limit);
    });
}
