import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** The cases of one kind: every entry of every file of `cases/<kind>` whose name passes. */
export function casesOf<T>(kind: string, filter: (file: string) => boolean = () => true): readonly T[] {
  const folder = new URL(`../cases/${kind}/`, import.meta.url);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml') && filter(file))
    .sort()
    .flatMap((file) => parse(readFileSync(new URL(file, folder), 'utf8')) as readonly T[]);
}
