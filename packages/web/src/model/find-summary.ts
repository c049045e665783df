import { type ModelAddress, type ModelSummary, newestFirst } from '@demarc/server/contract';

/** The ThreatModel that an address names; `latest` is the newest version of that publisher. */
export function findSummary(models: readonly ModelSummary[], wanted: ModelAddress): ModelSummary | undefined {
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
