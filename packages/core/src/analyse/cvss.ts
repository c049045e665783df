import type { Severity } from '../model/level.ts';
import { type BaseMetrics, baseScoreOf } from './cvss-base-score.ts';

/** A CVSS 3.1 base score, 0.0–10.0 in steps of 0.1, and its band. */
export interface CvssScore {
  readonly score: number;
  readonly severity: Severity;
}

export interface CvssMetric {
  /** `AV`. */
  readonly key: CvssMetricKey;
  /** `N`. */
  readonly value: string;
}

/** The base metrics in the order of the specification, with the values that each may take (CVSS 3.1, section 2). */
export const CVSS_METRICS = {
  AV: { name: 'Attack vector', values: { N: 'Network', A: 'Adjacent', L: 'Local', P: 'Physical' } },
  AC: { name: 'Attack complexity', values: { L: 'Low', H: 'High' } },
  PR: { name: 'Privileges required', values: { N: 'None', L: 'Low', H: 'High' } },
  UI: { name: 'User interaction', values: { N: 'None', R: 'Required' } },
  S: { name: 'Scope', values: { U: 'Unchanged', C: 'Changed' } },
  C: { name: 'Confidentiality', values: { N: 'None', L: 'Low', H: 'High' } },
  I: { name: 'Integrity', values: { N: 'None', L: 'Low', H: 'High' } },
  A: { name: 'Availability', values: { N: 'None', L: 'Low', H: 'High' } },
} as const;
export type CvssMetricKey = keyof typeof CVSS_METRICS;

const METRIC_KEYS = Object.keys(CVSS_METRICS) as readonly CvssMetricKey[];

/** The base metrics of a CVSS 3.1 vector in the order of the specification; `undefined` unless all eight are there once, with a value they may take. */
export function parseCvss(vector: string): readonly CvssMetric[] | undefined {
  const [version, ...parts] = vector.trim().split('/');
  if (version !== 'CVSS:3.1' || parts.length !== METRIC_KEYS.length) return undefined;
  const given = new Map(
    parts.map((part) => {
      const [key = '', ...value] = part.split(':');
      return [key, value.join(':')] as const;
    }),
  );
  const metrics: CvssMetric[] = [];
  for (const key of METRIC_KEYS) {
    const value = given.get(key);
    if (value === undefined || !Object.hasOwn(CVSS_METRICS[key].values, value)) return undefined;
    metrics.push({ key, value });
  }
  return metrics;
}

/** The base score of a CVSS 3.1 vector; `undefined` when the vector is not valid. */
export function scoreCvss(vector: string): CvssScore | undefined {
  const metrics = parseCvss(vector);
  if (!metrics) return undefined;
  const score = baseScoreOf(
    Object.fromEntries(metrics.map(({ key, value }) => [key, value])) as unknown as BaseMetrics,
  );
  return { score, severity: severityOf(score) };
}

/** Bands of the base score: Critical from 9.0, High from 7.0, Medium from 4.0, Low above 0, None at 0 (CVSS 3.1, section 5). */
export function severityOf(score: number): Severity {
  if (score >= 9) return 'Critical';
  if (score >= 7) return 'High';
  if (score >= 4) return 'Medium';
  return score > 0 ? 'Low' : 'None';
}
