import { compileCatalog } from '@demarc/catalog-reader';
import { withKeptWays } from '@demarc/diagram';

/** Compiles the ThreatModels that ship with demarc, with the ways in their diagrams; the build calls it. */
export function compileShipped(catalogFolder: string): Promise<void> {
  return compileCatalog(catalogFolder, withKeptWays);
}
