import type { Problem as CoreProblem } from '@demarc/core';
import { z } from 'zod';

/** Something wrong with a file or a ThreatModel, as core reports it; `file` is relative to the catalog or to the data folder. */
export const Problem = z.object({
  rule: z.string(),
  level: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  id: z.string().optional(),
  path: z
    .array(z.union([z.string(), z.number()]))
    .readonly()
    .optional(),
  file: z.string().optional(),
  line: z.number().int().optional(),
  column: z.number().int().optional(),
}) satisfies z.ZodType<CoreProblem>;
export type Problem = Readonly<z.infer<typeof Problem>>;

/** What readers and rules found wrong with one ThreatModel. */
export const ProblemList = z.object({ problems: z.array(Problem).readonly() });
export type ProblemList = Readonly<z.infer<typeof ProblemList>>;

/** How many problems of each level. */
export const ProblemCounts = z.object({
  error: z.number().int(),
  warning: z.number().int(),
  info: z.number().int(),
});
export type ProblemCounts = Readonly<z.infer<typeof ProblemCounts>>;
