import { z } from 'zod';

/** A source that supports a statement. */
export const Reference = z.strictObject({
  title: z.string().min(1),
  url: z.url({ protocol: /^https?$/ }),
});
export type Reference = z.infer<typeof Reference>;

/** Withdrawn, and why: ids are never used again. */
export const Retired = z.strictObject({
  reason: z.string().regex(/\S/, 'expected why it is retired'),
  replacedBy: z.string().optional(),
});
export type Retired = z.infer<typeof Retired>;
