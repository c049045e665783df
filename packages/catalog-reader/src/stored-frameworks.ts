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
    const { data, error } = parseFile(await readJson(path));
    if (data) files.push(data);
    else
      unreadable.push({
        path,
        message: `not a file of imported frameworks: ${error.issues[0]?.path.join('.') ?? ''} ${error.issues[0]?.message ?? ''}`,
      });
  }
  return { files, unreadable };
}

/**
 * As the schema has it. A release of the SCF is 43,000 links and 20,000 requirements that hold ids alone: those are looked at here, as the schema
 * takes ten times as long for them.
 */
function parseFile(value: unknown): ReturnType<typeof FrameworkFile.safeParse> {
  const { frameworks, mappings } = (value ?? {}) as {
    readonly frameworks?: unknown;
    readonly mappings?: unknown;
  };
  if (!areListsOf(frameworks, 'requirements', ['id']) || !areListsOf(mappings, 'links', ['from', 'to']))
    return FrameworkFile.safeParse(value);
  const rest = {
    ...(value as object),
    frameworks: frameworks.map((one) => ({ ...one, requirements: [] })),
    mappings: mappings.map((one) => ({ ...one, links: [] })),
  };
  const parsed = FrameworkFile.safeParse(rest);
  return parsed.success ? { success: true, data: value as FrameworkFile } : parsed;
}

/** Whether these are objects whose list `key` holds nothing but objects of just these fields, each a text. */
function areListsOf(value: unknown, key: string, fields: readonly string[]): value is readonly object[] {
  return (
    Array.isArray(value) &&
    value.every((one: unknown) => {
      const list = (one as Readonly<Record<string, unknown>> | null)?.[key];
      return Array.isArray(list) && list.every((item: unknown) => holdsOnly(item, fields));
    })
  );
}

function holdsOnly(item: unknown, fields: readonly string[]): boolean {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return false;
  let count = 0;
  for (const _ in item) count++;
  return (
    count === fields.length &&
    fields.every((field) => {
      const text = (item as Readonly<Record<string, unknown>>)[field];
      return typeof text === 'string' && text !== '';
    })
  );
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse((await readFile(path)).toString());
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
