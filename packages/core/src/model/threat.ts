import { z } from 'zod';
import type { Access } from './access.ts';
import { FeatureClassId, ThreatId } from './id.ts';
import { Severity } from './level.ts';
import { Reference, Retired } from './reference.ts';

/** What an attacker is after, as the published ThreatModels name it; the list is open. */
export const GOALS = [
  'DataTheft',
  'DataManipulation',
  'DoS',
  'LaunchAttack',
  'FinancialDrain',
  'FinancialGain',
] as const;

/** What a permission of the access expression must be held on. */
export const Binding = z.strictObject({
  permission: z.string().min(1),
  /** In words: "the bucket that holds the data", "a role that the service may assume". */
  on: z.string().min(1),
});
export type Binding = z.infer<typeof Binding>;

/** An attack scenario on a feature class. */
export const Threat = z.strictObject({
  id: ThreatId,
  featureClass: FeatureClassId,
  name: z.string().min(1),
  description: z.string(),
  goal: z.string().optional(),
  /** MITRE ATT&CK tactics, `TA0010`; the first is the one that other tools are shown. */
  tactics: z.array(z.string()).default([]),
  /** MITRE ATT&CK techniques, `T1530`. */
  techniques: z.array(z.string()).default([]),
  /** A CVSS 3.1 base vector, `CVSS:3.1/AV:N/…`. */
  cvss: z.string(),
  /** Why a metric has its value, by metric: `{ PR: 'the role that writes the bucket is enough' }`. */
  cvssNotes: z.partialRecord(z.enum(['AV', 'AC', 'PR', 'UI', 'S', 'C', 'I', 'A']), z.string()).default({}),
  access: z.custom<Access>((value) => typeof value === 'object' && value !== null),
  bindings: z.array(Binding).default([]),
  /** Why no control mitigates it. */
  noMitigation: z.string().optional(),
  references: z.array(Reference).default([]),
  retired: Retired.optional(),
  /** The figures that an imported document carries. */
  shipped: z.strictObject({ severity: Severity.optional(), score: z.number().optional() }).optional(),
});
export type Threat = z.infer<typeof Threat>;
