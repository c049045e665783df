import { z } from 'zod';

export const SearchQuery = z.object({
  q: z.string().trim().min(1).max(200),
  limit: z.coerce.number().int().min(1).max(200).default(20),
});
export type SearchQuery = Readonly<z.infer<typeof SearchQuery>>;

/** One object in which every word of the query occurs. */
export const SearchHit = z.object({
  /** The `key` of its ThreatModel. */
  model: z.string(),
  kind: z.enum(['feature-class', 'action', 'threat', 'objective', 'control']),
  id: z.string(),
  /** Name or title; empty where the object has none. */
  name: z.string(),
  /** The field that the excerpt is from. */
  field: z.string(),
  excerpt: z.string(),
  /** Character ranges of the words in the excerpt, half-open, in order. */
  matches: z.array(z.tuple([z.number().int(), z.number().int()]).readonly()).readonly(),
});
export type SearchHit = Readonly<z.infer<typeof SearchHit>>;

export const SearchAnswer = z.object({
  /** Best first: the id itself, then names, then texts. */
  hits: z.array(SearchHit).readonly(),
  /** How many there are, over `limit` too. */
  total: z.number().int(),
  /** ThreatModels not searched yet: they are taken up in the background after the start. */
  pending: z.number().int(),
});
export type SearchAnswer = Readonly<z.infer<typeof SearchAnswer>>;
