import { existsSync, statSync } from 'node:fs';
import { relative } from 'node:path';
import {
  checkLoaded,
  findCatalogModels,
  findModels,
  type LoadedModel,
  loadDocument,
  loadModel,
  type ModelSource,
  readRuleFacts,
} from '@demarc/catalog-reader';
import { analyse, type Facts, type Problem } from '@demarc/core';
import { diagramProblems } from '@demarc/diagram';
import { SHIPPED_FRAMEWORKS } from '@demarc/frameworks/shipped';
import type { Command } from 'commander';
import { loadNamed } from '../open-model.ts';
import {
  addFormatOption,
  addMethodOption,
  addStoreOptions,
  foldersOf,
  LIST_FORMATS,
  type MethodOption,
  type StoreOptions,
} from '../options.ts';
import { type ProblemFormat, problemText } from '../output/problems.ts';

type Options = StoreOptions & MethodOption & { readonly format: ProblemFormat; readonly strict?: boolean };

export function addValidate(program: Command): void {
  const command = program
    .command('validate')
    .description('check ThreatModels against every rule (docs/rules); exit 1 when one is broken')
    .argument('[models...]', 'paths, folders of many, or ids such as aws/s3; all of them when none is named')
    .option('--strict', 'warnings count as errors')
    .addHelpText(
      'after',
      '\nExamples:\n  demarc validate catalog\n  demarc validate my-model.json --format sarif > problems.sarif',
    )
    .action(validate);
  addFormatOption(addMethodOption(addStoreOptions(command)), [...LIST_FORMATS, 'sarif', 'junit']);
}

async function validate(wanted: readonly string[], options: Options): Promise<void> {
  const facts = await readRuleFacts(SHIPPED_FRAMEWORKS);
  const models = (
    await Promise.all((wanted.length === 0 ? [undefined] : wanted).map((name) => loadAll(name, options)))
  ).flat();
  const checked = models.map((found) =>
    'source' in found
      ? { name: found.source.key, problems: problemsOf(found, facts) }
      : { name: found.path, problems: found.problems },
  );
  process.stdout.write(problemText(checked, options.format, process.stdout.isTTY === true));
  const all = checked.flatMap(({ problems }) => problems);
  const count = (level: Problem['level']) => all.filter((problem) => problem.level === level).length;
  process.stderr.write(
    `${checked.length} checked: ${count('error')} errors, ${count('warning')} warnings, ${count('info')} notes\n`,
  );
  process.exitCode = count('error') > 0 || (options.strict && count('warning') > 0) ? 1 : 0;
}

/** A document that nothing could be made of. */
interface Refused {
  readonly path: string;
  readonly problems: readonly Problem[];
}

/** What is validated is what stands there, not what was compiled of it. */
function loadSources(source: ModelSource): Promise<LoadedModel> {
  return loadModel(source, 'sources');
}

/** The ThreatModels that a word names: all, those in a folder, or one. A document that is refused is one of them, with its problems. */
async function loadAll(
  wanted: string | undefined,
  options: Options,
): Promise<readonly (LoadedModel | Refused)[]> {
  if (wanted === undefined) {
    const { sources } = await findModels(foldersOf(options));
    return Promise.all(sources.map(loadSources));
  }
  if (existsSync(wanted) && statSync(wanted).isDirectory()) {
    const inside = await findCatalogModels(wanted);
    if (inside.length > 0) return Promise.all(inside.map(loadSources));
  }
  if (existsSync(wanted) && statSync(wanted).isFile()) {
    const loaded = await loadDocument(wanted, 'file');
    return ['source' in loaded ? loaded : { path: wanted, problems: loaded.problems }];
  }
  return [await loadNamed(wanted, options, 'sources')];
}

/** Everything wrong with a ThreatModel: what reading it said, what the rules say, and its diagram. */
function problemsOf(loaded: LoadedModel, facts: Facts): readonly Problem[] {
  const { model, problems, locate } = loaded;
  const found = model
    ? [...checkLoaded(loaded, analyse(model), facts), ...diagramProblems(model).map(locate)]
    : problems;
  return found.map((problem) =>
    problem.file === undefined ? problem : { ...problem, file: relative(process.cwd(), problem.file) },
  );
}
