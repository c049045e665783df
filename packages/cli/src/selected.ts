import { type Analysis, type Problem, type Query, type Selection, select, selectPart } from '@demarc/core';
import { Failure } from './failure.ts';

/** The part of a ThreatModel that the user selected, with the figures of the whole; fails with every id that does not exist. */
export function selected(analysis: Analysis, query: Query): Analysis {
  const { part, problems } = selectPart(analysis, query);
  return part ?? refuse(problems);
}

/** Selects, or fails with every id that does not exist. */
export function selectionOf(analysis: Analysis, query: Query): Selection {
  const { selection, problems } = select(analysis, query);
  return selection ?? refuse(problems);
}

function refuse(problems: readonly Problem[]): never {
  throw new Failure(problems.map(({ message }) => message).join('\n'));
}
