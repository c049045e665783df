import { join } from 'node:path';
import type { Problem, ThreatModel } from '@demarc/core';
import type { ModelSource } from './model-source.ts';
import { readDocument } from './read-document.ts';
import { readFolder } from './read-folder.ts';

/** A ThreatModel with what was found wrong on the way to it. */
export interface LoadedModel {
  readonly source: ModelSource;
  /** Absent when the source was refused. */
  readonly model?: ThreatModel | undefined;
  readonly problems: readonly Problem[];
  /** Adds file and line to a problem that a rule found. */
  readonly locate: (problem: Problem) => Problem;
}

/** Loads a ThreatModel from its folder or document. */
export async function loadModel(source: ModelSource): Promise<LoadedModel> {
  if (source.kind !== 'catalog') {
    const { value, problems } = await readDocument(source.path, source.origin);
    return {
      source,
      model: value,
      problems,
      locate: (problem) => ({ ...problem, file: problem.file ?? source.path }),
    };
  }
  const { value, problems, locate } = await readFolder(source.path);
  const inFolder = (problem: Problem): Problem =>
    problem.file === undefined ? problem : { ...problem, file: join(source.path, problem.file) };
  return {
    source,
    model: value,
    problems: problems.map(inFolder),
    locate: (problem) => inFolder(locate(problem)),
  };
}
