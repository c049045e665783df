import { nearest } from '@demarc/core';
import type { Cell, CellValue } from 'exceljs';

/** What somebody wrote into a cell: the answer, nothing, or what is wrong with it. */
export type Answer<T extends string> =
  | { readonly value: T | undefined; readonly wrong?: undefined }
  | { readonly wrong: string; readonly value?: undefined };

/** Spreadsheets write some characters of a text as `_x000D_`. */
const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;
/** Days that can be meant; what is before them is a small number in a cell for dates. */
const DAYS = /^(19[7-9]|2\d\d)\d-/;
const DAY_OF_1970 = 25_569;
const DAYS_BETWEEN_SYSTEMS = 1_462;

/** The text of a cell as a person sees it; formulas by their result. */
export function textAnswer(cell: Cell): Answer<string> {
  const text = textOf(cell.value);
  if (typeof text === 'object') return text;
  const plain = text
    .replace(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\r\n?/g, '\n')
    .trim();
  return { value: plain === '' ? undefined : plain };
}

/** One of some values, letter case and white space aside. */
export function choiceAnswer<T extends string>(cell: Cell, choices: readonly T[]): Answer<T> {
  const { value, wrong } = textAnswer(cell);
  if (wrong !== undefined) return { wrong };
  if (value === undefined) return { value };
  const plain = (text: string) => text.toLowerCase().replace(/\s+/g, ' ');
  const found = choices.find((choice) => plain(choice) === plain(value));
  if (found) return { value: found };
  const near = nearest(value, choices);
  const hint = near === undefined ? '' : `; did you mean \`${near}\``;
  return { wrong: `\`${shortened(value)}\` is not one of ${choices.join(', ')}${hint}` };
}

/** A day as YYYY-MM-DD: a date cell, the number of a day, or that text. */
export function dayAnswer(cell: Cell, from1904: boolean): Answer<string> {
  const value = resultOf(cell.value);
  if (value instanceof Date) return dayOf(value);
  if (typeof value === 'number') return dayOf(dateOf(value + (from1904 ? DAYS_BETWEEN_SYSTEMS : 0)));
  const { value: text, wrong } = textAnswer(cell);
  if (wrong !== undefined) return { wrong };
  if (text === undefined) return { value: undefined };
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  // 2026-02-30 becomes another day, or none
  if (day === undefined || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text)
    return { wrong: notADay(text) };
  return { value: text };
}

function dayOf(date: Date): Answer<string> {
  const day = Number.isNaN(date.getTime()) ? 'an empty date' : date.toISOString().slice(0, 10);
  return DAYS.test(day) ? { value: day } : { wrong: notADay(day) };
}

/** The day of a number, as spreadsheets count them. */
function dateOf(number: number): Date {
  return new Date(Math.floor(number - DAY_OF_1970) * 86_400_000);
}

function notADay(text: string): string {
  return `\`${shortened(text)}\` is not a day: expected one such as 2026-01-31`;
}

/** What a message shows of a text that may be long. */
export function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

function resultOf(value: CellValue): CellValue {
  return value !== null && typeof value === 'object' && ('formula' in value || 'sharedFormula' in value)
    ? (value.result ?? null)
    : value;
}

function textOf(given: CellValue): string | { readonly wrong: string } {
  const value = resultOf(given);
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('hyperlink' in value) return textOf(value.text as CellValue);
  if ('error' in value) return { wrong: `\`${value.error}\` is the error of a formula` };
  return '';
}
