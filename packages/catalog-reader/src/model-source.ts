import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import {
  type Identity,
  identityOf,
  type Metadata,
  type Origin,
  parseYamlFile,
  printIdentity,
} from '@demarc/core';
import { z } from 'zod';
import { readDocument } from './read-document.ts';

/** A ThreatModel that can be loaded: where it is, and who it is. */
export interface ModelSource {
  /** `publisher:provider/service@version`. */
  readonly key: string;
  readonly identity: Identity;
  /** `catalog`: a folder in the authoring form; `imported`: an exchange document in the data folder; `file`: one named by its path. */
  readonly kind: 'catalog' | 'imported' | 'file';
  /** The folder, or the document's file. */
  readonly path: string;
  /** What was said of a document when it was imported. */
  readonly origin?: Origin | undefined;
}

/** What stands beside an imported document in `<name>.origin.json`. */
export const OriginFile = z.strictObject({
  publisher: z.string().min(1),
  version: z.string().min(1),
  provider: z.string().min(1),
  service: z.string().min(1),
});
export type OriginFile = z.infer<typeof OriginFile>;

/** The folder of imported documents inside a data folder. */
export function modelsFolder(dataFolder: string): string {
  return join(dataFolder, 'models');
}

/** Every service folder of a catalog (`<provider>/<service>/service.yaml`), in order of its path. */
export async function findCatalogModels(catalogFolder: string): Promise<readonly ModelSource[]> {
  const found: ModelSource[] = [];
  for (const provider of await foldersIn(catalogFolder)) {
    for (const service of await foldersIn(join(catalogFolder, provider))) {
      const source = await folderSource(join(catalogFolder, provider, service));
      if (source) found.push(source);
    }
  }
  return found;
}

/** The source of one service folder; `undefined` when it has no `service.yaml`. A `service.yaml` that cannot be read is still a source: its problems show when it is loaded. */
export async function folderSource(path: string): Promise<ModelSource | undefined> {
  const text = await readFile(join(path, 'service.yaml'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const identity = identityOf({ ...fromPath(path), ...metadataIn(text) } as Metadata);
  return { key: printIdentity(identity), identity, kind: 'catalog', path };
}

/** Every imported document of a data folder, in order of its file name. A document that cannot be read is left out here and named by `unreadable`. */
export async function findImportedModels(dataFolder: string): Promise<{
  readonly sources: readonly ModelSource[];
  readonly unreadable: readonly { readonly path: string; readonly message: string }[];
}> {
  const folder = modelsFolder(dataFolder);
  const names = (await readdir(folder).catch(() => []))
    .filter((name) => name.endsWith('.json') && !name.endsWith('.origin.json'))
    .sort();
  const sources: ModelSource[] = [];
  const unreadable: { path: string; message: string }[] = [];
  for (const name of names) {
    const path = join(folder, name);
    const source = await documentSource(path, 'imported');
    if ('message' in source) unreadable.push({ path, message: source.message });
    else sources.push(source);
  }
  return { sources, unreadable };
}

/** The source of one document. Its identity is what stands beside it, else what it says itself. */
export async function documentSource(
  path: string,
  kind: 'imported' | 'file',
): Promise<ModelSource | { readonly message: string }> {
  const origin = await readOrigin(path);
  if (origin) return documentSourceOf(path, kind, { origin });
  const { value, problems } = await readDocument(path);
  if (!value) return { message: problems[0]?.message ?? 'cannot be read' };
  return documentSourceOf(path, kind, { metadata: value.metadata });
}

/** The source of a document of which is known either what stands beside it or what it says itself. */
export function documentSourceOf(
  path: string,
  kind: 'imported' | 'file',
  known: { readonly origin: OriginFile } | { readonly metadata: Metadata },
): ModelSource {
  const identity = identityOf(
    'origin' in known ? ({ ...known.origin, name: known.origin.service } as Metadata) : known.metadata,
  );
  const origin = 'origin' in known ? { origin: known.origin } : {};
  return { key: printIdentity(identity), identity, kind, path, ...origin };
}

/** `models/name.json` → `models/name.origin.json`. */
export function originPath(documentPath: string): string {
  return documentPath.replace(/\.json$/, '.origin.json');
}

/** What stands beside a document; `undefined` when nothing readable does. */
export async function readOrigin(documentPath: string): Promise<OriginFile | undefined> {
  const text = await readFile(originPath(documentPath), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return OriginFile.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

async function foldersIn(path: string): Promise<readonly string[]> {
  const names = await readdir(path).catch(() => []);
  const folders: string[] = [];
  for (const name of names.sort()) {
    const about = await stat(join(path, name)).catch(() => undefined);
    if (about?.isDirectory()) folders.push(name);
  }
  return folders;
}

/** What a `service.yaml` says of its ThreatModel; nothing where it cannot be read. */
function metadataIn(text: string): object {
  const value = parseYamlFile({ path: 'service.yaml', text }).yaml?.value;
  const { provider, service, publisher, version } = (
    typeof value === 'object' && value !== null ? value : {}
  ) as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries({ provider, service, publisher, version }).filter(
      ([, entry]) => typeof entry === 'string',
    ),
  );
}

function fromPath(path: string): {
  readonly provider: string;
  readonly service: string;
  readonly publisher: string;
  readonly version: string;
} {
  return {
    provider: basename(join(path, '..')),
    service: basename(path),
    publisher: 'unknown',
    version: 'unknown',
  };
}
