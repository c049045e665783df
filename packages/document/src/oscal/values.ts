import type { JsonObject } from '@demarc/core';
import { printable } from '../printable.ts';

/** The namespace of our properties, whose names OSCAL does not know. */
const NAMESPACE = 'urn:demarc:oscal';

/** A property of our own; none without a value, as OSCAL has no empty ones. */
export function prop(
  name: string,
  value: string | number | undefined,
  more: JsonObject = {},
): readonly JsonObject[] {
  const line = value === undefined ? '' : oneLine(String(value));
  return line === '' ? [] : [{ name, ns: NAMESPACE, value: line, ...more }];
}

/** A property that OSCAL defines itself. */
export function standardProp(name: 'label' | 'sort-id', value: string): JsonObject {
  return { name, value: oneLine(value) };
}

/** A text as OSCAL's strings and lines are: one line, no white space at its ends. */
export function oneLine(text: string): string {
  return printable(text)
    .replace(/[\s\u2028\u2029]+/g, ' ')
    .trim();
}

/** A title, which may not be empty. */
export function titleOf(text: string, otherwise: string): string {
  return oneLine(text) || otherwise;
}

const MARKUP = /[\\*_`[\]<>~^]/g;

/** Plain text as OSCAL's markup, in which none of it is markup. */
export function asMarkup(text: string): string {
  return printable(text).replace(MARKUP, '\\$&');
}

/** A name as OSCAL's tokens are: `1.2.1` as `_1.2.1`, `AC-6(1)` as `AC-6_1_`. */
export function token(text: string): string {
  const plain = text.replace(/[^\p{L}\p{N}.\-_]/gu, '_');
  return /^[\p{L}_]/u.test(plain) ? plain : `_${plain}`;
}

/** A list under a key, or nothing where it is empty, as OSCAL has no empty lists. */
export function some<T>(key: string, items: readonly T[]): { readonly [key: string]: readonly T[] } {
  return items.length === 0 ? {} : { [key]: items };
}
