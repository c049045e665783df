import type { Analysis } from '@demarc/core';
import type { Command } from 'commander';
import { findId } from '../find-id.ts';
import { openModel } from '../open-model.ts';
import {
  addFormatOption,
  addMethodOption,
  addStoreOptions,
  type MethodOption,
  type StoreOptions,
} from '../options.ts';
import { objectJson } from '../output/model-rows.ts';
import { blocksText } from '../show/blocks.ts';
import { modelBlocks } from '../show/parts.ts';
import { blocksOf } from '../show/show-blocks.ts';

type Options = StoreOptions & MethodOption & { readonly format: 'text' | 'json' };

export function addShow(program: Command): void {
  const command = program
    .command('show')
    .description('show a ThreatModel, or one thing in it: any id; a control with why it has its priority')
    .argument('<model>', 'a path, or an id such as aws/s3')
    .argument('[id]', 'the id of a feature class, action, threat, objective or control, in any letter case')
    .addHelpText('after', '\nExamples:\n  demarc show aws/s3\n  demarc show aws/s3 S3.C1')
    .action(show);
  addFormatOption(addMethodOption(addStoreOptions(command)), ['text', 'json']);
}

async function show(wanted: string, id: string | undefined, options: Options): Promise<void> {
  const analysis = await openModel(wanted, options);
  const known = id === undefined ? undefined : resolveId(analysis, id);
  if (options.format === 'json') {
    process.stdout.write(`${JSON.stringify(objectJson(analysis, known), null, 2)}\n`);
    return;
  }
  const terminal = process.stdout.isTTY
    ? { columns: Math.min(process.stdout.columns || 100, 110) }
    : undefined;
  process.stdout.write(
    blocksText(known === undefined ? modelBlocks(analysis) : blocksOf(analysis, known), terminal),
  );
}

/** The id as the ThreatModel spells it. */
function resolveId({ index }: Analysis, id: string): string {
  const ids = [index.featureClasses, index.actions, index.threats, index.objectives, index.controls].flatMap(
    (map) => [...map.keys()],
  );
  return findId(ids, id, (wanted) => `nothing in this ThreatModel has the id \`${wanted}\``);
}
