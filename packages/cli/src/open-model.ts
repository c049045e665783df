import { readFile } from 'node:fs/promises';
import { findModel, type LoadedModel, loadModel, type ReadForm } from '@demarc/catalog-reader';
import { type Analysis, analyse, Method } from '@demarc/core';
import { parse } from 'yaml';
import { z } from 'zod';
import { Failure } from './failure.ts';
import { foldersOf, type MethodOption, type StoreOptions } from './options.ts';

export interface OpenedModel extends Analysis {
  readonly loaded: LoadedModel;
}

/** Finds, loads and analyses the ThreatModel that the user named; a failure says why it cannot. */
export async function openModel(wanted: string, options: StoreOptions & MethodOption): Promise<OpenedModel> {
  const loaded = await loadNamed(wanted, options);
  if (!loaded.model) {
    const [first] = loaded.problems;
    throw new Failure(`${first?.file ?? wanted}: ${first?.message ?? 'cannot be read'}`, 1);
  }
  warnOfErrors(loaded, wanted);
  return { ...analyse(loaded.model, await readMethod(options.method)), loaded };
}

/** What cannot be read is not in the ThreatModel: nobody should take what is left for the whole. */
function warnOfErrors({ problems }: LoadedModel, wanted: string): void {
  const errors = problems.filter(({ level }) => level === 'error');
  const [first] = errors;
  if (!first) return;
  const more = errors.length > 1 ? `, and ${errors.length - 1} more` : '';
  process.stderr.write(
    `Part of ${wanted} is left out: ${first.file ?? wanted}: ${first.message}${more}; \`demarc validate ${wanted}\` tells all\n`,
  );
}

/** Finds and loads the ThreatModel that the user named, whatever is wrong with it. */
export async function loadNamed(
  wanted: string,
  options: StoreOptions,
  form?: ReadForm,
): Promise<LoadedModel> {
  const found = await findModel(wanted, foldersOf(options));
  if ('message' in found) throw new Failure(found.message);
  return loadModel(found, form);
}

/** Reads an organisation's own scoring method; none is the standard one. */
async function readMethod(path: string | undefined): Promise<Method | undefined> {
  if (path === undefined) return undefined;
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Failure(`${path}: ${error.code === 'ENOENT' ? 'no such file' : error.message}`);
  });
  const parsed = Method.safeParse(parse(text));
  if (parsed.success) return parsed.data;
  throw new Failure(`${path}: not a scoring method: ${z.prettifyError(parsed.error).replaceAll('\n', ' ')}`);
}
