import { z } from 'zod';

export const Health = z.object({
  status: z.literal('ok'),
  version: z.string(),
  /** ThreatModels that can be opened. */
  models: z.number().int(),
  /** ThreatModels still to be read. */
  loading: z.number().int(),
});
export type Health = Readonly<z.infer<typeof Health>>;
