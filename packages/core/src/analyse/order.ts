import { type IdPrefix, parseId } from '../model/id.ts';

const PREFIX_ORDER: Readonly<Record<IdPrefix, number>> = { FC: 0, A: 1, T: 2, CO: 3, C: 4 };

/** Orders ids by service, kind (feature classes, actions, threats, objectives, controls), then number: `S3.C9` before `S3.C10`. */
export function compareIds(a: string, b: string): number {
  const x = parseId(a);
  const y = parseId(b);
  if (!x || !y) return x ? -1 : y ? 1 : compareText(a, b);
  return (
    compareText(x.service, y.service) ||
    PREFIX_ORDER[x.prefix] - PREFIX_ORDER[y.prefix] ||
    x.number - y.number
  );
}

/** Orders texts by code unit: the same on every machine, whatever its language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const DIGITS = /(\d+)/;

/** Orders texts with the numbers in them compared as numbers: `A.5.9` before `A.5.10`; equal numbers written differently (`1.1`, `1.01`) fall back to their text. */
export function compareNatural(a: string, b: string): number {
  const x = a.split(DIGITS);
  const y = b.split(DIGITS);
  for (let index = 0; index < Math.min(x.length, y.length); index++) {
    const left = x[index] as string;
    const right = y[index] as string;
    const difference = index % 2 === 1 ? compareDigits(left, right) : compareText(left, right);
    if (difference !== 0) return difference;
  }
  return x.length - y.length || compareText(a, b);
}

function compareDigits(a: string, b: string): number {
  const x = a.replace(/^0+(?=\d)/, '');
  const y = b.replace(/^0+(?=\d)/, '');
  return x.length - y.length || compareText(x, y);
}
