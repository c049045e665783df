import type { Problem } from '../model/problem.ts';
import type { Json, JsonObject } from '../model/threat-model.ts';

export type Path = readonly (string | number)[];

/** Reads the fields of one object of a published document. A field of the wrong type is reported and read as if it were absent; the document keeps it. */
export interface Fields {
  readonly path: Path;
  readonly raw: JsonObject;
  text(key: string): string | undefined;
  number(key: string): number | undefined;
  object(key: string): JsonObject | undefined;
  list(key: string): readonly Json[] | undefined;
  /** A list of texts, or texts joined by commas; blanks and `-` count as none. */
  words(key: string): readonly string[];
  wrong(key: string, expected: string): void;
}

export function fieldsOf(raw: JsonObject, path: Path, problems: Problem[]): Fields {
  const id = path.length > 1 ? String(path[1]) : undefined;
  const wrong = (key: string, expected: string): void => {
    problems.push({
      rule: 'field-type',
      level: 'warning',
      message: `\`${key}\` is ${kindOf(raw[key])}: expected ${expected}; the field is kept and ignored`,
      path: [...path, key],
      ...(id === undefined ? {} : { id }),
    });
  };
  const typed = <T extends Json>(
    key: string,
    is: (value: Json) => value is T,
    expected: string,
  ): T | undefined => {
    const value = raw[key];
    if (value === undefined || value === null) return undefined;
    if (is(value)) return value;
    wrong(key, expected);
    return undefined;
  };
  return {
    path,
    raw,
    wrong,
    text: (key) => typed(key, isText, 'a text'),
    number: (key) => {
      const value = raw[key];
      if (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)))
        return Number(value);
      return typed(key, isNumber, 'a number');
    },
    object: (key) => typed(key, isObject, 'an object'),
    list: (key) => typed(key, isList, 'a list'),
    words: (key) => {
      const value = typed(key, isTextOrList, 'a text or a list of texts') ?? [];
      const items: readonly Json[] = isText(value) ? value.split(',') : value;
      if (!items.every(isText)) wrong(key, 'texts only');
      return items
        .filter(isText)
        .map((item) => item.trim())
        .filter((item) => item !== '' && item !== '-');
    },
  };
}

export function isText(value: Json | undefined): value is string {
  return typeof value === 'string';
}
export function isNumber(value: Json | undefined): value is number {
  return typeof value === 'number';
}
export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isTextOrList(value: Json): value is string | readonly Json[] {
  return isText(value) || isList(value);
}

function kindOf(value: Json | undefined): string {
  if (value === undefined) return 'absent';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object'
    ? 'an object'
    : `a ${typeof value === 'string' ? 'text' : typeof value === 'boolean' ? 'truth value' : 'number'}`;
}
