import type { FacetIndex } from './facet.ts';

const LAST = /(?:^|\s)([A-Za-z][A-Za-z-]*)\s*(?:>=|<=|!=|≥|≤|≠|=|:|>|<|!)\s*((?:[^,]*,\s*)*)([^,]*)$/;

/**
 * Parts what is being typed from a condition at its end that more letters may complete: `public priority >=` and
 * `goal = Financial ` (the start of the known `Financial gain`) both have a `rest`.
 */
export function splitUnfinished<Row>(
  source: string,
  index: FacetIndex<Row>,
): { readonly done: string; readonly rest: string } {
  const match = LAST.exec(source);
  const facet = index.facets.find(({ key }) => key === match?.[1]?.toLowerCase());
  if (!match || !facet) return { done: source, rest: '' };
  const value = (match[3] as string).trimStart().replace(/\s+/g, ' ').toLowerCase();
  const spellings = [...(index.known.get(facet.key) ?? []), ...(facet.scale ?? [])].flatMap((known) => [
    known,
    facet.labelOf?.(known) ?? known,
  ]);
  const open =
    value === '' ||
    (value.endsWith(' ') &&
      spellings.some(
        (spelling) => spelling.toLowerCase().startsWith(value) && spelling.length > value.length,
      ));
  if (!open) return { done: source, rest: '' };
  return { done: source.slice(0, match.index), rest: source.slice(match.index).trimStart() };
}
