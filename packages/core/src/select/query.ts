import type { ModelIndex } from '../analyse/index-model.ts';
import type { Severity } from '../model/level.ts';
import type { Problem } from '../model/problem.ts';
import { nearest } from '../text/nearest.ts';

/** What to select. Several values of one kind: any of them; several kinds: all of them. */
export interface Query {
  readonly featureClasses?: readonly string[] | undefined;
  readonly threats?: readonly string[] | undefined;
  readonly controls?: readonly string[] | undefined;
  readonly objectives?: readonly string[] | undefined;
  /** This severity or a higher one. */
  readonly severity?: Severity | undefined;
  /** IAM permissions; `*` and `?` are wildcards. */
  readonly permissions?: readonly string[] | undefined;
  /** Event names of the audit log; `*` and `?` are wildcards. */
  readonly events?: readonly string[] | undefined;
  /** Everything but what the rest of the query selects. */
  readonly exclude?: boolean | undefined;
}

const ID_LISTS = [
  ['featureClasses', 'feature class'],
  ['threats', 'threat'],
  ['controls', 'control'],
  ['objectives', 'objective'],
] as const;

/** Spells the ids of a query as the ThreatModel does; an id that it does not have is a problem, with the nearest that it has. */
export function resolveQuery(
  query: Query,
  index: ModelIndex,
): { readonly query: Query; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const resolved: Record<string, readonly string[]> = {};
  for (const [key, noun] of ID_LISTS) {
    const wanted = query[key];
    if (wanted === undefined || wanted.length === 0) continue;
    const known = new Map([...index[key].keys()].map((id) => [id.toLowerCase(), id]));
    resolved[key] = wanted.flatMap((id) => {
      const found = known.get(id.trim().toLowerCase());
      if (found !== undefined) return [found];
      const hint = nearest(id, [...known.values()]);
      problems.push({
        rule: 'selection-resolves',
        level: 'error',
        message: `no ${noun} \`${id}\` in this ThreatModel${hint === undefined ? '' : `: did you mean \`${hint}\``}`,
      });
      return [];
    });
  }
  const some = (list: readonly string[] | undefined) =>
    list === undefined || list.length === 0 ? undefined : list;
  return {
    query: {
      ...resolved,
      severity: query.severity,
      permissions: some(query.permissions),
      events: some(query.events),
      exclude: query.exclude,
    },
    problems,
  };
}

/** Whether a query chooses anything at all. */
export function isEmptyQuery(query: Query): boolean {
  const { exclude, ...kinds } = query;
  return Object.values(kinds).every(
    (value) => value === undefined || (Array.isArray(value) && value.length === 0),
  );
}

/** The controls that a query asks for by their ids; others come with them. `undefined` where it asks for none, or for all but some. */
export function chosenControls(query: Query, index: ModelIndex): readonly string[] | undefined {
  return query.exclude ? undefined : resolveQuery(query, index).query.controls;
}
