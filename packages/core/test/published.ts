import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../../../shared/data/threatmodels', import.meta.url));

/** Published ThreatModels to hold the engine to, where they are at hand: file name and text. */
export const PUBLISHED: readonly (readonly [string, string])[] = existsSync(FOLDER)
  ? readdirSync(FOLDER)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')] as const)
  : [];
