import type { SheetValue } from '../../sheets/sheet.ts';

/** Of a line of 10 points, in points. */
const LINE = 13;
const ROOM = 3;
/** Rows cannot be higher. */
const HIGHEST = 409;

/**
 * How high a row has to be for its wrapped texts, in points: programs that do not measure texts when they open a workbook show it as it is
 * written here. `widths` in characters.
 */
export function rowHeight(cells: readonly SheetValue[], widths: readonly number[]): number {
  const lines = Math.max(1, ...cells.map((value, at) => linesIn(value, widths[at] ?? 10)));
  return Math.min(HIGHEST, lines * LINE + ROOM);
}

function linesIn(value: SheetValue, width: number): number {
  if (typeof value !== 'string') return 1;
  // widths count digits, and letters are narrower on average
  const room = Math.max(4, Math.floor(width * 1.1));
  return value.split('\n').reduce((sum, line) => sum + wrapped(line, room), 0);
}

/** How many lines words take; a word that is longer than a line is broken. */
function wrapped(line: string, room: number): number {
  if (line.length <= room) return 1;
  let lines = 1;
  let used = 0;
  for (const word of line.split(' ')) {
    if (used > 0 && used + 1 + word.length > room) {
      lines++;
      used = 0;
    }
    used += (used > 0 ? 1 : 0) + word.length;
    while (used > room) {
      lines++;
      used -= room;
    }
  }
  return lines;
}
