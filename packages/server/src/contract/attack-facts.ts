import { z } from 'zod';

/** Names of MITRE ATT&CK tactics and techniques, with the notice that must stand with them. */
export const AttackFacts = z.looseObject({
  version: z.string(),
  source: z.string(),
  notice: z.string(),
  tactics: z.array(z.object({ id: z.string(), name: z.string() })).readonly(),
  techniques: z
    .array(z.object({ id: z.string(), name: z.string(), tactics: z.array(z.string()).readonly() }))
    .readonly(),
});
export type AttackFacts = Readonly<z.infer<typeof AttackFacts>>;
