import { z } from 'zod';
import { LEVELS, SEVERITIES } from '../model/level.ts';

const PriorityNumber = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);

/**
 * A scoring method: the two matrices from which every priority is read, as data.
 * An organisation may bring its own as a YAML file with these keys.
 */
export const Method = z.strictObject({
  name: z.string().min(1),
  version: z.string().min(1),
  /** Priority of one mitigation, by effort, then by impact. */
  mitigation: z.record(z.enum(LEVELS), z.record(z.enum(LEVELS), PriorityNumber)),
  /** Weighted priority, by severity of the threat, then by overall priority 0–4. */
  weighted: z.record(
    z.enum(SEVERITIES),
    z.tuple([PriorityNumber, PriorityNumber, PriorityNumber, PriorityNumber, PriorityNumber]),
  ),
});
export type Method = z.infer<typeof Method>;

function byImpact(veryHigh: P, high: P, medium: P, low: P, veryLow: P): Record<(typeof LEVELS)[number], P> {
  return { 'Very High': veryHigh, High: high, Medium: medium, Low: low, 'Very Low': veryLow };
}
type P = 0 | 1 | 2 | 3 | 4;

/** The method of the published ThreatModels, with a row of our own for Critical: one more than High, at most 4. */
export const STANDARD_METHOD: Method = {
  name: 'demarc-standard',
  version: '1',
  mitigation: {
    'Very High': byImpact(2, 1, 0, 0, 0),
    High: byImpact(3, 2, 1, 0, 0),
    Medium: byImpact(4, 3, 2, 1, 0),
    Low: byImpact(4, 4, 2, 1, 0),
    'Very Low': byImpact(4, 4, 3, 2, 1),
  },
  weighted: {
    Critical: [2, 3, 3, 4, 4],
    High: [1, 2, 2, 3, 4],
    Medium: [0, 1, 2, 2, 3],
    Low: [0, 0, 0, 1, 1],
    None: [0, 0, 0, 1, 1],
  },
};
