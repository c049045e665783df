import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { identityOf, type Origin, type Problem, printIdentity } from '@demarc/core';
import {
  findImportedModels,
  type ModelSource,
  modelsFolder,
  type OriginFile,
  originPath,
} from './model-source.ts';
import { contentHash, readDocumentText } from './read-document.ts';

/** What became of an import. */
export type Imported =
  | { readonly outcome: 'refused'; readonly problems: readonly Problem[] }
  | {
      readonly outcome: 'stored' | 'unchanged' | 'new-revision';
      readonly source: ModelSource;
      readonly problems: readonly Problem[];
    };

/**
 * Stores the text of an exchange document in the data folder, byte by byte as it came. The same identity with the same content changes nothing; with other
 * content it becomes a revision of its own, `version+2`. A refused document stores nothing.
 */
export async function importModel(dataFolder: string, text: string, origin: Origin = {}): Promise<Imported> {
  const { value, problems } = readDocumentText(text, origin);
  if (!value) return { outcome: 'refused', problems };
  const { publisher, provider, service, version } = identityOf(value.metadata);
  const wanted = { publisher, provider, service: value.metadata.service, version };
  const { sources } = await findImportedModels(dataFolder);
  const same = sources.filter(
    ({ identity }) =>
      identity.publisher === publisher && identity.provider === provider && identity.service === service,
  );
  for (const source of same) {
    if (baseVersion(source.identity.version) !== version) continue;
    if (contentHash(await readFile(source.path, 'utf8')) === contentHash(text))
      return { outcome: 'unchanged', source, problems };
  }
  const free = freeVersion(version, new Set(same.map(({ identity }) => identity.version)));
  const source = await store(dataFolder, text, { ...wanted, version: free });
  return { outcome: free === version ? 'stored' : 'new-revision', source, problems };
}

/** Gives an imported ThreatModel another publisher or version; its document stays as it is. */
export async function renameModel(
  source: ModelSource,
  to: { readonly publisher?: string; readonly version?: string },
  all: readonly ModelSource[],
): Promise<ModelSource | { readonly message: string }> {
  const identity = identityOf({
    name: '',
    otherCoveredServices: [],
    providerData: [],
    references: [],
    ...source.identity,
    ...definedOf(to),
  });
  const key = printIdentity(identity);
  if (key === source.key) return source;
  if (all.some((other) => other.key === key)) return { message: `there is a ThreatModel \`${key}\` already` };
  const spelled = {
    ...identity,
    service:
      source.origin && 'service' in source.origin ? String(source.origin.service) : source.identity.service,
  };
  await writeAtomically(originPath(source.path), originText(spelled));
  return { ...source, key, identity, origin: spelled };
}

/** Puts another document in the place of an imported one, under the same identity. A refused document changes nothing. */
export async function replaceModel(source: ModelSource, text: string): Promise<Imported> {
  const { value, problems } = readDocumentText(text, {
    publisher: source.identity.publisher,
    version: source.identity.version,
  });
  if (!value) return { outcome: 'refused', problems };
  const now = identityOf(value.metadata);
  if (now.provider !== source.identity.provider || now.service !== source.identity.service) {
    const message = `the document is of \`${now.provider}/${now.service}\`: expected \`${source.identity.provider}/${source.identity.service}\``;
    return { outcome: 'refused', problems: [{ rule: 'document-accepted', level: 'error', message }] };
  }
  await writeAtomically(source.path, text);
  await writeAtomically(
    originPath(source.path),
    originText({ ...source.identity, service: value.metadata.service }),
  );
  return { outcome: 'stored', source, problems };
}

/** Removes an imported ThreatModel from the data folder. */
export async function removeModel(source: ModelSource): Promise<void> {
  await rm(source.path, { force: true });
  await rm(originPath(source.path), { force: true });
}

async function store(dataFolder: string, text: string, origin: OriginFile): Promise<ModelSource> {
  const folder = modelsFolder(dataFolder);
  await mkdir(folder, { recursive: true });
  const identity = identityOf({
    name: '',
    otherCoveredServices: [],
    providerData: [],
    references: [],
    ...origin,
  });
  const path = join(
    folder,
    `${identity.publisher}--${identity.provider}--${identity.service}--${identity.version}.json`,
  );
  await writeAtomically(originPath(path), originText(origin));
  await writeAtomically(path, text);
  return { key: printIdentity(identity), identity, kind: 'imported', path, origin };
}

function originText({ publisher, provider, service, version }: OriginFile): string {
  return `${JSON.stringify({ publisher, provider, service, version }, null, 2)}\n`;
}

async function writeAtomically(path: string, text: string): Promise<void> {
  const draft = `${path}.${randomUUID()}.tmp`;
  await writeFile(draft, text);
  await rename(draft, path);
}

function baseVersion(version: string): string {
  return version.replace(/\+\d+$/, '');
}

function freeVersion(version: string, taken: ReadonlySet<string>): string {
  if (!taken.has(version)) return version;
  for (let revision = 2; ; revision++)
    if (!taken.has(`${version}+${revision}`)) return `${version}+${revision}`;
}

function definedOf<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as T;
}
