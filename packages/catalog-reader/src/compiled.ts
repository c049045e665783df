import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import type { Authored, SourceFile, ThreatModel } from '@demarc/core';

/**
 * Compiled ThreatModels: what the parser made of a folder in which it found nothing wrong, as JSON, under the hash of everything that it read.
 * One of other content has another name, so an edited folder is parsed. They stand beside the bundle that made them and are thrown away with it;
 * the sources have none beside them, and always parse.
 */
export const COMPILED = join(dirname(fileURLToPath(import.meta.url)), 'compiled');

/** The ThreatModel of these files; `undefined` where it was not compiled. */
export function readCompiled(files: readonly SourceFile[], folder = COMPILED): ThreatModel | undefined {
  try {
    return JSON.parse(readFileSync(placeOf(files, folder), 'utf8')) as ThreatModel;
  } catch {
    return undefined;
  }
}

/** Keeps what was parsed of these files, if nothing was wrong with them and JSON can hold it all. Whether it was kept. */
export function writeCompiled(
  files: readonly SourceFile[],
  { value, problems }: Authored,
  folder = COMPILED,
): boolean {
  if (!value || problems.length > 0) return false;
  const text = JSON.stringify(value);
  if (!isDeepStrictEqual(JSON.parse(text), value)) return false;
  mkdirSync(folder, { recursive: true });
  writeFileSync(placeOf(files, folder), text);
  return true;
}

function placeOf(files: readonly SourceFile[], folder: string): string {
  const hash = createHash('sha256');
  // with its length, so that no text can look like another file's beginning
  for (const { path, text } of files) hash.update(`${path}\0${text.length}\0`).update(text);
  return join(folder, `${hash.digest('hex')}.json`);
}
