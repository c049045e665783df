import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder in which the product stands: the nearest one around this code with a `catalog`. It is the same for the sources and for the bundle. */
export function installationFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'catalog')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

/** Reads one of the fact tables that ship with the product (`attack`, `aws-actions`, `aws-iam`). */
export async function readFacts(name: string): Promise<unknown> {
  return JSON.parse(
    await readFile(join(installationFolder(), 'packages/catalog-reader/facts', `${name}.json`), 'utf8'),
  );
}
