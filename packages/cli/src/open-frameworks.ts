import { readStoredFrameworks } from '@demarc/catalog-reader';
import { collectFrameworks, type FrameworkFile, findFramework, type MappedFramework } from '@demarc/core';
import { SHIPPED_FRAMEWORKS } from '@demarc/frameworks/shipped';
import { Failure } from './failure.ts';

/** All frameworks: those that ship with demarc, and those imported into the data folder. Files that cannot be read are named on stderr. */
export async function openFrameworks(dataFolder: string): Promise<{
  readonly frameworks: readonly MappedFramework[];
  readonly files: readonly FrameworkFile[];
}> {
  const { files, unreadable } = await readStoredFrameworks(dataFolder);
  for (const { path, message } of unreadable) process.stderr.write(`${path}: ${message}\n`);
  return { frameworks: collectFrameworks(SHIPPED_FRAMEWORKS, files), files };
}

/** The framework that the user named, or a failure that says what there is. */
export async function openFramework(dataFolder: string, wanted: string): Promise<MappedFramework> {
  const found = findFramework((await openFrameworks(dataFolder)).frameworks, wanted);
  if ('message' in found) throw new Failure(`${found.message}; demarc framework list shows all`);
  return found;
}
