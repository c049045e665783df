import { z } from 'zod';
import { FeatureClassId } from './id.ts';
import { Reference, Retired } from './reference.ts';

/** A part of the service that can be used, or denied, on its own through IAM. */
export const FeatureClass = z.strictObject({
  id: FeatureClassId,
  name: z.string().min(1),
  /** Position in lists, lowest first; ties are broken by the id's number. */
  order: z.number().default(0),
  /** The classes that this one depends on: it is of no use without them. */
  parents: z.array(FeatureClassId).default([]),
  /** The classes that this one can work with. */
  uses: z.array(FeatureClassId).default([]),
  description: z.string(),
  longDescription: z.string().default(''),
  references: z.array(Reference).default([]),
  retired: Retired.optional(),
});
export type FeatureClass = z.infer<typeof FeatureClass>;
