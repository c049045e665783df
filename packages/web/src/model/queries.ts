import { queryOptions } from '@tanstack/react-query';
import { getAttackFacts, getDocument, getModels, type ModelSummary } from '../api-client.ts';

/** The list of all ThreatModels. */
export const modelsQuery = queryOptions({ queryKey: ['models'], queryFn: getModels, staleTime: 15_000 });

/** Names of ATT&CK tactics and techniques. */
export const attackQuery = queryOptions({
  queryKey: ['attack'],
  queryFn: getAttackFacts,
  staleTime: Number.POSITIVE_INFINITY,
});

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
