import { compareIds } from '../analyse/order.ts';

/** One field that changed: both values, or for a list what came and went. */
export type FieldChange =
  | { readonly field: string; readonly before: unknown; readonly after: unknown }
  | { readonly field: string; readonly added: readonly unknown[]; readonly removed: readonly unknown[] };

/** The fields in which two objects differ, in the order of the first, then of the second. Lists compare as sets; an empty list, map or text equals an absent one. */
export function fieldChanges(
  before: object,
  after: object,
  ignore: readonly string[] = [],
): readonly FieldChange[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (field) => !ignore.includes(field),
  );
  return fields.flatMap((field): readonly FieldChange[] => {
    const was = (before as Record<string, unknown>)[field];
    const is = (after as Record<string, unknown>)[field];
    if (Array.isArray(was ?? is) && Array.isArray(is ?? was))
      return listChange(field, (was ?? []) as unknown[], (is ?? []) as unknown[]);
    return sameValue(was, is) ? [] : [{ field, before: was, after: is }];
  });
}

function listChange(field: string, was: readonly unknown[], is: readonly unknown[]): readonly FieldChange[] {
  const old = new Map(was.map((value) => [keyOf(withoutShipped(value)), value]));
  const now = new Map(is.map((value) => [keyOf(withoutShipped(value)), value]));
  const removed = [...old].filter(([key]) => !now.has(key)).map(([, value]) => withoutShipped(value));
  const added = [...now].filter(([key]) => !old.has(key)).map(([, value]) => withoutShipped(value));
  return added.length + removed.length === 0
    ? []
    : [{ field, added: inOrder(added), removed: inOrder(removed) }];
}

/** The figures that a document shipped with a mitigation are not part of what the author decided. */
function withoutShipped(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('shipped' in value)) return value;
  const { shipped: _, ...rest } = value;
  return rest;
}

function inOrder(values: readonly unknown[]): readonly unknown[] {
  return [...values].sort((a, b) => compareIds(nameOf(a), nameOf(b)));
}

/** What a reader knows an entry of a list by. */
function nameOf(value: unknown): string {
  const { threat, id } = (typeof value === 'object' && value !== null ? value : {}) as {
    threat?: unknown;
    id?: unknown;
  };
  return String(threat ?? id ?? keyOf(value));
}

function sameValue(a: unknown, b: unknown): boolean {
  return (isNothing(a) && isNothing(b)) || keyOf(a) === keyOf(b);
}

function isNothing(value: unknown): boolean {
  return (
    value === undefined ||
    value === '' ||
    (typeof value === 'object' && value !== null && Object.keys(value).length === 0)
  );
}

function keyOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(sorted(value)) ?? '');
}

/** With keys in order, so that equal values have equal texts. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, entry]) => [key, sorted(entry)]),
  );
}
