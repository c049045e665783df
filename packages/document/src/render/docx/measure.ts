import { oneLine } from '../../printable.ts';
import type { Inline } from '../../tree.ts';
import { priorityMark, severityMark } from '../glyphs.ts';

/** Advance widths of Arial (and of its metric twins) from U+0020 to U+007E, in thousandths of the size. */
const ARIAL = `
  278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278
  556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556
  1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778
  667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556
  333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556
  556 556 333 500 278 556 500 722 500 500 500 334 260 334 584
`
  .trim()
  .split(/\s+/)
  .map(Number);
const WIDE = 1000;
const OTHER = 600;
/** The face of code is as wide in every letter. */
const CODE = 600;
const BOLDER = 1.06;

/** What of a text decides where its lines break. */
export interface Stretch {
  readonly text: string;
  readonly code?: boolean | undefined;
  readonly bold?: boolean | undefined;
}

/** The width of a text in one line, in twips; `size` in half points, as Word counts them. */
export function widthOf({ text, code, bold }: Stretch, size: number): number {
  let thousandths = 0;
  for (const letter of text) thousandths += code ? CODE : letterWidth(letter.codePointAt(0) as number);
  return (thousandths * (bold ? BOLDER : 1) * size) / 100;
}

function letterWidth(point: number): number {
  if (point < 0x20) return 0;
  return ARIAL[point - 0x20] ?? (point < 0x1100 ? OTHER : WIDE);
}

/** The height of a line of Arial at a size in half points, at `spacing` lines, in twips. */
export function lineHeight(size: number, spacing: number): number {
  return size * 10 * 1.15 * spacing;
}

/** How many lines of `width` twips a text takes. */
export function linesOf(inlines: readonly Inline[], width: number, size: number): number {
  let lines = 1;
  let used = 0;
  for (const stretch of stretchesOf(inlines)) {
    if (stretch.text === '\n') {
      lines += 1;
      used = 0;
      continue;
    }
    for (const word of wordsOf(stretch.text)) {
      const long = widthOf({ ...stretch, text: word.trimEnd() }, size);
      if (used > 0 && used + long > width) {
        lines += 1;
        used = 0;
      }
      if (long > width) lines += Math.ceil(long / width) - 1;
      used = (used + widthOf({ ...stretch, text: word }, size)) % Math.max(width, long);
    }
  }
  return lines;
}

/** The width of the longest line and of the longest word, in twips. */
export function extentOf(inlines: readonly Inline[], size: number): { line: number; word: number } {
  let line = 0;
  let word = 0;
  let longest = 0;
  for (const stretch of stretchesOf(inlines)) {
    line = stretch.text === '\n' ? 0 : line + widthOf(stretch, size);
    longest = Math.max(longest, line);
    for (const one of wordsOf(stretch.text))
      word = Math.max(word, widthOf({ ...stretch, text: one.trimEnd() }, size));
  }
  return { line: longest, word };
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[^\s-]*(?:-+|\s+|$)/g)?.filter((word) => word !== '') ?? [];
}

function stretchesOf(inlines: readonly Inline[], bold = false): readonly Stretch[] {
  return inlines.flatMap((inline) => stretchesIn(inline, bold));
}

function stretchesIn(inline: Inline, bold: boolean): readonly Stretch[] {
  switch (inline.type) {
    case 'text':
    case 'ref':
      return [{ text: oneLine(inline.text), bold }];
    case 'code':
      return [{ text: oneLine(inline.text), code: true }];
    case 'strong':
      return stretchesOf(inline.children, true);
    case 'emphasis':
    case 'link':
      return stretchesOf(inline.children, bold);
    case 'severity': {
      const { severity, score = '' } = inline;
      return [{ text: `${severityMark(severity)} ${severity} ${score}`, bold: true }];
    }
    case 'priority': {
      const { full, empty } = priorityMark(inline.level);
      return [{ text: `${full}${empty} ${inline.level}`, bold: true }];
    }
    case 'break':
      return [{ text: '\n' }];
  }
}
