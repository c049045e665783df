import { LEVELS, type Level, SEVERITIES, type Severity } from '@demarc/core';
import { element, joined, type Markup, NOTHING, part } from '../markup.ts';

/** How a cell looks. Words carry the meaning; fills only help the eye. */
export type Look =
  | 'text'
  | 'id'
  | 'link'
  | 'count'
  | 'score'
  | 'header'
  | 'fill-header'
  | 'fill'
  | 'fill-date'
  | 'name'
  | 'title'
  | 'plain'
  | 'plain-link'
  | `severity-${Severity}`
  | `priority-${Level}`;

interface LookOf {
  readonly font?: keyof typeof FONTS;
  /** RGB of the ground. */
  readonly ground?: string;
  readonly line?: 'hair' | 'strong';
  readonly format?: keyof typeof FORMATS;
  readonly align?: 'left' | 'center';
}

const INK = '1B1C22';
const ACCENT = '2F49A3';

const FONTS = {
  plain: { size: 10, colour: INK },
  strong: { size: 10, colour: INK, bold: true },
  id: { size: 10, colour: INK, bold: true },
  link: { size: 10, colour: ACCENT, underline: true },
  muted: { size: 10, colour: '595C68' },
  header: { size: 10, colour: INK, bold: true },
  fillHeader: { size: 10, colour: ACCENT, bold: true },
  title: { size: 16, colour: INK, bold: true },
} as const;
const FORMATS = { general: 0, count: 1, text: 49, score: 164, day: 165 } as const;

const SEVERITY_GROUNDS: Readonly<Record<Severity, string>> = {
  Critical: 'F6D5DD',
  High: 'FBE0DB',
  Medium: 'FDEBD0',
  Low: 'F6F3D2',
  None: 'F1F2F4',
};
const PRIORITY_GROUNDS: Readonly<Record<Level, string>> = {
  'Very High': 'C9D3F3',
  High: 'DBE2F7',
  Medium: 'E9EDFA',
  Low: 'F3F5FC',
  'Very Low': 'FAFBFE',
};

const LOOKS: Readonly<Record<Look, LookOf>> = {
  text: { line: 'hair' },
  id: { font: 'id', line: 'hair', format: 'text' },
  link: { font: 'link', line: 'hair', format: 'text' },
  count: { line: 'hair', format: 'count', align: 'center' },
  score: { line: 'hair', format: 'score', align: 'center' },
  header: { font: 'header', ground: 'E9EAEE', line: 'strong' },
  'fill-header': { font: 'fillHeader', ground: 'DDE3F6', line: 'strong' },
  fill: { ground: 'FAFBFE', line: 'hair', format: 'text' },
  'fill-date': { ground: 'FAFBFE', line: 'hair', format: 'day', align: 'left' },
  name: { font: 'muted' },
  title: { font: 'title' },
  plain: {},
  'plain-link': { font: 'link' },
  ...(Object.fromEntries(
    SEVERITIES.map((word) => [
      `severity-${word}`,
      { ground: SEVERITY_GROUNDS[word], line: 'hair', ...(word === 'Critical' && { font: 'strong' }) },
    ]),
  ) as Record<`severity-${Severity}`, LookOf>),
  ...(Object.fromEntries(
    LEVELS.map((word) => [
      `priority-${word}`,
      { ground: PRIORITY_GROUNDS[word], line: 'hair', ...(word === 'Very High' && { font: 'strong' }) },
    ]),
  ) as Record<`priority-${Level}`, LookOf>),
};
const LOOK_NAMES = Object.keys(LOOKS) as readonly Look[];

/** Grounds that follow from what people fill in, by the order of their rules. */
export const ANSWERS = [
  { answer: 'Implemented', ground: 'DDF0E1' },
  { answer: 'Passed', ground: 'DDF0E1' },
  { answer: 'In progress', ground: 'FDF3D6' },
  { answer: 'Failed', ground: 'FBE0DB' },
  { answer: 'Not relevant', ground: 'E9EAEE' },
] as const;

/**
 * The number of a look in the table of styles. `asText`: a text that would be taken for a formula if somebody edits its cell; it stays text,
 * as with an apostrophe before it.
 */
export function styleOf(look: Look, asText = false): number {
  return 1 + LOOK_NAMES.indexOf(look) * 2 + (asText ? 1 : 0);
}

/** The part `xl/styles.xml`. */
export function stylesPart(): string {
  const fonts = Object.values(FONTS).map(fontOf);
  const grounds = [...new Set(Object.values(LOOKS).flatMap(({ ground }) => ground ?? []))];
  const fills = [
    element('fill', {}, element('patternFill', { patternType: 'none' })),
    element('fill', {}, element('patternFill', { patternType: 'gray125' })),
    ...grounds.map((ground) => solid(ground)),
  ];
  const formats = [
    element('xf', { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0, xfId: 0 }),
    ...LOOK_NAMES.flatMap((look) => [false, true].map((asText) => formatOf(LOOKS[look], grounds, asText))),
  ];
  return part(
    element(
      'styleSheet',
      { xmlns: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main' },
      counted('numFmts', [
        element('numFmt', { numFmtId: FORMATS.score, formatCode: '0.0' }),
        element('numFmt', { numFmtId: FORMATS.day, formatCode: 'yyyy-mm-dd' }),
      ]),
      counted('fonts', fonts),
      counted('fills', fills),
      counted('borders', [border(), border('hair'), border('strong')]),
      counted('cellStyleXfs', [element('xf', { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0 })]),
      counted('cellXfs', formats),
      counted('cellStyles', [element('cellStyle', { name: 'Normal', xfId: 0, builtinId: 0 })]),
      counted(
        'dxfs',
        ANSWERS.map(({ ground }) =>
          element(
            'dxf',
            {},
            element('fill', {}, element('patternFill', {}, element('bgColor', { rgb: `FF${ground}` }))),
          ),
        ),
      ),
    ),
  );
}

function counted(name: string, items: readonly Markup[]): Markup {
  return element(name, { count: items.length }, ...items);
}

function fontOf(font: { size: number; colour: string; bold?: boolean; underline?: boolean }): Markup {
  return element(
    'font',
    {},
    font.bold ? element('b') : NOTHING,
    font.underline ? element('u') : NOTHING,
    element('sz', { val: font.size }),
    element('color', { rgb: `FF${font.colour}` }),
    element('name', { val: 'Calibri' }),
    element('family', { val: 2 }),
  );
}

function solid(ground: string): Markup {
  const colour = element('fgColor', { rgb: `FF${ground}` });
  return element(
    'fill',
    {},
    element('patternFill', { patternType: 'solid' }, colour, element('bgColor', { indexed: 64 })),
  );
}

/** A line below; the header's is stronger. */
function border(line?: 'hair' | 'strong'): Markup {
  const colour = element('color', { rgb: line === 'strong' ? 'FF8B8E99' : 'FFD9DAE0' });
  const bottom = line === undefined ? element('bottom') : element('bottom', { style: 'thin' }, colour);
  return element(
    'border',
    {},
    joined(['left', 'right', 'top'].map((side) => element(side))),
    bottom,
    element('diagonal'),
  );
}

function formatOf(look: LookOf, grounds: readonly string[], asText: boolean): Markup {
  const lines = { hair: 1, strong: 2 } as const;
  return element(
    'xf',
    {
      numFmtId: FORMATS[look.format ?? 'general'],
      fontId: Object.keys(FONTS).indexOf(look.font ?? 'plain'),
      fillId: look.ground === undefined ? 0 : grounds.indexOf(look.ground) + 2,
      borderId: look.line === undefined ? 0 : lines[look.line],
      xfId: 0,
      quotePrefix: asText ? 1 : undefined,
      applyNumberFormat: 1,
      applyFont: 1,
      applyFill: 1,
      applyBorder: 1,
      applyAlignment: 1,
    },
    element('alignment', {
      horizontal: look.align,
      vertical: look.line === 'strong' ? 'center' : 'top',
      wrapText: 1,
    }),
  );
}
