import { isRecord } from '../document/record.ts';
import { valueText } from '../document/value-text.ts';
import type { ValueType } from './facts.ts';

type Plain = Extract<ValueType, string> | { readonly values: readonly (string | number)[] };

/** What is wrong with a plain value; `undefined` when it fits. Numbers and booleans may be written as texts, as CloudFormation takes them. */
export function valueFault(value: unknown, type: Plain): string | undefined {
  if (typeof type === 'object')
    return type.values.some((one) => String(one) === valueText(value))
      ? undefined
      : `\`${valueText(value)}\` is none of ${type.values.map((one) => `\`${one}\``).join(', ')}`;
  return FITS[type](value) ? undefined : `expected ${EXPECTED[type]}, not \`${JSON.stringify(value)}\``;
}

const FITS: Readonly<Record<Extract<ValueType, string>, (value: unknown) => boolean>> = {
  string: (value) => ['string', 'number', 'boolean'].includes(typeof value),
  'date-time': (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
  number: (value) => isNumber(value),
  integer: (value) => isNumber(value) && Number.isInteger(Number(value)),
  boolean: (value) => [true, false, 'true', 'false'].includes(value as boolean | string),
  json: (value) => isRecord(value) || typeof value === 'string',
  null: (value) => value === null,
  tag: (value) =>
    isRecord(value) && Object.keys(value).sort().join() === 'Key,Value' && value.Key !== undefined,
};

const EXPECTED: Readonly<Record<Extract<ValueType, string>, string>> = {
  string: 'a text',
  'date-time': 'a date and time',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  json: 'an object',
  null: 'null',
  tag: 'a tag: `Key` and `Value`',
};

function isNumber(value: unknown): boolean {
  return (
    typeof value === 'number' ||
    (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)))
  );
}
