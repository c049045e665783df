import { findModels, loadModel } from '@demarc/catalog-reader';
import { analyse, tally } from '@demarc/core';
import { Argument, type Command } from 'commander';
import { Failure } from '../failure.ts';
import { openModel } from '../open-model.ts';
import {
  addFormatOption,
  addMethodOption,
  addSelectionOptions,
  addStoreOptions,
  foldersOf,
  type ListFormat,
  type MethodOption,
  queryOf,
  type SelectionOptions,
  type StoreOptions,
} from '../options.ts';
import { MODEL_LISTS, type ModelList } from '../output/model-rows.ts';
import { printRows } from '../output/print-rows.ts';
import type { Rows } from '../output/rows.ts';
import { selected } from '../selected.ts';

type Options = StoreOptions & MethodOption & SelectionOptions & { readonly format: ListFormat };

export function addList(program: Command): void {
  const command = program
    .command('list')
    .description('list the ThreatModels, or what one of them holds')
    .addArgument(new Argument('<what>', 'what to list').choices(['models', ...Object.keys(MODEL_LISTS)]))
    .argument('[model]', 'a path, or an id such as aws/s3')
    .addHelpText(
      'after',
      '\nExamples:\n  demarc list models\n  demarc list controls aws/s3\n  demarc list threats aws/s3 --severity High --format csv',
    )
    .action(list);
  addSelectionOptions(addFormatOption(addMethodOption(addStoreOptions(command))));
}

async function list(what: 'models' | ModelList, wanted: string | undefined, options: Options): Promise<void> {
  if (what === 'models') return printRows(await modelRows(options), options.format);
  if (wanted === undefined)
    throw new Failure(`expected a ThreatModel: demarc list ${what} MODEL, such as aws/s3`);
  const analysis = selected(await openModel(wanted, options), queryOf(options));
  printRows(MODEL_LISTS[what](analysis) as Rows<unknown>, options.format);
}

interface ModelRow {
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly threats: number;
  readonly high: number;
  readonly controls: number;
  readonly urgent: number;
}

async function modelRows(options: Options): Promise<Rows<ModelRow>> {
  const { sources, unreadable } = await findModels(foldersOf(options));
  for (const { path, message } of unreadable) process.stderr.write(`${path}: ${message}\n`);
  const items: ModelRow[] = [];
  for (const source of sources) {
    const { model } = await loadModel(source);
    if (!model) {
      process.stderr.write(`${source.path}: cannot be read; demarc validate says why\n`);
      continue;
    }
    const { threats, controls } = tally(analyse(model));
    const sum = (counts: Readonly<Record<string, number>>) =>
      Object.values(counts).reduce((total, count) => total + count, 0);
    items.push({
      key: source.key,
      name: model.metadata.name,
      kind: source.kind === 'catalog' ? 'first-party' : 'imported',
      threats: sum(threats),
      high: threats.Critical + threats.High,
      controls: sum(controls),
      urgent: controls['Very High'],
    });
  }
  return {
    items,
    json: ({ key, ...rest }) => ({ id: key, ...rest }),
    columns: [
      { title: 'id', text: ({ key }) => key, tone: () => 'id' },
      { title: 'name', text: ({ name }) => name, wide: true },
      { title: 'from', text: ({ kind }) => kind },
      { title: 'threats', text: ({ threats }) => String(threats), align: 'right' },
      { title: 'high or critical', text: ({ high }) => String(high), align: 'right' },
      { title: 'controls', text: ({ controls }) => String(controls), align: 'right' },
      { title: 'very high priority', text: ({ urgent }) => String(urgent), align: 'right' },
    ],
  };
}
