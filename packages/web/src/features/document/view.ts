import type { IdKind, ModelIndex, Query } from '@demarc/core';
import { describe, KIND_PAGES } from '../../model/describe.ts';
import type { LoadedModel } from '../../model/load-model.ts';
import type { Shown } from '../../ui/shown.tsx';

/** What a page shows of its ThreatModel, as a selection and in words. */
export interface View {
  readonly query: Query;
  /** `12 of 173 controls: Priority ≥ High` */
  readonly words: string;
  /** How many objects are in view. */
  readonly count: number;
}

/** Which ids of a query the objects of a page become. */
const KINDS: Readonly<Record<string, (ids: readonly string[], index: ModelIndex) => Query>> = {
  [KIND_PAGES['feature-class']]: (featureClasses) => ({ featureClasses }),
  [KIND_PAGES.threat]: (threats) => ({ threats }),
  [KIND_PAGES.objective]: (objectives) => ({ objectives }),
  [KIND_PAGES.control]: (controls) => ({ controls }),
  [KIND_PAGES.action]: (ids, { actions }) => ({
    featureClasses: [...new Set(ids.flatMap((id) => actions.get(id)?.featureClass ?? []))],
  }),
};

const NOUNS: Readonly<Record<IdKind, string>> = {
  'feature-class': 'feature classes',
  threat: 'threats',
  objective: 'objectives',
  control: 'controls',
  action: 'actions',
};

/** What a page shows, by the segments of its address below the ThreatModel and what its list shows; `undefined` for all of the ThreatModel. */
export function viewOf(
  loaded: LoadedModel,
  [page = '', id]: readonly string[],
  shown: Shown | undefined,
): View | undefined {
  const queryFor = KINDS[page];
  if (!queryFor) return undefined;
  const ofActions = page === KIND_PAGES.action;
  if (id !== undefined) {
    const found = describe(loaded, id);
    if (!found) return undefined;
    const name = `${found.id} ${found.name}`.trim();
    return {
      query: queryFor([found.id], loaded.index),
      words: ofActions ? `the feature class of ${name}` : name,
      count: 1,
    };
  }
  if (shown?.page !== page) return undefined;
  const [kind] = Object.entries(KIND_PAGES).find(([, path]) => path === page) as [IdKind, string];
  const counted = `${shown.ids.length} of ${shown.total} ${NOUNS[kind]}: ${shown.words}`;
  return {
    query: queryFor(shown.ids, loaded.index),
    words: ofActions ? `the feature classes of ${counted}` : counted,
    count: shown.ids.length,
  };
}
