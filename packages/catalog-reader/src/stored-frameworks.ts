import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FrameworkFile } from '@demarc/core';
import { stampOfFolder } from './places.ts';
import { writeAtomically } from './write-atomically.ts';

/** The folder of imported frameworks inside a data folder. */
function frameworksFolder(dataFolder: string): string {
  return join(dataFolder, 'frameworks');
}

/** Changes when anything is imported, replaced or removed. Nothing is read, so that it can be asked often. */
export function frameworksStamp(dataFolder: string): Promise<string> {
  return stampOfFolder(frameworksFolder(dataFolder));
}

/** Every import of frameworks in a data folder, in order of its name; files that cannot be read are named with the reason. */
export async function readStoredFrameworks(dataFolder: string): Promise<{
  readonly files: readonly FrameworkFile[];
  readonly unreadable: readonly { readonly path: string; readonly message: string }[];
}> {
  const folder = frameworksFolder(dataFolder);
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json')).sort();
  const files: FrameworkFile[] = [];
  const unreadable: { readonly path: string; readonly message: string }[] = [];
  for (const name of names) {
    const path = join(folder, name);
    const { data, error } = FrameworkFile.safeParse(await readJson(path));
    if (data) files.push(data);
    else
      unreadable.push({
        path,
        message: `not a file of imported frameworks: ${error.issues[0]?.path.join('.') ?? ''} ${error.issues[0]?.message ?? ''}`,
      });
  }
  return { files, unreadable };
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Keeps an import under its name; the same import again takes the place of the one before. */
export async function storeFrameworks(
  dataFolder: string,
  file: FrameworkFile,
): Promise<{ readonly outcome: 'stored' | 'replaced' | 'unchanged'; readonly path: string }> {
  const folder = frameworksFolder(dataFolder);
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${file.name}.json`);
  const text = `${JSON.stringify(file)}\n`;
  const before = await readFile(path, 'utf8').catch(() => undefined);
  if (before === text) return { outcome: 'unchanged', path };
  await writeAtomically(path, text);
  return { outcome: before === undefined ? 'stored' : 'replaced', path };
}

/** Takes an import away; `false` when there is none of that name. */
export async function removeFrameworks(dataFolder: string, name: string): Promise<boolean> {
  const names = await readdir(frameworksFolder(dataFolder)).catch((): string[] => []);
  if (!names.includes(`${name}.json`)) return false;
  await rm(join(frameworksFolder(dataFolder), `${name}.json`));
  return true;
}
