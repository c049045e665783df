import type { Query } from './query.ts';

const KINDS = [
  ['featureClasses', 'feature classes'],
  ['threats', 'threats'],
  ['controls', 'controls'],
  ['objectives', 'objectives'],
  ['permissions', 'permissions'],
  ['events', 'events'],
] as const satisfies readonly (readonly [keyof Query, string])[];

/** What a query selects, in words, a line each: `threats S3.T1, S3.T2`. Nothing for a query that selects everything. */
export function selectionWords(query: Query): readonly string[] {
  const lines = KINDS.flatMap(([kind, name]) => {
    const values = query[kind] ?? [];
    return values.length === 0 ? [] : [`${name} ${values.join(', ')}`];
  });
  if (query.severity !== undefined) lines.push(`threats of severity ${query.severity} or above`);
  return query.exclude && lines.length > 0 ? ['Everything but', ...lines] : lines;
}
