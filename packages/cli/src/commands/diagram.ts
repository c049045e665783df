import { extname, join } from 'node:path';
import type { Command } from 'commander';
import { Failure } from '../failure.ts';
import { findId } from '../find-id.ts';
import { type OpenedModel, openModel } from '../open-model.ts';
import { addStoreOptions, type StoreOptions } from '../options.ts';
import { putFile } from '../output/write-file.ts';

type Options = StoreOptions & { readonly focus?: string; readonly all?: boolean; readonly output: string };

export function addDiagram(program: Command): void {
  const command = program
    .command('diagram')
    .description('draw the data flow diagram as SVG or PNG')
    .argument('<model>', 'a path, or an id such as aws/s3')
    .option('--focus <id>', 'dim everything but a feature class, threat, control or IAM permission')
    .option('--all', 'one picture of the whole and one for every feature class and threat, into a folder')
    .requiredOption('-o, --output <path>', 'the .svg or .png file, or with --all the folder')
    .action(diagram);
  addStoreOptions(command);
}

async function diagram(wanted: string, options: Options): Promise<void> {
  const analysis = await openModel(wanted, options);
  if (!analysis.model.diagram) throw new Failure(`${analysis.loaded.source.key} has no data flow diagram`, 1);
  const { drawFocused } = await import('../draw.ts');
  const draw = await drawFocused(analysis);
  if (options.all) return drawAll(analysis, draw, options.output);
  const focus = options.focus === undefined ? undefined : resolveFocus(analysis, options.focus);
  await putFile(options.output, draw(formatOf(options.output), focus));
}

type Draw = (format: 'svg' | 'png', focus: string | undefined) => string | Uint8Array;

async function drawAll({ model }: OpenedModel, draw: Draw, folder: string): Promise<void> {
  const focuses = [
    undefined,
    ...model.featureClasses.map(({ id }) => id),
    ...model.threats.map(({ id }) => id),
  ];
  for (const [at, focus] of focuses.entries()) {
    if (process.stderr.isTTY) process.stderr.write(`\r${at + 1} of ${focuses.length}`);
    await putFile(join(folder, `${focus ?? 'whole'}.svg`), draw('svg', focus));
  }
  if (process.stderr.isTTY) process.stderr.write('\r');
  process.stderr.write(`wrote ${focuses.length} pictures into ${folder}\n`);
}

function resolveFocus({ index }: OpenedModel, wanted: string): string {
  if (wanted.includes(':')) return wanted;
  const ids = [...index.featureClasses.keys(), ...index.threats.keys(), ...index.controls.keys()];
  return findId(
    ids,
    wanted,
    (id) => `\`${id}\` is no feature class, threat or control of this ThreatModel, nor an IAM permission`,
  );
}

function formatOf(path: string): 'svg' | 'png' {
  const ending = extname(path).toLowerCase();
  if (ending === '.svg' || ending === '.png') return ending.slice(1) as 'svg' | 'png';
  throw new Failure(`\`${path}\`: expected a file that ends in .svg or .png`);
}
