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
export function widthOf(stretch: Stretch, size: number): number {
  return widthIn(stretch.text, 0, stretch.text.length, stretch, size);
}

/** The width of the part of a text from one place to another. */
function widthIn(text: string, from: number, to: number, { code, bold }: Stretch, size: number): number {
  let thousandths = 0;
  for (let at = from; at < to; at++) {
    const point = text.charCodeAt(at);
    // the second half of a pair is part of the letter before it
    if (point < 0xdc00 || point > 0xdfff) thousandths += code ? CODE : letterWidth(point);
  }
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

/** How many lines of `width` twips a text takes: they break after spaces and hyphens. */
export function linesOf(inlines: readonly Inline[], width: number, size: number): number {
  let lines = 1;
  let used = 0;
  for (const stretch of stretchesOf(inlines)) {
    const { text } = stretch;
    if (text === '\n') {
      lines += 1;
      used = 0;
      continue;
    }
    for (let at = 0; at < text.length; ) {
      const end = endOfWord(text, at);
      const next = endOfSpaces(text, end);
      const long = widthIn(text, at, end, stretch, size);
      if (used > 0 && used + long > width) {
        lines += 1;
        used = 0;
      }
      if (long > width) lines += Math.ceil(long / width) - 1;
      used = (used + long + widthIn(text, end, next, stretch, size)) % Math.max(width, long);
      at = next;
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
    for (let at = 0; at < stretch.text.length; ) {
      const end = endOfWord(stretch.text, at);
      word = Math.max(word, widthIn(stretch.text, at, end, stretch, size));
      at = endOfSpaces(stretch.text, end);
    }
  }
  return { line: longest, word };
}

/** Where the word that begins at a place ends: before a space, or after its hyphens. */
function endOfWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== ' ' && text[at] !== '-') at++;
  while (text[at] === '-') at++;
  return at;
}

function endOfSpaces(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ') at++;
  return at;
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
