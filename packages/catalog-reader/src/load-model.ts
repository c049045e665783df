import { join } from 'node:path';
import type { Parsed, Problem, ThreatModel } from '@demarc/core';
import { documentSourceOf, type ModelSource, readOrigin } from './model-source.ts';
import { parseDocumentFile, readTextFile } from './read-document.ts';
import { type ReadForm, readFolder } from './read-folder.ts';

/** A ThreatModel with what was found wrong on the way to it. */
export interface LoadedModel {
  readonly source: ModelSource;
  /** Absent when the source was refused. */
  readonly model?: ThreatModel | undefined;
  readonly problems: readonly Problem[];
  /** The text of a document, as it came; absent for a folder. */
  readonly text?: string | undefined;
  /** Adds file and line to a problem that a rule found. */
  readonly locate: (problem: Problem) => Problem;
}

/** Loads a ThreatModel from its folder or document; of a folder in the given form. */
export async function loadModel(source: ModelSource, form: ReadForm = 'compiled'): Promise<LoadedModel> {
  if (source.kind !== 'catalog') {
    const file = await readTextFile(source.path);
    if (!('text' in file)) return loadedDocument(source, undefined, file);
    return loadedDocument(source, file.text, parseDocumentFile(source.path, file.text, source.origin));
  }
  const { value, problems, locate } = await readFolder(source.path, form);
  const inFolder = (problem: Problem): Problem =>
    problem.file === undefined ? problem : { ...problem, file: join(source.path, problem.file) };
  return {
    source,
    model: value,
    problems: problems.map(inFolder),
    locate: (problem) => inFolder(locate(problem)),
  };
}

/** Finds out who a document is and loads it, in one reading. A refused document gives its problems alone. */
export async function loadDocument(
  path: string,
  kind: 'imported' | 'file',
): Promise<LoadedModel | { readonly problems: readonly Problem[] }> {
  const origin = await readOrigin(path);
  const file = await readTextFile(path);
  if (!('text' in file)) return file;
  const parsed = parseDocumentFile(path, file.text, origin);
  if (!parsed.value) return { problems: parsed.problems };
  const source = documentSourceOf(path, kind, origin ? { origin } : { metadata: parsed.value.metadata });
  return loadedDocument(source, file.text, parsed);
}

function loadedDocument(
  source: ModelSource,
  text: string | undefined,
  { value, problems }: Parsed<ThreatModel>,
): LoadedModel {
  return {
    source,
    model: value,
    problems,
    text,
    locate: (problem) => ({ ...problem, file: problem.file ?? source.path }),
  };
}
