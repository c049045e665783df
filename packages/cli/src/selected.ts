import { type Analysis, indexModel, isEmptyQuery, type Query, type Selection, select } from '@demarc/core';
import { Failure } from './failure.ts';

/** The part of a ThreatModel that the user selected, with the figures of the whole: what is left out changes no figure. */
export function selected<T extends Analysis>(analysis: T, query: Query): Analysis {
  if (isEmptyQuery(query)) return analysis;
  const { model } = selectionOf(analysis, query);
  return { ...analysis, model, index: indexModel(model) };
}

/** Selects, or fails with every id that does not exist. */
export function selectionOf(analysis: Analysis, query: Query): Selection {
  const { selection, problems } = select(analysis, query);
  if (!selection) throw new Failure(problems.map(({ message }) => message).join('\n'));
  return selection;
}
