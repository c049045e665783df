import { type Query, SEVERITIES } from '@demarc/core';
import { z } from 'zod';
import { ApiErrorBody } from './api-error.ts';
import { ModelAddress } from './model-requests.ts';

const ids = z.array(z.string().min(1).max(100)).max(5000).readonly().optional();
const patterns = z.array(z.string().min(1).max(200)).max(100).readonly().optional();

/** Part of a ThreatModel. Several values of one kind: any of them; several kinds: all of them. */
export const ModelQuery = z.strictObject({
  featureClasses: ids,
  threats: ids,
  controls: ids,
  objectives: ids,
  severity: z.enum(SEVERITIES).optional(),
  permissions: patterns,
  events: patterns,
  exclude: z.boolean().optional(),
}) satisfies z.ZodType<Query>;
export type ModelQuery = Readonly<z.infer<typeof ModelQuery>>;

/** A document that somebody wants of a ThreatModel. */
export const DocumentRequest = z.strictObject({
  /** One of those that `/api/document-formats` lists. */
  format: z.string().max(50),
  /** Of a PDF; A4 unless given. */
  paper: z.enum(['a4', 'us-letter']).optional(),
  /** The part that is wanted; the whole ThreatModel unless given. */
  select: ModelQuery.optional(),
  /** What is selected, as its reader should be told; the ids themselves unless given. */
  selected: z.string().trim().min(1).max(500).optional(),
  /** Compliance frameworks to map to, by name, id or `origin/id@version`. */
  frameworks: z.array(z.string().min(1).max(500)).max(50).readonly().optional(),
  /** Another version: what changed since then is told. */
  since: ModelAddress.optional(),
});
export type DocumentRequest = Readonly<z.infer<typeof DocumentRequest>>;

/** A format that documents can be made in. */
export const FormatAbout = z.object({
  format: z.string(),
  /** `Word, to edit` */
  name: z.string(),
  /** Whether `paper` means anything. */
  paged: z.boolean(),
});
export type FormatAbout = Readonly<z.infer<typeof FormatAbout>>;

export const FormatList = z.object({ formats: z.array(FormatAbout).readonly() });
export type FormatList = Readonly<z.infer<typeof FormatList>>;

/** A line of a document's progress: what is being done, the file whose bytes follow the line, or why there is none. */
export const DocumentProgress = z.union([
  z.object({ step: z.string() }),
  z.object({
    file: z.object({ name: z.string(), type: z.string(), bytes: z.number().int().min(0) }),
  }),
  ApiErrorBody,
]);
export type DocumentProgress = Readonly<z.infer<typeof DocumentProgress>>;
