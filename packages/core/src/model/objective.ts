import { z } from 'zod';
import { RELATIONSHIPS } from './framework.ts';
import { ObjectiveId } from './id.ts';
import { Reference, Retired } from './reference.ts';

/** A clause of a framework that an objective answers directly, not by way of the SCF. */
export const ObjectiveRequirement = z.strictObject({
  /** The framework's id, with its version: `nist-800-53@5`. */
  framework: z.string().min(1),
  /** The requirement's id as text: `AC-3`. */
  id: z.string().min(1),
  relationship: z.enum(RELATIONSHIPS).default('intersects'),
  reason: z.string().optional(),
});
export type ObjectiveRequirement = z.infer<typeof ObjectiveRequirement>;

/** What a set of controls achieves. */
export const Objective = z.strictObject({
  id: ObjectiveId,
  description: z.string().min(1),
  /** Ids of the Secure Controls Framework, `IAC-20`. */
  scf: z.array(z.string()).default([]),
  /** Why no SCF control fits. */
  noScf: z.string().optional(),
  requirements: z.array(ObjectiveRequirement).default([]),
  references: z.array(Reference).default([]),
  retired: Retired.optional(),
});
export type Objective = z.infer<typeof Objective>;
