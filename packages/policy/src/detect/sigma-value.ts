import { RE2JS } from 're2js';
import { valueText } from '../document/value-text.ts';
import { type Glob, type GlobToken, globMatches, globOf } from '../match/glob.ts';
import { parseIpRange, rangeHolds } from '../match/ip.ts';
import { parseTime } from '../match/time.ts';
import { base64, base64Offsets, utf16 } from './sigma-encoding.ts';
import type { FieldTest } from './sigma-selection.ts';

/** Whether one value of an event matches; `undefined` stands for a field that is not there. */
export type ValueTest = (value: unknown) => boolean;

const PLACES = new Set(['startswith', 'endswith', 'contains']);
const ORDERS = new Set(['lt', 'lte', 'gt', 'gte']);
const TIMES = new Set(['minute', 'hour', 'day', 'week', 'month', 'year']);
const ENCODINGS = new Set(['base64', 'base64offset', 'utf16le', 'utf16be', 'utf16', 'wide', 'windash']);
const FLAGS = new Set(['i', 'm', 's']);
const KNOWN = new Set([
  ...PLACES,
  ...ORDERS,
  ...TIMES,
  ...ENCODINGS,
  ...FLAGS,
  'all',
  'cased',
  'neq',
  're',
  'cidr',
  'exists',
  'fieldref',
]);

/**
 * Reads a field's value with its modifiers (`field|contains|all`), or says what is wrong.
 * https://github.com/SigmaHQ/sigma-specification/blob/main/specification/sigma-appendix-modifiers.md
 */
export function readModifiers(modifiers: readonly string[], source: unknown): FieldTest | string {
  const has = (name: string) => modifiers.includes(name);
  for (const modifier of modifiers) {
    if (modifier === 'expand')
      return '`expand` needs values that only the user has: put them into parameters';
    if (!KNOWN.has(modifier)) return `\`${modifier}\` is not a modifier`;
  }
  if (modifiers.some((one) => FLAGS.has(one)) && !has('re')) return '`i`, `m` and `s` follow `re`';
  if (has('exists')) {
    return typeof source === 'boolean' ? { kind: 'exists', wanted: source } : '`exists` takes true or false';
  }
  const how = modifiers.find((one) => PLACES.has(one)) as 'startswith' | 'endswith' | 'contains' | undefined;
  if (has('fieldref')) {
    if (typeof source !== 'string') return '`fieldref` takes the name of a field';
    return {
      kind: 'same-as',
      path: source.split('.'),
      negated: has('neq'),
      cased: has('cased'),
      how: how ?? 'equals',
    };
  }
  const list = Array.isArray(source) ? source : [source];
  if (list.length === 0) return 'an empty list matches nothing';
  if (has('all') && list.length === 1) return '`all` needs a list of at least two values';
  const tests: ValueTest[] = [];
  for (const item of list) {
    const test = readValue(item, modifiers, how);
    if (typeof test === 'string') return test;
    tests.push(test);
  }
  return { kind: 'values', all: has('all'), negated: has('neq'), tests };
}

function readValue(
  item: unknown,
  modifiers: readonly string[],
  how: 'startswith' | 'endswith' | 'contains' | undefined,
): ValueTest | string {
  const has = (name: string) => modifiers.includes(name);
  const time = modifiers.find((one) => TIMES.has(one));
  const order = modifiers.find((one) => ORDERS.has(one));
  if (order !== undefined || time !== undefined) {
    const limit = typeof item === 'number' ? item : typeof item === 'string' ? Number(item) : Number.NaN;
    if (Number.isNaN(limit)) return `\`${order ?? time}\` takes a number`;
    return (value) =>
      inOrder(order ?? 'eq', time === undefined ? asNumber(value) : partOfTime(time, value), limit);
  }
  if (item === null) return (value) => value === null || value === undefined;
  if (typeof item === 'boolean')
    return (value) => value === item || (typeof value === 'string' && value.toLowerCase() === String(item));
  if (typeof item !== 'string' && typeof item !== 'number')
    return 'a value is a text, a number, true, false or null';
  if (has('cidr')) {
    const range = parseIpRange(String(item));
    if (!range) return `\`${String(item)}\` is not a range of addresses`;
    return (value) => {
      const address = typeof value === 'string' ? parseIpRange(value) : undefined;
      return address !== undefined && rangeHolds(range, address);
    };
  }
  if (has('re')) return regular(String(item), modifiers);
  const cased = has('cased') || modifiers.some((one) => one.startsWith('base64'));
  const patterns = transformed(String(item), modifiers).map((tokens) => placed(tokens, how, cased));
  return (value) => {
    if (value === undefined || value === null) return false;
    const text = cased ? valueText(value) : valueText(value).toLowerCase();
    return patterns.some((pattern) => globMatches(pattern, text));
  };
}

function regular(source: string, modifiers: readonly string[]): ValueTest | string {
  let flags = 0;
  if (modifiers.includes('i')) flags |= RE2JS.CASE_INSENSITIVE;
  if (modifiers.includes('m')) flags |= RE2JS.MULTILINE;
  if (modifiers.includes('s')) flags |= RE2JS.DOTALL;
  try {
    const expression = RE2JS.compile(source, flags);
    return (value) => value !== undefined && value !== null && expression.matcher(valueText(value)).find();
  } catch (error) {
    return `\`${source}\` is not a regular expression: ${(error as Error).message}`;
  }
}

/** The value after its transforming modifiers, in order; some give several. Encoded values have no wildcards. */
function transformed(source: string, modifiers: readonly string[]): readonly (readonly GlobToken[])[] {
  let texts: readonly string[] = [source];
  let encoded = false;
  let areBytes = false;
  for (const modifier of modifiers.filter((one) => ENCODINGS.has(one))) {
    if (modifier === 'windash') texts = texts.flatMap(dashes);
    else {
      encoded = true;
      if (modifier === 'base64') texts = texts.map((text) => base64(text, areBytes));
      else if (modifier === 'base64offset') texts = texts.flatMap((text) => base64Offsets(text, areBytes));
      else {
        areBytes = true;
        const order = modifier === 'utf16be' ? 'big' : 'little';
        texts = texts.map((text) => utf16(text, order, modifier === 'utf16'));
      }
    }
  }
  return texts.map((text) => (encoded ? [{ text, wildcards: false }] : unescaped(text)));
}

/** Takes `\*`, `\?` and `\\` before a wildcard for what they stand for; another backslash is itself. */
function unescaped(source: string): readonly GlobToken[] {
  const tokens: GlobToken[] = [];
  for (let index = 0; index < source.length; index++) {
    const character = source[index] as string;
    const next = source[index + 1];
    if (character === '\\' && (next === '*' || next === '?' || next === '\\')) {
      tokens.push({ text: next, wildcards: false });
      index++;
    } else tokens.push({ text: character, wildcards: character === '*' || character === '?' });
  }
  return tokens;
}

function placed(
  tokens: readonly GlobToken[],
  how: 'startswith' | 'endswith' | 'contains' | undefined,
  cased: boolean,
): Glob {
  const star: GlobToken = { text: '*', wildcards: true };
  const body = cased
    ? tokens
    : tokens.map(({ text, wildcards }) => ({ text: text.toLowerCase(), wildcards }));
  return globOf([
    ...(how === 'endswith' || how === 'contains' ? [star] : []),
    ...body,
    ...(how === 'startswith' || how === 'contains' ? [star] : []),
  ]);
}

const DASHES = ['-', '/', '–', '—', '―'];

/** Every way to write the flags of a command line; bounded, as each flag multiplies them. */
function dashes(text: string): readonly string[] {
  let texts = [''];
  for (const [index, character] of [...text].entries()) {
    const before = index === 0 ? ' ' : text[index - 1];
    const choices =
      DASHES.includes(character) && /\s/.test(before ?? ' ') && texts.length < 3_125 ? DASHES : [character];
    texts = texts.flatMap((start) => choices.map((choice) => start + choice));
  }
  return texts;
}

function asNumber(value: unknown): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
}

function inOrder(order: string, value: number, limit: number): boolean {
  switch (order) {
    case 'lt':
      return value < limit;
    case 'lte':
      return value <= limit;
    case 'gt':
      return value > limit;
    case 'gte':
      return value >= limit;
    default:
      return value === limit;
  }
}

function partOfTime(part: string, value: unknown): number {
  const time = typeof value === 'string' ? parseTime(value) : undefined;
  if (time === undefined) return Number.NaN;
  const date = new Date(time);
  switch (part) {
    case 'minute':
      return date.getUTCMinutes();
    case 'hour':
      return date.getUTCHours();
    case 'day':
      return date.getUTCDate();
    case 'month':
      return date.getUTCMonth() + 1;
    case 'year':
      return date.getUTCFullYear();
    default:
      return isoWeek(date);
  }
}

/** ISO 8601 week: the week with the year's first Thursday is the first. */
function isoWeek(date: Date): number {
  const thursday = Date.UTC(
    date.getUTCFullYear(),
    date.getUTCMonth(),
    date.getUTCDate() + 3 - ((date.getUTCDay() + 6) % 7),
  );
  const first = Date.UTC(new Date(thursday).getUTCFullYear(), 0, 1);
  return 1 + Math.floor((thursday - first) / (7 * 86_400_000));
}
