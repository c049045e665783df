import { type Analysis, analyse, type Problem, readExchange } from '@demarc/core';
import type { ModelSummary } from '@demarc/server/contract';
import { ApiError } from '../api-client.ts';

/** A ThreatModel as pages see it. */
export interface LoadedModel extends Analysis {
  readonly summary: ModelSummary;
  /** What was found wrong while reading the document here; rules that need more run on the server. */
  readonly problems: readonly Problem[];
}

/** Reads a document and computes its figures. Throws an `ApiError` with the reader's words when nothing can be made of it. */
export function loadModel(summary: ModelSummary, source: unknown): LoadedModel {
  const { publisher, version } = summary;
  const { value, problems } = readExchange(source, { publisher, version });
  if (!value) throw new ApiError(422, problems[0]?.message ?? 'not a ThreatModel', problems);
  return { summary, problems, ...analyse(value) };
}
