import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Identity, identityOf, type Metadata, type Origin, type Problem } from '@demarc/core';
import {
  documentSourceOf,
  findImportedModels,
  type ModelSource,
  modelsFolder,
  type OriginFile,
  originPath,
} from './model-source.ts';
import { contentHash, readDocumentText } from './read-document.ts';
import { writeAtomically } from './write-atomically.ts';

/** Characters of each part of an identity that stand in a file name: names of files have an end (255 bytes). */
const LONGEST_PART = 50;

/** What became of an import. */
export type Imported =
  | { readonly outcome: 'refused'; readonly problems: readonly Problem[] }
  | {
      readonly outcome: 'stored' | 'unchanged' | 'new-revision';
      readonly source: ModelSource;
      readonly problems: readonly Problem[];
    };

/**
 * Stores the text of an exchange document in the data folder, as it came. The same identity with the same content changes nothing; with other
 * content it becomes a revision of its own, `version+2`. A refused document stores nothing. `existing` are the ThreatModels whose identities
 * are taken, those of the catalog too; without it, those of the data folder. One import at a time: two at once may both take a version.
 */
export async function importModel(
  dataFolder: string,
  text: string,
  origin: Origin = {},
  existing?: readonly ModelSource[],
): Promise<Imported> {
  const { value, problems } = readDocumentText(text, origin);
  if (!value) return { outcome: 'refused', problems };
  const identity = identityOf(value.metadata);
  const sources = existing ?? (await findImportedModels(dataFolder)).sources;
  const same = sources.filter((source) => isSameService(source.identity, identity));
  for (const source of same) {
    if (source.kind !== 'imported' || !isRevisionOf(source.identity.version, identity.version)) continue;
    const stored = await readFile(source.path, 'utf8').catch(() => undefined);
    if (stored !== undefined && contentHash(stored) === contentHash(text))
      return { outcome: 'unchanged', source, problems };
  }
  const version = freeVersion(identity.version, new Set(same.map((source) => source.identity.version)));
  const wanted = { ...identity, service: value.metadata.service, version };
  const source = await store(dataFolder, text, wanted);
  return { outcome: version === identity.version ? 'stored' : 'new-revision', source, problems };
}

/** Gives an imported ThreatModel another publisher or version; its document stays as it is. `all` are the ThreatModels whose identities are taken. */
export async function renameModel(
  source: ModelSource,
  to: { readonly publisher?: string | undefined; readonly version?: string | undefined },
  all: readonly ModelSource[],
): Promise<ModelSource | { readonly message: string }> {
  const spelled: OriginFile = {
    publisher: to.publisher ?? source.identity.publisher,
    version: to.version ?? source.identity.version,
    provider: source.identity.provider,
    service: serviceAsSpelled(source),
  };
  const renamed = documentSourceOf(source.path, 'imported', { origin: spelled });
  if (renamed.key === source.key) return source;
  if (all.some(({ key }) => key === renamed.key))
    return { message: `there is a ThreatModel \`${renamed.key}\` already` };
  const origin = { ...renamed.identity, service: spelled.service };
  await writeAtomically(originPath(source.path), originText(origin));
  return { ...renamed, origin };
}

/** Puts another document in the place of an imported one, under the same identity. A refused document changes nothing. */
export async function replaceModel(source: ModelSource, text: string): Promise<Imported> {
  const { publisher, version } = source.identity;
  const { value, problems } = readDocumentText(text, { publisher, version });
  if (!value) return { outcome: 'refused', problems };
  const now = identityOf(value.metadata);
  if (!isSameService(now, source.identity)) {
    const message = `the document is of \`${now.provider}/${now.service}\`: expected \`${source.identity.provider}/${source.identity.service}\``;
    return { outcome: 'refused', problems: [{ rule: 'document-accepted', level: 'error', message }] };
  }
  const stored = await readFile(source.path, 'utf8').catch(() => undefined);
  if (stored === text) return { outcome: 'unchanged', source, problems };
  const origin = { ...source.identity, service: value.metadata.service };
  // the identity first: whatever happens in between, the ThreatModel keeps it
  await writeAtomically(originPath(source.path), originText(origin));
  await writeAtomically(source.path, text);
  return { outcome: 'stored', source: { ...source, origin }, problems };
}

/** Removes an imported ThreatModel from the data folder. */
export async function removeModel(source: ModelSource): Promise<void> {
  await rm(source.path, { force: true });
  await rm(originPath(source.path), { force: true });
}

/** Writes a document under a name that nothing has yet: a renamed ThreatModel keeps the file name of its old identity. */
async function store(dataFolder: string, text: string, origin: OriginFile): Promise<ModelSource> {
  const folder = modelsFolder(dataFolder);
  await mkdir(folder, { recursive: true });
  const { publisher, provider, service, version } = identityOf({
    ...origin,
    name: origin.service,
  } as Metadata);
  const stem = [publisher, provider, service, version].map((part) => part.slice(0, LONGEST_PART)).join('--');
  for (let count = 1; ; count++) {
    const path = join(folder, `${stem}${count === 1 ? '' : `--${count}`}.json`);
    if (existsSync(path) || existsSync(originPath(path))) continue;
    await writeAtomically(originPath(path), originText(origin));
    await writeAtomically(path, text);
    return documentSourceOf(path, 'imported', { origin });
  }
}

function serviceAsSpelled({ origin, identity }: ModelSource): string {
  return origin !== undefined && 'service' in origin ? String(origin.service) : identity.service;
}

function isSameService(a: Identity, b: Identity): boolean {
  return a.publisher === b.publisher && a.provider === b.provider && a.service === b.service;
}

function originText({ publisher, provider, service, version }: OriginFile): string {
  return `${JSON.stringify({ publisher, provider, service, version }, null, 2)}\n`;
}

/** Whether `version` is `wanted` or one of its revisions, `wanted+2`. */
function isRevisionOf(version: string, wanted: string): boolean {
  return version === wanted || version.replace(/\+\d+$/, '') === wanted;
}

function freeVersion(version: string, taken: ReadonlySet<string>): string {
  if (!taken.has(version)) return version;
  for (let revision = 2; ; revision++)
    if (!taken.has(`${version}+${revision}`)) return `${version}+${revision}`;
}
