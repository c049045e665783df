import { nearest } from '@demarc/core';
import type { Filter } from './expression.ts';
import type { FacetIndex } from './facet.ts';

const CONDITION = /(?:^|\s)([A-Za-z][A-Za-z-]*)\s*(?:>=|<=|!=|≥|≤|≠|=|>|<)/;

/** What of a filter nothing can match, in words: a condition on what is not there, a value that nothing has. */
export function doubtsOf<Row>({ tokens, text }: Filter, index: FacetIndex<Row>): readonly string[] {
  const doubts: string[] = [];
  for (const { key, values } of tokens) {
    const facet = index.facets.find((one) => one.key === key);
    if (!facet) continue;
    const known = [...(index.known.get(key) ?? []), ...(facet.scale ?? [])];
    for (const value of values)
      if (!known.includes(value))
        doubts.push(
          `${facet.label} is never “${value}”${facet.scale ? `, only ${facet.scale.join(', ')}` : meant(value, known)}.`,
        );
  }
  const name = CONDITION.exec(text)?.[1];
  if (name !== undefined) {
    const keys = index.facets.map(({ key }) => key);
    doubts.push(`There is no “${name}” to filter by, only ${keys.join(', ')}${meant(name, keys)}.`);
  }
  return doubts;
}

function meant(typed: string, known: readonly string[]): string {
  const near = nearest(typed, known);
  return near === undefined ? '' : `; you may mean ${near}`;
}
