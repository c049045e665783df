import { z } from 'zod';
import { ControlId, FeatureClassId, ObjectiveId, ThreatId } from './id.ts';
import { Implementation } from './implementation.ts';
import { Level } from './level.ts';
import { Reference, Retired } from './reference.ts';

/** COSO control types in the order in which they are shown. Other values of imported documents are kept as they are. */
export const COSO_TYPES = ['Directive', 'Preventative', 'Detective', 'Corrective', 'Assurance'] as const;
/** Functions of the NIST Cybersecurity Framework. */
export const NIST_CSF_FUNCTIONS = ['Govern', 'Identify', 'Protect', 'Detect', 'Respond', 'Recover'] as const;

/** How far a control mitigates a threat. */
export const Mitigation = z.strictObject({
  threat: ThreatId,
  impact: Level.optional(),
  /** The figures that an imported document carries. */
  shipped: z
    .strictObject({
      priority: z.number().optional(),
      maxDependency: z.number().nullable().optional(),
      priorityOverall: z.number().optional(),
      severity: z.string().optional(),
    })
    .optional(),
});
export type Mitigation = z.infer<typeof Mitigation>;

/** One thing to do. */
export const Control = z.strictObject({
  id: ControlId,
  objective: ObjectiveId,
  /** A short name for lists; absent in imported documents. */
  title: z.string().optional(),
  description: z.string(),
  testing: z.string().default(''),
  /** One of `COSO_TYPES`, or what the publisher wrote. */
  coso: z.string().default(''),
  /** One of `NIST_CSF_FUNCTIONS`, or what the publisher wrote. */
  nistCsf: z.string().default(''),
  effort: Level.optional(),
  dependsOn: z.array(ControlId).default([]),
  /** The assurance controls that tell whether this one works. */
  assuredBy: z.array(ControlId).default([]),
  mitigations: z.array(Mitigation).default([]),
  /** The data perimeter objective it serves. */
  perimeter: z.array(z.enum(['trusted-identities', 'trusted-resources', 'expected-networks'])).default([]),
  implementations: z.array(Implementation).default([]),
  references: z.array(Reference).default([]),
  retired: Retired.optional(),
  /** The figures that an imported document carries. */
  shipped: z
    .strictObject({
      featureClasses: z.array(FeatureClassId).optional(),
      weightedPriority: z.string().optional(),
      weightedPriorityScore: z.number().optional(),
    })
    .optional(),
});
export type Control = z.infer<typeof Control>;
