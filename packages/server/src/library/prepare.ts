import { checkLoaded, type Folders } from '@demarc/catalog-reader';
import { analyse, type Facts, type Problem } from '@demarc/core';
import { type SearchIndex, type SearchTexts, searchedObjects } from '@demarc/core/search-index';
import { diagramProblems } from '@demarc/diagram';
import type { ProblemCounts } from '../contract/index.ts';
import { compressDocument, type DocumentBody } from './document-body.ts';
import type { Entry } from './library.ts';
import { fileName, readPlace } from './read-slot.ts';
import { documentHash, documentText } from './summarise.ts';

/** What is made once of a ThreatModel's content, and kept. */
export interface Prepared {
  readonly document: DocumentBody;
  readonly counts: ProblemCounts;
  readonly problems: readonly Problem[];
  readonly texts: SearchTexts;
}

/** Reads a ThreatModel again and makes its compressed document, its problems and its search texts. `undefined` if it cannot be read any more. */
export async function prepareModel(
  { place }: Entry,
  folders: Folders,
  facts: Facts,
  index: SearchIndex,
): Promise<Prepared | undefined> {
  const loaded = await readPlace(place);
  if (!loaded.model) return undefined;
  const analysis = analyse(loaded.model);
  const text = documentText(analysis, loaded.text);
  const compressed = compressDocument(text, documentHash(text));
  const found = [
    ...checkLoaded(loaded, analysis, facts),
    ...diagramProblems(loaded.model).map(loaded.locate),
  ];
  const problems = found.map((problem) =>
    problem.file === undefined ? problem : { ...problem, file: fileName(problem.file, folders) },
  );
  const texts = index.add(searchedObjects(loaded.model));
  return {
    document: await compressed,
    counts: countProblems(problems),
    problems,
    texts,
  };
}

function countProblems(problems: readonly Problem[]): ProblemCounts {
  const count = (level: Problem['level']) => problems.filter((problem) => problem.level === level).length;
  return { error: count('error'), warning: count('warning'), info: count('info') };
}
