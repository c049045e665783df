import type { Analysis } from '../analyse/analyse.ts';
import { indexModel } from '../analyse/index-model.ts';
import type { Problem } from '../model/problem.ts';
import { isEmptyQuery, type Query } from './query.ts';
import { select } from './select.ts';

/**
 * The part of a ThreatModel that a query selects, with the figures of the whole: what is left out changes no figure. Problems name the ids that do not
 * exist; there is no part then.
 */
export function selectPart(
  { model, index, figures, method }: Analysis,
  query: Query,
): { readonly part?: Analysis; readonly problems: readonly Problem[] } {
  const whole = { model, index, figures, method };
  if (isEmptyQuery(query)) return { part: whole, problems: [] };
  const { selection, problems } = select(whole, query);
  if (!selection) return { problems };
  return { part: { ...whole, model: selection.model, index: indexModel(selection.model) }, problems };
}
