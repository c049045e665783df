import { analyse, type JsonObject, type ThreatModel, writeExchange } from '@demarc/core';
import type { Command } from 'commander';
import { openModel } from '../open-model.ts';
import {
  addMethodOption,
  addSelectionOptions,
  addStoreOptions,
  type MethodOption,
  queryOf,
  type SelectionOptions,
  type StoreOptions,
} from '../options.ts';
import { toned } from '../output/print-rows.ts';
import { putFile } from '../output/write-file.ts';
import { selectionOf } from '../selected.ts';

type Options = StoreOptions &
  MethodOption &
  SelectionOptions & { readonly output?: string; readonly removed?: string; readonly recompute?: boolean };

export function addSelect(program: Command): void {
  const command = program
    .command('select')
    .description('write part of a ThreatModel as an exchange document')
    .argument('<model>', 'a path, or an id such as aws/s3')
    .option('-o, --output <file>', 'write it there instead of to the terminal')
    .option('--removed <file>', 'write what was left out there')
    .option('--recompute', 'replace the figures that the document ships by those of the selection')
    .addHelpText(
      'after',
      '\nExamples:\n  demarc select aws/s3 --feature-class S3.FC6 -o replication.json\n  demarc select aws/s3 --severity High --exclude --removed high.json',
    )
    .action(selectPart);
  addSelectionOptions(addMethodOption(addStoreOptions(command)));
}

async function selectPart(wanted: string, options: Options): Promise<void> {
  const whole = await openModel(wanted, options);
  const { model, removed, incomplete, unmitigated } = selectionOf(whole, queryOf(options));
  const figures = options.recompute ? 'recomputed' : 'beside';
  const write = (part: ThreatModel): JsonObject =>
    writeExchange(analyse(part, whole.method), { figures: part.pruned ? figures : 'shipped' });
  await put(write(model), options.output);
  if (options.removed !== undefined) await put(write(removed), options.removed);
  const say = (line: string) => process.stderr.write(`${line}\n`);
  say(
    `kept ${countsOf(model)}; left out ${model.threats.length === whole.model.threats.length && !model.pruned ? 'nothing' : countsOf(leftOut(whole.model, model))}`,
  );
  if (incomplete.length > 0) say(`some of what they depend on is gone: ${incomplete.join(', ')}`);
  if (unmitigated.length > 0) say(toned(`NO CONTROL LEFT for ${unmitigated.join(', ')}`, 'high'));
}

async function put(document: JsonObject, file: string | undefined): Promise<void> {
  const text = `${JSON.stringify(document, null, 2)}\n`;
  if (file === undefined) process.stdout.write(text);
  else await putFile(file, text);
}

function leftOut(whole: ThreatModel, part: ThreatModel): ThreatModel {
  const rest = <T extends { readonly id: string }>(all: readonly T[], kept: readonly T[]) => {
    const ids = new Set(kept.map(({ id }) => id));
    return all.filter(({ id }) => !ids.has(id));
  };
  return {
    ...whole,
    featureClasses: rest(whole.featureClasses, part.featureClasses),
    threats: rest(whole.threats, part.threats),
    controls: rest(whole.controls, part.controls),
  };
}

function countsOf({ featureClasses, threats, controls }: ThreatModel): string {
  return `${featureClasses.length} feature classes, ${threats.length} threats, ${controls.length} controls`;
}
