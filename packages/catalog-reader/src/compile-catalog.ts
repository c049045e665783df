import { parseAuthoring } from '@demarc/core';
import { writeCompiled } from './compiled.ts';
import { findCatalogModels } from './model-source.ts';
import { readFolderFiles } from './read-folder.ts';

/** Compiles the ThreatModels of a catalog for the bundle that this stands in; the build calls it. */
export async function compileCatalog(catalogFolder: string): Promise<void> {
  for (const { path } of await findCatalogModels(catalogFolder)) {
    const { files, problems } = readFolderFiles(path);
    if (problems.length === 0) writeCompiled(files, parseAuthoring(files));
  }
}
