import { type Level, rankOfLevel, type Severity } from '@demarc/core';

/** The shape before the word of a severity: a hexagon, filled from Medium on, so that black and white tell it too. */
export function severityMark(severity: Severity): string {
  return severity === 'None' || severity === 'Low' ? '⬡' : '⬢';
}

const BARS = '▁▃▅▆█';

/** The shape before the word of a priority: rising bars, as many in ink as it is high. */
export function priorityMark(level: Level): { readonly full: string; readonly empty: string } {
  const count = rankOfLevel(level) + 1;
  return { full: BARS.slice(0, count), empty: BARS.slice(count) };
}
