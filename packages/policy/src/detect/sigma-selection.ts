import { isRecord } from '../document/record.ts';
import { readModifiers, type ValueTest } from './sigma-value.ts';

/** One search of a Sigma rule. */
export type Selection =
  /** A map: every field must match. */
  | { readonly op: 'fields'; readonly fields: readonly Field[] }
  /** A list of maps: one of them must match. */
  | { readonly op: 'any'; readonly options: readonly Selection[] }
  /** Texts to be found anywhere in the event; all of them, or one. */
  | { readonly op: 'keywords'; readonly all: boolean; readonly tests: readonly ValueTest[] };

interface Field {
  /** Empty for keywords. */
  readonly path: readonly string[];
  readonly test: FieldTest;
}

/** What is asked of a field. */
export type FieldTest =
  | { readonly kind: 'exists'; readonly wanted: boolean }
  | {
      readonly kind: 'values';
      readonly all: boolean;
      readonly negated: boolean;
      readonly tests: readonly ValueTest[];
    }
  | {
      readonly kind: 'same-as';
      readonly path: readonly string[];
      readonly negated: boolean;
      readonly cased: boolean;
      readonly how: 'equals' | 'startswith' | 'endswith' | 'contains';
    };

type Read =
  | { readonly value: Selection }
  | { readonly value?: undefined; readonly path: readonly (string | number)[]; readonly message: string };

/** Reads a search: a map of fields, a list of maps, or a list of keywords. */
export function readSelection(source: unknown): Read {
  if (isRecord(source)) return readMap(source);
  const list = Array.isArray(source) ? source : [source];
  if (list.length === 0) return { path: [], message: 'a search is not empty' };
  if (list.every(isRecord)) {
    const options: Selection[] = [];
    for (const [index, item] of list.entries()) {
      const read = readMap(item);
      if (!read.value) return { ...read, path: [index, ...read.path] };
      options.push(read.value);
    }
    return { value: { op: 'any', options } };
  }
  if (list.some((item) => isRecord(item) || Array.isArray(item))) {
    return { path: [], message: 'a list holds texts or maps, not both' };
  }
  return keywords(list, ['contains']);
}

function readMap(source: Readonly<Record<string, unknown>>): Read {
  const entries = Object.entries(source);
  if (entries.length === 0) return { path: [], message: 'a search is not empty' };
  const fields: Field[] = [];
  for (const [key, value] of entries) {
    const [name = '', ...modifiers] = key.split('|');
    if (name === '') {
      if (entries.length > 1) return { path: [key], message: 'keywords stand alone in a search' };
      return keywords(Array.isArray(value) ? value : [value], [
        'contains',
        ...modifiers.filter((one) => one !== 'contains'),
      ]);
    }
    const read = readModifiers(modifiers, value);
    if (typeof read === 'string') return { path: [key], message: read };
    fields.push({ path: name.split('.'), test: read });
  }
  return { value: { op: 'fields', fields } };
}

function keywords(list: readonly unknown[], modifiers: readonly string[]): Read {
  const read = readModifiers(modifiers, list.length === 1 ? list[0] : list);
  if (typeof read === 'string') return { path: [], message: read };
  if (read.kind !== 'values' || read.negated) return { path: [], message: 'keywords are texts' };
  return { value: { op: 'keywords', all: read.all, tests: read.tests } };
}

export function selectionMatches(selection: Selection, event: unknown): boolean {
  switch (selection.op) {
    case 'any':
      return selection.options.some((option) => selectionMatches(option, event));
    case 'keywords': {
      const texts = leavesOf(event);
      const found = (test: ValueTest) => texts.some(test);
      return selection.all ? selection.tests.every(found) : selection.tests.some(found);
    }
    case 'fields':
      return selection.fields.every((field) => fieldMatches(field, event));
  }
}

function fieldMatches({ path, test }: Field, event: unknown): boolean {
  const found = valuesAt(event, path);
  switch (test.kind) {
    case 'exists':
      return found.length > 0 === test.wanted;
    case 'same-as': {
      const fold = (value: unknown) => (test.cased ? String(value) : String(value).toLowerCase());
      const others = valuesAt(event, test.path).flatMap(leavesOf).map(fold);
      const values = found.flatMap(leavesOf).map(fold);
      const equal = values.some((value) => others.some((other) => RELATIONS[test.how](value, other)));
      return equal !== test.negated;
    }
    case 'values': {
      // a field that is not there is null to a rule that asks for null
      const values = found.length === 0 ? [undefined] : found.flatMap(leavesOf);
      const one = (ask: ValueTest) => values.some((value) => ask(value));
      const matches = test.all ? test.tests.every(one) : test.tests.some(one);
      return matches !== test.negated;
    }
  }
}

const RELATIONS = {
  equals: (value: string, other: string) => value === other,
  startswith: (value: string, other: string) => value.startsWith(other),
  endswith: (value: string, other: string) => value.endsWith(other),
  contains: (value: string, other: string) => value.includes(other),
};

/** The values of a field; names may hold dots, and lists on the way give several values. */
function valuesAt(event: unknown, path: readonly string[]): readonly unknown[] {
  if (path.length === 0) return [event];
  if (Array.isArray(event)) return event.flatMap((item) => valuesAt(item, path));
  if (!isRecord(event)) return [];
  const found: unknown[] = [];
  for (let length = 1; length <= path.length; length++) {
    const name = path.slice(0, length).join('.');
    if (Object.hasOwn(event, name)) found.push(...valuesAt(event[name], path.slice(length)));
  }
  return found;
}

function leavesOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  return isRecord(value) ? Object.values(value).flatMap(leavesOf) : [value];
}
