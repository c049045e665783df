import type { Problem } from '@demarc/core';
import { type Glob, globMatches, globOf } from '../match/glob.ts';
import { type IpRange, parseIpRange, rangeHolds } from '../match/ip.ts';

/** An EventBridge event pattern, ready to be asked. */
export interface EventPattern {
  readonly kind: 'fields';
  readonly fields: ReadonlyMap<string, FieldPattern>;
  /** Of each list (`$or`), one must match. */
  readonly either: readonly (readonly EventPattern[])[];
}

/** What is asked of one field, and of its fields. */
type FieldPattern = { readonly kind: 'values'; readonly tests: readonly Test[] } | EventPattern;

/** One entry of a field's list; the field matches if one of them does. */
type Test =
  | { readonly test: 'exists'; readonly wanted: boolean }
  | { readonly test: 'value'; readonly holds: (value: unknown) => boolean };

/**
 * Reads an event pattern (a JSON value). All comparison operators of event buses: equal, prefix, suffix, equals-ignore-case, wildcard,
 * anything-but (of each), numeric, cidr, exists, `$or`.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export function parseEventPattern(source: unknown): {
  readonly value?: EventPattern | undefined;
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  if (!isRecord(source)) return { problems: [problemAt([], 'an event pattern is an object')] };
  if (Object.keys(source).length === 0)
    return { problems: [problemAt([], 'an event pattern asks for at least one field')] };
  const value = readObject(source, [], problems);
  if (combinations(source) > 1000) {
    problems.push(problemAt([], '`$or` makes more than 1000 combinations, which EventBridge refuses'));
  }
  return problems.length > 0 ? { problems } : { value, problems };
}

/** Whether an event (a JSON value) matches. Field names with dots and nested fields are the same, as EventBridge has it. */
export function eventMatches(pattern: EventPattern, event: unknown): boolean {
  for (const [name, field] of pattern.fields) {
    const found = valuesAt(event, name.split('.'));
    if (field.kind === 'fields') {
      const objects = found.flatMap(objectsOf);
      // within an object that is not there, what must not exist does not
      if (!(objects.length > 0 ? objects : [{}]).some((object) => eventMatches(field, object))) return false;
    } else if (!field.tests.some((test) => testHolds(test, found))) return false;
  }
  return pattern.either.every((options) => options.some((option) => eventMatches(option, event)));
}

function testHolds(test: Test, found: readonly unknown[]): boolean {
  if (test.test === 'exists') return found.some(isLeaf) === test.wanted;
  return found.some((value) => leavesOf(value).some(test.holds));
}

/** The values at a path; lists on the way and dots in names give several. */
function valuesAt(event: unknown, path: readonly string[]): readonly unknown[] {
  if (path.length === 0) return [event];
  return objectsOf(event).flatMap((object) => {
    const found: unknown[] = [];
    for (let length = 1; length <= path.length; length++) {
      const name = path.slice(0, length).join('.');
      if (Object.hasOwn(object, name)) found.push(...valuesAt(object[name], path.slice(length)));
    }
    return found;
  });
}

function objectsOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (Array.isArray(value)) return value.flatMap(objectsOf);
  return isRecord(value) ? [value] : [];
}

function leavesOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  return isRecord(value) ? [] : [value];
}

/** `exists` works on leaf nodes; an empty list has none. */
function isLeaf(value: unknown): boolean {
  return leavesOf(value).length > 0;
}

type Path = readonly (string | number)[];

function readObject(
  source: Readonly<Record<string, unknown>>,
  path: Path,
  problems: Problem[],
): EventPattern {
  const fields = new Map<string, FieldPattern>();
  const either: EventPattern[][] = [];
  for (const [name, value] of Object.entries(source)) {
    const here = [...path, name];
    if (name === '$or' && Array.isArray(value)) {
      if (value.length < 2 || !value.every(isRecord))
        problems.push(problemAt(here, '`$or` takes a list of two or more patterns'));
      either.push(
        value.filter(isRecord).map((option, index) => readObject(option, [...here, index], problems)),
      );
    } else if (Array.isArray(value)) {
      if (value.length === 0) problems.push(problemAt(here, 'an empty list matches nothing'));
      fields.set(name, {
        kind: 'values',
        tests: value.flatMap((item, index) => readTest(item, [...here, index], problems) ?? []),
      });
    } else if (isRecord(value)) {
      if (Object.keys(value).length === 0) problems.push(problemAt(here, 'an empty object asks for nothing'));
      fields.set(name, readObject(value, here, problems));
    } else problems.push(problemAt(here, 'a value to match stands in a list: `["…"]`'));
  }
  return { kind: 'fields', fields, either };
}

function readTest(source: unknown, path: Path, problems: Problem[]): Test | undefined {
  if (!isRecord(source)) {
    if (Array.isArray(source)) {
      problems.push(problemAt(path, 'a list within a list is not a value'));
      return undefined;
    }
    return { test: 'value', holds: (value) => value === source };
  }
  const [[operator, operand] = [], ...rest] = Object.entries(source);
  if (operator === undefined || rest.length > 0) {
    problems.push(problemAt(path, 'a comparison has exactly one operator'));
    return undefined;
  }
  const wrong = (expected: string) => {
    problems.push(problemAt([...path, operator], `\`${operator}\` takes ${expected}`));
    return undefined;
  };
  if (operator === 'exists') {
    return typeof operand === 'boolean' ? { test: 'exists', wanted: operand } : wrong('true or false');
  }
  if (operator === 'numeric') {
    const holds = readNumeric(operand);
    return holds ? { test: 'value', holds } : wrong('a list such as `[">", 0, "<=", 5]`');
  }
  if (operator === 'cidr') {
    const range = typeof operand === 'string' && operand.includes('/') ? parseIpRange(operand) : undefined;
    return range
      ? { test: 'value', holds: (value) => inRange(range, value) }
      : wrong('a range such as `10.0.0.0/24`');
  }
  if (operator === 'anything-but') {
    const holds = readAnythingBut(operand);
    return holds
      ? { test: 'value', holds }
      : wrong('texts, numbers, or one of prefix, suffix, equals-ignore-case, wildcard');
  }
  const holds = readText(operator, operand);
  if (holds) return { test: 'value', holds };
  return wrong(TEXT_OPERATORS.has(operator) ? 'a text' : 'nothing: there is no such operator');
}

type Holds = (value: unknown) => boolean;
const TEXT_OPERATORS = new Set(['prefix', 'suffix', 'equals-ignore-case', 'wildcard']);

function readText(operator: string, operand: unknown): Holds | undefined {
  if ((operator === 'prefix' || operator === 'suffix') && isRecord(operand)) {
    const text = operand['equals-ignore-case'];
    if (typeof text !== 'string' || Object.keys(operand).length !== 1) return undefined;
    const lower = text.toLowerCase();
    return operator === 'prefix'
      ? onText((value) => value.toLowerCase().startsWith(lower))
      : onText((value) => value.toLowerCase().endsWith(lower));
  }
  if (typeof operand !== 'string') return undefined;
  switch (operator) {
    case 'prefix':
      return onText((value) => value.startsWith(operand));
    case 'suffix':
      return onText((value) => value.endsWith(operand));
    case 'equals-ignore-case':
      return onText((value) => value.toLowerCase() === operand.toLowerCase());
    case 'wildcard': {
      const pattern = wildcard(operand);
      return pattern && onText((value) => globMatches(pattern, value));
    }
    default:
      return undefined;
  }
}

/** `*` is any text, `\*` and `\\` the characters themselves; `**` and other escapes are refused, as EventBridge does. */
function wildcard(source: string): Glob | undefined {
  if (/\\(?![*\\])/.test(source.replaceAll('\\\\', '')) || /\*\*/.test(source.replaceAll(/\\./g, '')))
    return undefined;
  const tokens = [...source.matchAll(/\\(.)|([^\\])/gsu)].map(([, escaped, plain]) =>
    plain === '*' ? { text: '*', wildcards: true } : { text: escaped ?? (plain as string), wildcards: false },
  );
  return globOf(tokens);
}

function readAnythingBut(operand: unknown): Holds | undefined {
  if (isRecord(operand)) {
    const [[operator, inner] = [], ...rest] = Object.entries(operand);
    if (operator === undefined || rest.length > 0) return undefined;
    const holds = (Array.isArray(inner) ? inner : [inner]).map((item) => readText(operator, item));
    if (holds.length === 0 || holds.some((one) => one === undefined)) return undefined;
    return onText((value) => !holds.some((one) => one?.(value)));
  }
  const list = Array.isArray(operand) ? operand : [operand];
  if (list.length === 0 || !list.every((item) => typeof item === 'string' || typeof item === 'number'))
    return undefined;
  return (value) => !list.includes(value as string | number);
}

const COMPARISONS: Readonly<Record<string, (value: number, limit: number) => boolean>> = {
  '=': (value, limit) => value === limit,
  '<': (value, limit) => value < limit,
  '<=': (value, limit) => value <= limit,
  '>': (value, limit) => value > limit,
  '>=': (value, limit) => value >= limit,
};

function readNumeric(operand: unknown): Holds | undefined {
  if (!Array.isArray(operand) || operand.length === 0 || operand.length % 2 !== 0 || operand.length > 4)
    return undefined;
  const pairs: { readonly compare: (value: number, limit: number) => boolean; readonly limit: number }[] = [];
  for (let index = 0; index < operand.length; index += 2) {
    const compare = COMPARISONS[operand[index] as string];
    const limit = operand[index + 1] as unknown;
    if (!compare || typeof limit !== 'number' || Math.abs(limit) > 5e9) return undefined;
    pairs.push({ compare, limit });
  }
  return (value) => typeof value === 'number' && pairs.every(({ compare, limit }) => compare(value, limit));
}

function inRange(range: IpRange, value: unknown): boolean {
  const address = typeof value === 'string' ? parseIpRange(value) : undefined;
  return address !== undefined && rangeHolds(range, address);
}

function onText(holds: (value: string) => boolean): Holds {
  return (value) => typeof value === 'string' && holds(value);
}

/** The number of rules that the `$or` lists of a pattern multiply to. */
function combinations(source: unknown): number {
  if (!isRecord(source)) return 1;
  return Object.entries(source).reduce((product, [name, value]) => {
    if (name === '$or' && Array.isArray(value)) {
      return product * value.reduce((sum: number, option) => sum + combinations(option), 0);
    }
    return product * combinations(value);
  }, 1);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function problemAt(path: Path, message: string): Problem {
  return { rule: 'event-pattern', level: 'error', message, path };
}
