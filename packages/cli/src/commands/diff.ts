import { compareModels, printChangeLog } from '@demarc/core';
import type { Command } from 'commander';
import { openModel } from '../open-model.ts';
import {
  addFormatOption,
  addMethodOption,
  addStoreOptions,
  type MethodOption,
  type StoreOptions,
} from '../options.ts';

type Options = StoreOptions & MethodOption & { readonly format: 'md' | 'json' };

export function addDiff(program: Command): void {
  const command = program
    .command('diff')
    .description('what changed from one version of a ThreatModel to another')
    .argument('<old>', 'a path, or an id such as aws/s3@2026-10')
    .argument('<new>', 'a path, or an id such as aws/s3')
    .action(diff);
  addFormatOption(addMethodOption(addStoreOptions(command)), ['md', 'json']);
}

async function diff(older: string, newer: string, options: Options): Promise<void> {
  const [before, after] = await Promise.all([openModel(older, options), openModel(newer, options)]);
  const log = compareModels(before, after);
  process.stdout.write(
    options.format === 'json'
      ? `${JSON.stringify(log, null, 2)}\n`
      : printChangeLog(log, before.model, after.model),
  );
}
