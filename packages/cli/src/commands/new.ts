import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LoadedModel } from '@demarc/catalog-reader';
import { type IdPrefix, nearest, parseId, type ThreatModel } from '@demarc/core';
import type { Command } from 'commander';
import { isMap, isSeq, parseDocument } from 'yaml';
import { Failure } from '../failure.ts';
import { loadNamed } from '../open-model.ts';
import { addStoreOptions, foldersOf, type StoreOptions } from '../options.ts';
import { putFile } from '../output/write-file.ts';
import { controlTemplate, featureClassTemplate, serviceTemplate, threatTemplate } from '../templates.ts';

interface InModel extends StoreOptions {
  readonly in: string;
}

export function addNew(program: Command): void {
  const group = program.command('new').description('write a template with the next free id');
  addStoreOptions(
    group.command('service').argument('<id>', 'PROVIDER/NAME, such as aws/sqs').action(newService),
  );
  const inModel = (command: Command) =>
    addStoreOptions(command.option('--in <model>', 'the ThreatModel, in the authoring form', 'aws/s3'));
  inModel(group.command('feature-class').argument('<name>', 'its name').action(newFeatureClass));
  inModel(
    group.command('threat').argument('<feature-class>', 'the id of its feature class').action(newThreat),
  );
  inModel(group.command('control').argument('<objective>', 'the id of its objective').action(newControl));
}

async function newService(id: string, options: StoreOptions): Promise<void> {
  const [provider, service, ...rest] = id.toLowerCase().split('/');
  if (
    !provider ||
    !service ||
    rest.length > 0 ||
    !/^[a-z0-9-]+$/.test(provider) ||
    !/^[a-z0-9-]+$/.test(service)
  ) {
    throw new Failure(`\`${id}\` is not PROVIDER/NAME: expected something like aws/sqs`);
  }
  const path = join(foldersOf(options).catalog, provider, service, 'service.yaml');
  await writeNew(path, serviceTemplate(provider, service));
}

async function newFeatureClass(name: string, options: InModel): Promise<void> {
  const { model, source } = await authored(options);
  const id = nextId(model, 'FC', model.featureClasses);
  const order = Math.max(0, ...model.featureClasses.map((item) => item.order)) + 10;
  const file = `${
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || id.toLowerCase()
  }.yaml`;
  await writeNew(join(source.path, 'features', file), featureClassTemplate(id, name, order));
}

async function newThreat(featureClass: string, options: InModel): Promise<void> {
  const loaded = await authored(options);
  const id = nextId(loaded.model, 'T', loaded.model.threats);
  await append(loaded, known(featureClass, loaded.model.featureClasses), 'threats', threatTemplate(id), id);
}

async function newControl(objective: string, options: InModel): Promise<void> {
  const loaded = await authored(options);
  const id = nextId(loaded.model, 'C', loaded.model.controls);
  await append(loaded, known(objective, loaded.model.objectives), 'controls', controlTemplate(id), id);
}

type Authored = LoadedModel & { readonly model: ThreatModel };

async function authored(options: InModel): Promise<Authored> {
  const loaded = await loadNamed(options.in, options);
  if (loaded.source.kind !== 'catalog')
    throw new Failure(
      `\`${options.in}\` is a document: only ThreatModels in the authoring form can be written to`,
    );
  if (!loaded.model)
    throw new Failure(`${loaded.source.path}: ${loaded.problems[0]?.message ?? 'cannot be read'}`, 1);
  return loaded as Authored;
}

/** The number after the largest ever used: ids are never used again, and retired ones still stand. */
function nextId(
  { metadata }: ThreatModel,
  prefix: IdPrefix,
  items: readonly { readonly id: string }[],
): string {
  return `${metadata.service}.${prefix}${Math.max(0, ...items.map(({ id }) => parseId(id)?.number ?? 0)) + 1}`;
}

function known(wanted: string, items: readonly { readonly id: string }[]): string {
  const found = items.find(({ id }) => id.toLowerCase() === wanted.toLowerCase());
  if (found) return found.id;
  const hint = nearest(
    wanted,
    items.map(({ id }) => id),
  );
  throw new Failure(`there is no \`${wanted}\`${hint === undefined ? '' : `: did you mean \`${hint}\``}`);
}

async function writeNew(path: string, text: string): Promise<void> {
  if (existsSync(path)) throw new Failure(`${path} is there already`);
  await putFile(path, text);
  process.stdout.write(`${path}\n`);
}

/** Adds an entry to a list in the file of a feature class or an objective; everything else in the file stays as it is, comments included. */
async function append(
  { source, locate }: Authored,
  id: string,
  list: 'threats' | 'controls',
  entry: string,
  newId: string,
): Promise<void> {
  const { file } = locate({ rule: 'place', level: 'info', message: '', id });
  if (file === undefined) throw new Failure(`the file of \`${id}\` is not known`, 1);
  const path = file.startsWith(source.path) ? file : join(source.path, file);
  const before = await readFile(path, 'utf8');
  const document = parseDocument(before);
  const items = document.get(list, true);
  const keys = isMap(document.contents) ? document.contents.items.map(({ key }) => String(key)) : [];
  if (items !== undefined && (!isSeq(items) || items.flow || keys.at(-1) !== list)) {
    throw new Failure(
      `${path}: \`${list}\` must be the last key, as a list with dashes, for an entry to be added`,
      1,
    );
  }
  const text = `${before.trimEnd()}\n${items === undefined ? `${list}:\n` : ''}${entry}`;
  await putFile(path, text);
  process.stdout.write(`${newId} in ${path}\n`);
}
