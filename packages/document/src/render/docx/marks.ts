import type { Level, Severity } from '@demarc/core';

/** Word names styles without spaces inside. */
export function severityStyle(severity: Severity): string {
  return `Severity${severity}`;
}

export function priorityStyle(level: Level): string {
  return `Priority${level.replace(' ', '')}`;
}

export const SEVERITY_COLOURS: Readonly<Record<Severity, string>> = {
  Critical: '6D0F2E',
  High: 'B3231B',
  Medium: 'A85400',
  Low: '6B6300',
  None: '5F626D',
};

export const PRIORITY_COLOUR = '3451B2';
