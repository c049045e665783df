import { compareNatural } from '@demarc/core';
import type { ModelSummary } from '../api-client.ts';

export interface ModelParams {
  readonly publisher: string;
  readonly provider: string;
  readonly service: string;
  readonly version: string;
}

/** The ThreatModel that an address names; `latest` is the newest version of that publisher. */
export function findSummary(models: readonly ModelSummary[], wanted: ModelParams): ModelSummary | undefined {
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
  const versions = models.filter(
    (model) =>
      same(model.publisher, wanted.publisher) &&
      same(model.provider, wanted.provider) &&
      same(model.service, wanted.service),
  );
  return (
    versions.find(({ version }) => same(version, wanted.version)) ??
    (wanted.version === 'latest' ? newestFirst(versions)[0] : undefined)
  );
}

/** Orders versions of one ThreatModel, newest first: by date where both have one, else by version. */
export function newestFirst(models: readonly ModelSummary[]): readonly ModelSummary[] {
  return [...models].sort(
    (a, b) =>
      (a.date !== undefined && b.date !== undefined ? compareNatural(b.date, a.date) : 0) ||
      compareNatural(b.version, a.version),
  );
}
