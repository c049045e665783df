import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

/** The cases of one kind: every YAML file in `cases/<kind>/`, with its file name. */
export function casesOf<T>(kind: string): readonly (readonly [string, T])[] {
  const folder = fileURLToPath(new URL(`../cases/${kind}`, import.meta.url));
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort();
  if (names.length === 0) throw new Error(`no cases in ${folder}`);
  return names.map(
    (name) => [basename(name, '.yaml'), parse(readFileSync(join(folder, name), 'utf8')) as T] as const,
  );
}
