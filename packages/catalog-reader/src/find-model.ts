import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { nearest, parseWanted } from '@demarc/core';
import {
  documentSource,
  findCatalogModels,
  findImportedModels,
  folderSource,
  type ModelSource,
} from './model-source.ts';

/** Where ThreatModels are looked for. */
export interface Folders {
  readonly catalog: string;
  readonly data: string;
}

/** All ThreatModels of the catalog and of the data folder. */
export async function findModels(folders: Folders): Promise<{
  readonly sources: readonly ModelSource[];
  readonly unreadable: readonly { readonly path: string; readonly message: string }[];
}> {
  const catalog = await findCatalogModels(folders.catalog);
  const imported = await findImportedModels(folders.data);
  return { sources: [...catalog, ...imported.sources], unreadable: imported.unreadable };
}

/**
 * Finds one ThreatModel: by the path of a folder or a document, or by `[publisher:]provider/service[@version]`, letter case aside.
 * Where several have the service, the first-party one is meant, then the newest version of the only publisher; else the message lists them.
 */
export async function findModel(
  wanted: string,
  folders: Folders,
): Promise<ModelSource | { readonly message: string }> {
  const onDisk = await stat(wanted).catch(() => undefined);
  if (onDisk?.isFile()) {
    const source = await documentSource(wanted, 'file');
    return 'message' in source ? { message: `${wanted}: ${source.message}` } : source;
  }
  if (onDisk?.isDirectory()) {
    const source = await folderSource(wanted);
    if (source) return source;
  }
  const { sources } = await findModels(folders);
  const parsed = parseWanted(wanted);
  const named = parsed
    ? sources.filter(({ identity }) =>
        Object.entries(parsed).every(([key, value]) => identity[key as keyof typeof parsed] === value),
      )
    : sources.filter(({ path }) => path === wanted || path === join(folders.data, 'models', wanted));
  return choose(named, wanted, sources);
}

function choose(
  named: readonly ModelSource[],
  wanted: string,
  all: readonly ModelSource[],
): ModelSource | { readonly message: string } {
  const [first] = named;
  if (!first) {
    const short = all.map(({ identity }) => `${identity.provider}/${identity.service}`);
    const hint = nearest(wanted, [...short, ...all.map(({ key }) => key)]);
    // what can only be a path is one that is not there
    if (/^[.~/]|\.json$|\\/.test(wanted)) return { message: `${wanted}: no such file or folder` };
    return {
      message: `no ThreatModel \`${wanted}\`: expected a path, or an id such as \`${hint ?? short[0] ?? 'aws/s3'}\``,
    };
  }
  const own = named.filter(({ kind }) => kind === 'catalog');
  if (own.length === 1) return own[0] as ModelSource;
  const publishers = new Set(named.map(({ identity }) => identity.publisher));
  if (publishers.size === 1)
    return [...named].sort((a, b) => (a.identity.version < b.identity.version ? 1 : -1))[0] as ModelSource;
  return {
    message: `\`${wanted}\` is ambiguous: name one of ${named.map(({ key }) => `\`${key}\``).join(', ')}`,
  };
}
