import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Folders } from './find-model.ts';
import { modelsFolder, originPath } from './model-source.ts';

/** Where a ThreatModel seems to be, told from names and dates alone. */
export interface ModelPlace {
  readonly kind: 'catalog' | 'imported';
  readonly path: string;
  /** Changes when any file of the ThreatModel does. */
  readonly stamp: string;
}

/** Every place that seems to hold a ThreatModel, catalog first, in order of the path. Nothing is read, so that it can be asked often. */
export async function listPlaces(folders: Folders): Promise<readonly ModelPlace[]> {
  const [catalog, imported] = await Promise.all([
    catalogPlaces(folders.catalog),
    documentPlaces(modelsFolder(folders.data)),
  ]);
  return [...catalog, ...imported];
}

async function catalogPlaces(folder: string): Promise<readonly ModelPlace[]> {
  const places: ModelPlace[] = [];
  for (const provider of await entriesOf(folder)) {
    for (const service of await entriesOf(join(folder, provider))) {
      const path = join(folder, provider, service);
      if ((await stampOf(join(path, 'service.yaml'))) === '') continue;
      places.push({ kind: 'catalog', path, stamp: await stampOfFolder(path) });
    }
  }
  return places;
}

async function documentPlaces(folder: string): Promise<readonly ModelPlace[]> {
  const names = (await entriesOf(folder)).filter(
    (name) => name.endsWith('.json') && !name.endsWith('.origin.json'),
  );
  return Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      return { kind: 'imported' as const, path, stamp: (await stamps([path, originPath(path)])).join(' ') };
    }),
  );
}

/** Tells a folder's state from names and dates alone: changes when any file in it does. */
export async function stampOfFolder(path: string): Promise<string> {
  const names = (await readdir(path, { recursive: true }).catch(() => [])).sort();
  const each = await stamps(names.map((name) => join(path, name)));
  return names.map((name, index) => `${name} ${each[index]}`).join('\n');
}

function stamps(paths: readonly string[]): Promise<readonly string[]> {
  return Promise.all(paths.map(stampOf));
}

/** Inode, time of the last change in nanoseconds, size; nothing when there is no such file. */
async function stampOf(path: string): Promise<string> {
  const about = await stat(path, { bigint: true }).catch(() => undefined);
  return about ? `${about.ino} ${about.mtimeNs} ${about.size}` : '';
}

async function entriesOf(path: string): Promise<readonly string[]> {
  return (await readdir(path).catch(() => [])).sort();
}
