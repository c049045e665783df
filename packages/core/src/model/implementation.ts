import { z } from 'zod';

/** What a control ships to be executed: a policy, a detection, a posture check or a template, with its test cases. */
export const Implementation = z.looseObject({
  kind: z.string().min(1),
  title: z.string().optional(),
});
export type Implementation = z.infer<typeof Implementation>;
