import { z } from 'zod';

/** The five steps of effort, impact and priority, lowest first: index = priority number 0–4. */
export const LEVELS = ['Very Low', 'Low', 'Medium', 'High', 'Very High'] as const;
export const Level = z.enum(LEVELS);
export type Level = z.infer<typeof Level>;

/** A priority as a number: 0 Very Low, 1 Low, 2 Medium, 3 High, 4 Very High. */
export type Priority = 0 | 1 | 2 | 3 | 4;

export function levelOf(priority: Priority): Level {
  return LEVELS[priority];
}

/** The position of a level, 0–4. */
export function rankOfLevel(level: Level): Priority {
  return LEVELS.indexOf(level) as Priority;
}

/** Severity bands of a CVSS base score, lowest first. */
export const SEVERITIES = ['None', 'Low', 'Medium', 'High', 'Critical'] as const;
export const Severity = z.enum(SEVERITIES);
export type Severity = z.infer<typeof Severity>;

export function rankOfSeverity(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}
