import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { writeAuthoring } from '@demarc/core';
import { type Command, Option } from 'commander';
import { exchangeDocument } from '../exchange-document.ts';
import { Failure } from '../failure.ts';
import { type OpenedModel, openModel } from '../open-model.ts';
import { addMethodOption, addStoreOptions, type MethodOption, type StoreOptions } from '../options.ts';
import { putFile } from '../output/write-file.ts';

type Options = StoreOptions &
  MethodOption & {
    readonly to: 'exchange' | 'folder';
    readonly output?: string;
    readonly recompute?: boolean;
  };

export function addConvert(program: Command): void {
  const command = program
    .command('convert')
    .description('write a ThreatModel in its other form: one exchange document, or a folder for authors')
    .argument('<model>', 'a path, or an id such as aws/s3')
    .addOption(new Option('--to <form>', 'which form').choices(['exchange', 'folder']).makeOptionMandatory())
    .option('-o, --output <path>', 'the file, or the folder, to write')
    .option('--recompute', 'replace the figures that the document ships by computed ones')
    .action(convert);
  addMethodOption(addStoreOptions(command));
}

async function convert(wanted: string, options: Options): Promise<void> {
  const analysis = await openModel(wanted, options);
  if (options.to === 'folder') await toFolder(analysis, options.output);
  else await toExchange(analysis, options);
}

async function toExchange(analysis: OpenedModel, { output, recompute }: Options): Promise<void> {
  const document = await exchangeDocument(analysis, recompute ? 'recomputed' : 'shipped');
  const text = `${JSON.stringify(document, null, 2)}\n`;
  if (output === undefined) process.stdout.write(text);
  else await putFile(output, text);
}

async function toFolder({ model }: OpenedModel, output: string | undefined): Promise<void> {
  if (output === undefined) throw new Failure('expected a folder to write: -o DIR');
  if (existsSync(join(output, 'service.yaml')))
    throw new Failure(`${join(output, 'service.yaml')} is there already: choose an empty folder`);
  const { files, problems } = writeAuthoring(model);
  for (const { path, text } of files) {
    await putFile(join(output, path), text);
  }
  for (const { message } of problems) process.stderr.write(`${message}\n`);
  process.stderr.write(`wrote ${files.length} files into ${output}\n`);
}
