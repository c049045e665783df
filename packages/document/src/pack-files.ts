import { type Zippable, zipSync } from 'fflate';
import type { MadeFile } from './make-document.ts';

/** The oldest date that an archive can hold: the same files give the same bytes. */
const NO_TIME = new Date(1980, 0, 1);

/** Several files as one zip archive, in their order. */
export function packFiles(files: readonly MadeFile[]): Uint8Array {
  const entries: Zippable = Object.fromEntries(files.map(({ name, bytes }) => [name, bytes]));
  return zipSync(entries, { mtime: NO_TIME });
}
