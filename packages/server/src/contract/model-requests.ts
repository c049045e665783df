import { z } from 'zod';
import { ModelSummary } from './model-summary.ts';
import { Problem } from './problem.ts';

const MAX_NAME = 100;
const segment = z.string().min(1).max(MAX_NAME);

/** The four path segments that address a ThreatModel, letter case aside; version `latest` is the newest of that publisher. */
export const ModelAddress = z.object({
  publisher: segment,
  provider: segment,
  service: segment,
  version: segment,
});
export type ModelAddress = Readonly<z.infer<typeof ModelAddress>>;

const name = z
  .string()
  .trim()
  .min(1)
  .max(MAX_NAME)
  .regex(/[a-z0-9]/i, { error: 'expected at least one letter or digit' });

/** A publisher as a person gives it. */
export const GivenPublisher = name;
/** A version as a person gives it; `latest` is the name of whatever is newest. */
export const GivenVersion = name.refine((version) => version.toLowerCase() !== 'latest', {
  error: '`latest` names the newest version: expected a version of its own',
});

export const ImportQuery = z.object({
  publisher: GivenPublisher.optional(),
  version: GivenVersion.optional(),
  /** The name of the document's file: a date in it is the version where nothing else names one. */
  fileName: z.string().max(255).optional(),
});
export type ImportQuery = Readonly<z.infer<typeof ImportQuery>>;

/** `stored`: new; `unchanged`: the same content was there already; `new-revision`: the identity was there with other content, this is `version+2` and so on. */
export const ImportAnswer = z.object({
  outcome: z.enum(['stored', 'unchanged', 'new-revision']),
  model: ModelSummary,
  problems: z.array(Problem).readonly(),
});
export type ImportAnswer = Readonly<z.infer<typeof ImportAnswer>>;

export const RenameRequest = z
  .strictObject({ publisher: GivenPublisher.optional(), version: GivenVersion.optional() })
  .refine(({ publisher, version }) => publisher !== undefined || version !== undefined, {
    error: 'expected a `publisher`, a `version` or both',
  });
export type RenameRequest = Readonly<z.infer<typeof RenameRequest>>;

export const DocumentQuery = z.object({
  /** The `hash` of the summary: the answer may then be kept for ever. */
  hash: z.string().max(64).optional(),
});
