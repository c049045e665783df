import type { Facet, FacetIndex } from './facet.ts';

export type Operator = '=' | '!=' | '>=' | '<=' | '>' | '<';

/** One condition: `priority >= High`, `type = Preventative, Detective`. Several values: any of them. */
export interface Token {
  readonly key: string;
  readonly operator: Operator;
  readonly values: readonly string[];
}

/** A filter: all tokens hold, and every word of the text occurs. */
export interface Filter {
  readonly tokens: readonly Token[];
  readonly text: string;
}

export const NO_FILTER: Filter = { tokens: [], text: '' };

const HEAD = /(^|\s)([A-Za-z][A-Za-z-]*)\s*(>=|<=|!=|≥|≤|≠|=|:|>|<)\s*/g;
const OPERATORS: Readonly<Record<string, Operator>> = { '≥': '>=', '≤': '<=', '≠': '!=', ':': '=' };

/**
 * Reads a filter as it is typed or stands in an address: `public access priority>=High type=Preventative,Detective`.
 * A word before an operator that is no facet's key stays text. Values may stand without quotes when they are known
 * (`priority = Very High`), by their label too (`feature = Replication`).
 */
export function parseFilter<Row>(source: string, index: FacetIndex<Row>): Filter {
  const tokens: Token[] = [];
  let text = '';
  let position = 0;
  HEAD.lastIndex = 0;
  for (let match = HEAD.exec(source); match; match = HEAD.exec(source)) {
    const facet = index.facets.find(({ key }) => key === match?.[2]?.toLowerCase());
    if (!facet) continue;
    const start = match.index + match[0].length;
    const { values, end } = readValues(source, start, facet, index.known.get(facet.key) ?? []);
    if (values.length === 0) continue;
    const between = source.slice(position, match.index);
    // `priority >= High and effort = Low`: all conditions hold in any case
    text += ` ${tokens.length > 0 && /^\s*and\s*$/i.test(between) ? '' : between}`;
    const operator = OPERATORS[match[3] as string] ?? (match[3] as Operator);
    tokens.push({ key: facet.key, operator: facet.scale ? operator : equality(operator), values });
    position = end;
    HEAD.lastIndex = end;
  }
  text += ` ${source.slice(position)}`;
  return {
    tokens,
    text: text
      .replace(/\s+/g, ' ')
      .replace(/^[\s,]+/, '')
      .trimEnd(),
  };
}

function equality(operator: Operator): Operator {
  return operator === '!=' ? '!=' : '=';
}

function readValues<Row>(source: string, start: number, facet: Facet<Row>, known: readonly string[]) {
  const values: string[] = [];
  let end = start;
  for (let more = true; more; ) {
    const read = readValue(source, end, facet, known);
    if (!read) break;
    values.push(read.value);
    end = read.end;
    const comma = /^\s*,\s*/.exec(source.slice(end));
    more = comma !== null;
    if (comma) end += comma[0].length;
  }
  return { values, end };
}

function readValue<Row>(source: string, start: number, facet: Facet<Row>, known: readonly string[]) {
  const rest = source.slice(start);
  const quoted = /^"([^"]*)"?/.exec(rest);
  if (quoted) return { value: meant(quoted[1] as string, facet, known), end: start + quoted[0].length };
  const lower = rest.toLowerCase();
  let best: { value: string; length: number } | undefined;
  for (const value of known) {
    for (const spelling of [value, facet.labelOf?.(value)]) {
      if (spelling === undefined || spelling.length <= (best?.length ?? 0)) continue;
      if (lower.startsWith(spelling.toLowerCase()) && /^($|[\s,])/.test(rest.slice(spelling.length)))
        best = { value, length: spelling.length };
    }
  }
  if (best) return { value: best.value, end: start + best.length };
  const word = /^[^\s,"]+/.exec(rest);
  return word ? { value: meant(word[0], facet, known), end: start + word[0].length } : undefined;
}

function meant<Row>(typed: string, facet: Facet<Row>, known: readonly string[]): string {
  const wanted = typed.toLowerCase();
  const all = [...known, ...(facet.scale ?? [])];
  return (
    all.find((value) => value.toLowerCase() === wanted) ??
    known.find((value) => facet.labelOf?.(value).toLowerCase() === wanted) ??
    typed
  );
}

/** Writes a filter the way `parseFilter` reads it. Before a text every value is quoted, so that no word of the text can join it. */
export function printFilter({ tokens, text }: Filter): string {
  const quoted = (value: string) =>
    text !== '' || /[^A-Za-z0-9._-]/.test(value) ? `"${value.replaceAll('"', '')}"` : value;
  const printed = tokens.map(
    ({ key, operator, values }) => `${key}${operator}${values.map(quoted).join(',')}`,
  );
  return [...printed, text].filter((part) => part !== '').join(' ');
}

const SIGNS: Readonly<Record<Operator, string>> = {
  '=': '=',
  '!=': '≠',
  '>=': '≥',
  '<=': '≤',
  '>': '>',
  '<': '<',
};

/** A condition as people read it: `Priority ≥ High`, `Feature class = Replication or Access points`. */
export function tokenWords<Row>(token: Token, facets: readonly Facet<Row>[]): string {
  const facet = facets.find(({ key }) => key === token.key);
  const values = token.values.map((value) => facet?.labelOf?.(value) ?? value).join(' or ');
  return `${facet?.label ?? token.key} ${SIGNS[token.operator]} ${values}`;
}

/** A filter as people read it, its conditions and its words. */
export function filterWords<Row>({ tokens, text }: Filter, facets: readonly Facet<Row>[]): string {
  return [...tokens.map((token) => tokenWords(token, facets)), ...(text === '' ? [] : [`“${text}”`])].join(
    ', ',
  );
}

/** The filter with one value of one facet put in, or taken out where it is in already. */
export function toggleValue(filter: Filter, key: string, value: string): Filter {
  const existing = filter.tokens.find((token) => token.key === key && token.operator === '=');
  if (!existing) return { ...filter, tokens: [...filter.tokens, { key, operator: '=', values: [value] }] };
  const values = existing.values.includes(value)
    ? existing.values.filter((other) => other !== value)
    : [...existing.values, value];
  return {
    ...filter,
    tokens: filter.tokens.flatMap((token) =>
      token !== existing ? [token] : values.length === 0 ? [] : [{ ...token, values }],
    ),
  };
}

/** The values of a facet that the filter lets through by name or by limit: what a menu shows as chosen. */
export function chosenValues<Row>(filter: Filter, facet: Facet<Row>): readonly string[] {
  const token = filter.tokens.find(({ key, operator }) => key === facet.key && operator !== '!=');
  const scale = facet.scale ?? [];
  if (!token || token.operator === '=') return token?.values ?? [];
  const limit = scale.indexOf(token.values[0] ?? '');
  return scale.filter((_, rank) => isWithin(rank, token.operator, limit));
}

/** Whether a rank keeps to a limit. */
export function isWithin(rank: number, operator: Operator, limit: number): boolean {
  switch (operator) {
    case '>=':
      return rank >= limit;
    case '<=':
      return rank <= limit;
    case '>':
      return rank > limit;
    case '<':
      return rank < limit;
    case '=':
      return rank === limit;
    case '!=':
      return rank !== limit;
  }
}

/** The filter without one of its tokens. */
export function withoutToken(filter: Filter, token: Token): Filter {
  return { ...filter, tokens: filter.tokens.filter((other) => other !== token) };
}

/** The filter with all conditions on a facet replaced by one, or by none. */
export function withToken(filter: Filter, key: string, token: Token | undefined): Filter {
  const others = filter.tokens.filter((other) => other.key !== key);
  return { ...filter, tokens: token ? [...others, token] : others };
}
