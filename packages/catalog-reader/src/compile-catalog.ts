import { parseAuthoring, type ThreatModel } from '@demarc/core';
import { writeCompiled } from './compiled.ts';
import { findCatalogModels } from './model-source.ts';
import { readFolderFiles } from './read-folder.ts';

/** Compiles the ThreatModels of a catalog for the bundle that this stands in. `finish` adds what is known of a ThreatModel only after a longer look. */
export async function compileCatalog(
  catalogFolder: string,
  finish: (model: ThreatModel) => Promise<ThreatModel>,
): Promise<void> {
  for (const { path } of await findCatalogModels(catalogFolder)) {
    const { files, problems } = readFolderFiles(path);
    const authored = parseAuthoring(files);
    if (problems.length === 0 && authored.value)
      writeCompiled(files, { ...authored, value: await finish(authored.value) });
  }
}
