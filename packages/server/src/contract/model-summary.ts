import { compareNatural } from '@demarc/core';
import { z } from 'zod';
import { ProblemCounts } from './problem.ts';

const count = z.number().int().min(0);

/** How many threats of each severity and controls of each priority level; `unrated` is what has none. Retired ones are not counted. */
export const Tally = z.object({
  threats: z.object({
    None: count,
    Low: count,
    Medium: count,
    High: count,
    Critical: count,
    unrated: count,
  }),
  controls: z.object({
    'Very Low': count,
    Low: count,
    Medium: count,
    High: count,
    'Very High': count,
    unrated: count,
  }),
});
export type Tally = Readonly<z.infer<typeof Tally>>;

/** What the list of ThreatModels says of one. */
export const ModelSummary = z.object({
  /** `publisher:provider/service@version`. */
  key: z.string(),
  publisher: z.string(),
  provider: z.string(),
  /** As in addresses: `s3`. */
  service: z.string(),
  version: z.string(),
  /** `catalog`: first-party, read-only here; `imported`: a document in the data folder. */
  kind: z.enum(['catalog', 'imported']),
  /** `Amazon S3`. */
  name: z.string(),
  /** As in ids: `S3`. */
  serviceId: z.string(),
  license: z.string().optional(),
  source: z.string().optional(),
  /** The day of the release, YYYY-MM-DD. */
  date: z.string().optional(),
  /** How many there are of each kind; retired ones are not counted. */
  counts: z.object({
    featureClasses: count,
    actions: count,
    threats: count,
    objectives: count,
    controls: count,
  }),
  tally: Tally,
  /** `null` until all rules have run, which happens in the background after the start. */
  problems: ProblemCounts.nullable(),
  /** Names the content of the document: 32 hexadecimal digits. */
  hash: z.string(),
  /** In which form the data flow diagram is there, if at all. */
  diagram: z.enum(['text', 'drawio']).nullable(),
});
export type ModelSummary = Readonly<z.infer<typeof ModelSummary>>;

export const ModelList = z.object({
  models: z.array(ModelSummary).readonly(),
  /** What lies where ThreatModels are looked for and could not be made one. */
  unreadable: z.array(z.object({ file: z.string(), message: z.string() })).readonly(),
});
export type ModelList = Readonly<z.infer<typeof ModelList>>;

/** Orders versions of one ThreatModel, newest first: by date (else by version, which usually holds one), then by version. `latest` is the first. */
export function newestFirst<T extends Pick<ModelSummary, 'date' | 'version'>>(
  models: readonly T[],
): readonly T[] {
  return [...models].sort(
    (a, b) =>
      compareNatural(b.date ?? b.version, a.date ?? a.version) || compareNatural(b.version, a.version),
  );
}
