import { basename, relative } from 'node:path';
import {
  type Folders,
  folderSource,
  type LoadedModel,
  loadDocument,
  loadModel,
  type ModelPlace,
} from '@demarc/catalog-reader';
import { analyse, type CoveringModel, isCurrent, type Problem, type ThreatModel } from '@demarc/core';
import type { Entry } from './library.ts';
import { documentHash, documentText, summarise } from './summarise.ts';

/** What a place holds: a ThreatModel, or the reason why not. */
export type Slot = {
  readonly place: ModelPlace;
  /** The place as a person knows it. */
  readonly file: string;
} & ({ readonly entry: Entry } | { readonly message: string });

/** Reads what is at a place, and keeps of it what the list of ThreatModels needs. */
export async function readSlot(place: ModelPlace, folders: Folders): Promise<Slot> {
  const loaded = await readPlace(place);
  const file = fileName(place.path, folders);
  if (!loaded.model) return { place, file, message: firstProblem(loaded.problems, folders) };
  const analysis = analyse(loaded.model);
  const hash = documentHash(documentText(analysis, loaded.text));
  return {
    place,
    file,
    entry: {
      place,
      source: loaded.source,
      summary: summarise(loaded.source, analysis, hash),
      leads: leadsOf(analysis.model),
    },
  };
}

/** Without texts: there may be hundreds of ThreatModels. */
function leadsOf({ metadata, objectives }: ThreatModel): CoveringModel {
  return {
    metadata,
    objectives: objectives.filter(isCurrent).map(({ id, scf, requirements }) => ({
      id,
      scf,
      requirements: requirements.map(({ framework, id: named, relationship }) => ({
        framework,
        id: named,
        relationship,
      })),
    })),
  };
}

/** Loads what is at a place. A folder or file that disappears while it is read is one that cannot be read. */
export async function readPlace(
  place: ModelPlace,
): Promise<LoadedModel | { readonly model?: undefined; readonly problems: readonly Problem[] }> {
  try {
    if (place.kind === 'imported') return await loadDocument(place.path, 'imported');
    const source = await folderSource(place.path);
    if (source) return await loadModel(source);
    return { problems: [{ rule: 'service-file', level: 'error', message: 'no `service.yaml`' }] };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { problems: [{ rule: 'file-readable', level: 'error', message, file: place.path }] };
  }
}

/** A file as a person knows it: `aws/s3/service.yaml` of the catalog, `models/name.json` of the data folder; of others the name alone. */
export function fileName(path: string, folders: Folders): string {
  for (const folder of [folders.catalog, folders.data]) {
    const inside = relative(folder, path);
    if (!inside.startsWith('..') && !inside.startsWith('/')) return inside;
  }
  return basename(path);
}

function firstProblem(problems: readonly Problem[], folders: Folders): string {
  const first = problems.find(({ level }) => level === 'error') ?? problems[0];
  if (!first) return 'cannot be read';
  const where =
    first.line === undefined || !first.file ? '' : `${fileName(first.file, folders)}:${first.line}: `;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  return `${where}${first.message}${more}`;
}
