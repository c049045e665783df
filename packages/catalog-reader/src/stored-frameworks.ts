import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FrameworkFile, type MappingLink, type Requirement } from '@demarc/core';
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

/** As the schema has it. What was packed is unpacked and needs no other check, as each line of it has been looked at. */
function parseFile(value: unknown): ReturnType<typeof FrameworkFile.safeParse> {
  const { frameworks, mappings } = (value ?? {}) as {
    readonly frameworks?: unknown;
    readonly mappings?: unknown;
  };
  if (!Array.isArray(frameworks) || !Array.isArray(mappings)) return FrameworkFile.safeParse(value);
  const requirements = frameworks.map((one: unknown) => unpacked(one, 'requirements', REQUIREMENT));
  const links = mappings.map((one: unknown) => unpacked(one, 'links', LINK));
  const without = (list: readonly unknown[], lists: readonly unknown[], key: string) =>
    list.map((one, at) => (lists[at] === undefined ? one : { ...(one as object), [key]: [] }));
  const { data, error } = FrameworkFile.safeParse({
    ...(value as object),
    frameworks: without(frameworks, requirements, 'requirements'),
    mappings: without(mappings, links, 'links'),
  });
  if (error) return { success: false, error };
  return {
    success: true,
    data: {
      ...data,
      frameworks: data.frameworks.map((one, at) => {
        const list = requirements[at];
        return list ? { ...one, requirements: list } : one;
      }),
      mappings: data.mappings.map((one, at) => {
        const list = links[at];
        return list ? { ...one, links: list } : one;
      }),
    },
  };
}

/** A release of the SCF is 43,000 links and 20,000 requirements that hold ids alone. They are kept as lines, with tabs between: a tenth of the time to read. */
interface Packed<T> {
  readonly lines: RegExp;
  readonly fields: readonly (keyof T & string)[];
  readonly of: (line: string) => T;
}

const REQUIREMENT: Packed<Requirement> = {
  lines: /^[^\t\n]+(?:\n[^\t\n]+)*$/,
  fields: ['id'],
  of: (line) => ({ id: line }),
};
const LINK: Packed<MappingLink> = {
  lines: /^[^\t\n]+\t[^\t\n]+(?:\n[^\t\n]+\t[^\t\n]+)*$/,
  fields: ['from', 'to'],
  of: (line) => {
    const tab = line.indexOf('\t');
    return { from: line.slice(0, tab), to: line.slice(tab + 1) };
  },
};

/** The list of `one` that was packed under `key`; `undefined` where it was not. */
function unpacked<T>(one: unknown, key: string, { lines, of }: Packed<T>): T[] | undefined {
  const text = (one as Readonly<Record<string, unknown>> | null)?.[key];
  if (typeof text !== 'string' || !lines.test(text)) return undefined;
  return text.split('\n').map(of);
}

/** A list as lines, if it holds nothing but what they can say. */
function packed<T extends object>(list: readonly T[], { lines, fields }: Packed<T>): string | readonly T[] {
  if (list.some((item) => Object.keys(item).length !== fields.length)) return list;
  const text = list.map((item) => fields.map((field) => item[field]).join('\t')).join('\n');
  return lines.test(text) && text.split('\n').length === list.length ? text : list;
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
  const text = `${JSON.stringify({
    ...file,
    frameworks: file.frameworks.map((one) => ({
      ...one,
      requirements: packed(one.requirements, REQUIREMENT),
    })),
    mappings: file.mappings.map((one) => ({ ...one, links: packed(one.links, LINK) })),
  })}\n`;
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
