import type { Level, Severity } from '@demarc/core';
import type { Tone } from './rows.ts';

export function severityTone(severity: Severity | undefined): Tone | undefined {
  switch (severity) {
    case 'Critical':
      return 'critical';
    case 'High':
      return 'high';
    case 'Medium':
      return 'medium';
    case 'Low':
      return 'low';
    default:
      return 'quiet';
  }
}

export function levelTone(level: Level | undefined): Tone | undefined {
  switch (level) {
    case 'Very High':
      return 'critical';
    case 'High':
      return 'high';
    case 'Medium':
      return 'medium';
    case 'Low':
      return 'low';
    default:
      return 'quiet';
  }
}
