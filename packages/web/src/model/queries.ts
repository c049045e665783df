import type { ModelAddress, ModelSummary } from '@demarc/server/contract';
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { getAttackFacts, getDocument, getModels } from '../api-client.ts';
import { findSummary } from './find-summary.ts';

/** The list of all ThreatModels. */
export const modelsQuery = queryOptions({ queryKey: ['models'], queryFn: getModels, staleTime: 15_000 });

/** Names of ATT&CK tactics and techniques. */
export const attackQuery = queryOptions({
  queryKey: ['attack'],
  queryFn: getAttackFacts,
  staleTime: Number.POSITIVE_INFINITY,
});

/** Starts to fetch the ThreatModel that an address names, and the code that reads it, before its page is there to ask. */
export function prefetchModel(client: QueryClient, params: ModelAddress): void {
  void import('./load-model.ts');
  void client
    .ensureQueryData(modelsQuery)
    .then(({ models }) => {
      const summary = findSummary(models, params);
      return summary && client.prefetchQuery(modelQuery(summary));
    })
    .catch(() => undefined);
}

/** One ThreatModel, read and analysed in the browser; kept by the hash of its content, so it never goes stale. */
export function modelQuery(summary: ModelSummary) {
  return queryOptions({
    queryKey: ['model', summary.key, summary.hash],
    queryFn: async () => {
      const [source, { loadModel }] = await Promise.all([getDocument(summary), import('./load-model.ts')]);
      return loadModel(summary, source);
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 30 * 60_000,
    // INVARIANT: an analysis holds maps; comparing it with the last one would take it apart.
    structuralSharing: false,
  });
}
