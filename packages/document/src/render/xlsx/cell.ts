import { looksLikeFormula } from '@demarc/core';
import { printable } from '../../printable.ts';
import { element, type Markup, text } from '../markup.ts';
import { type Look, styleOf } from './styles.ts';

/** What a cell may hold, in UTF-16 units; a workbook with more is called damaged. */
const LONGEST = 32_767;
/** Spreadsheets read `_x0041_` in a text as `A`. */
const ESCAPE = /_(?=x[0-9A-Fa-f]{4}_)/g;

/** The texts of a workbook, each kept once. */
export class SharedTexts {
  readonly #numbers = new Map<string, number>();
  #uses = 0;

  /** The number under which cells name a text. */
  numberOf(value: string): number {
    this.#uses++;
    const known = this.#numbers.get(value);
    if (known !== undefined) return known;
    this.#numbers.set(value, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  /** The element `sst`. */
  table(): Markup {
    const items = [...this.#numbers.keys()].map((value) =>
      element('si', {}, element('t', { 'xml:space': 'preserve' }, text(value.replaceAll(ESCAPE, '_x005F_')))),
    );
    const xmlns = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
    return element('sst', { xmlns, count: this.#uses, uniqueCount: this.#numbers.size }, ...items);
  }
}

/** A cell: texts as texts, whatever they look like, numbers as numbers, and its look alone where there is nothing. */
export function cell(
  address: string,
  value: string | number | undefined,
  look: Look,
  texts: SharedTexts,
): Markup {
  if (typeof value === 'number')
    return element('c', { r: address, s: styleOf(look) }, element('v', {}, text(String(value))));
  const shown = value === undefined ? '' : fitting(printable(value));
  if (shown === '') return element('c', { r: address, s: styleOf(look) });
  const style = styleOf(look, looksLikeFormula(shown));
  return element(
    'c',
    { r: address, s: style, t: 's' },
    element('v', {}, text(String(texts.numberOf(shown)))),
  );
}

function fitting(value: string): string {
  if (value.length <= LONGEST) return value;
  return `${value.slice(0, LONGEST - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** `A`, `Z`, `AA` for 1, 26, 27. */
export function columnName(number: number): string {
  const rest = (number - 1) % 26;
  const letter = String.fromCharCode(65 + rest);
  return number > 26 ? columnName((number - 1 - rest) / 26) + letter : letter;
}
