import { z } from 'zod';
import { ActionId, FeatureClassId } from './id.ts';
import { Retired } from './reference.ts';

/** An API operation, or a permission that has none. */
export const Action = z.strictObject({
  id: ActionId,
  featureClass: FeatureClassId,
  description: z.string(),
  /** The name under which the API knows it; absent for a permission without an operation. */
  api: z.string().optional(),
  /** Further API operations that need this permission. */
  operations: z.array(z.string()).default([]),
  endpoint: z.string().optional(),
  /** IAM permissions, `s3:GetObject`; empty when the operation needs none of its own. */
  permissions: z.array(z.string()).default([]),
  /** Event names in the audit log. */
  events: z.array(z.string()).default([]),
  /** Which audit trail records it: management events, data events, or none. */
  eventKind: z.enum(['management', 'data', 'none']).optional(),
  /** `core`: denying it helps to disable the feature class. */
  type: z.enum(['core', 'other']).default('other'),
  /** ga, preview, deprecated, or what the publisher wrote. */
  stage: z.string().optional(),
  /** Why a permission that the provider's data does not list stands here all the same. */
  pseudo: z.string().optional(),
  retired: Retired.optional(),
});
export type Action = z.infer<typeof Action>;
