import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { removeFrameworks, storeFrameworks } from '@demarc/catalog-reader';
import { countRequirements, frameworkKey, type MappedFramework, type Requirement } from '@demarc/core';
import type { FrameworkImport } from '@demarc/frameworks';
import type { Command } from 'commander';
import { Failure } from '../failure.ts';
import { openFramework, openFrameworks } from '../open-frameworks.ts';
import { addFormatOption, type ListFormat } from '../options.ts';
import { printRows } from '../output/print-rows.ts';
import { asJson, type Rows } from '../output/rows.ts';

interface Options {
  readonly data: string;
  readonly format: ListFormat;
}

export function addFramework(program: Command): void {
  const command = program
    .command('framework')
    .description('list, show, import and remove compliance frameworks');
  const data = (sub: Command) =>
    sub.option('--data <dir>', 'the data folder, which holds what was imported', './demarc-data');
  addFormatOption(data(command.command('list').description('all frameworks, with their mappings'))).action(
    list,
  );
  addFormatOption(
    data(command.command('show').description('the requirements of a framework').argument('<framework>')),
  ).action(show);
  data(
    command
      .command('import')
      .description(
        'take in a workbook of the Secure Controls Framework (.xlsx), an OSCAL document (.json), or a framework of your own (.csv)',
      )
      .argument('<file>')
      .option('--metadata <file>', 'for a .csv: a second one with its title, version and SCF release'),
  )
    .addHelpText(
      'after',
      '\nExamples:\n  demarc framework import secure-controls-framework-2022.3.xlsx\n  demarc framework import baseline.csv --metadata baseline-metadata.csv',
    )
    .action(importFile);
  data(
    command.command('remove').description('take away an import').argument('<name>', 'such as scf-2022.3'),
  ).action(remove);
  for (const sub of command.commands) sub.exitOverride();
}

async function list(options: Options): Promise<void> {
  const { frameworks } = await openFrameworks(options.data);
  const rows: Rows<MappedFramework> = {
    items: frameworks,
    json: ({ framework: { requirements, ...about }, mappings, origin }) =>
      asJson({
        ...about,
        requirements: countRequirements({ requirements }),
        origin,
        mappings: mappings.map(({ from, source, links }) => ({ from, source, links: links.length })),
      }),
    columns: [
      { title: 'framework', text: ({ framework }) => frameworkKey(framework), tone: () => 'id' },
      { title: 'title', text: ({ framework }) => framework.title, wide: true },
      {
        title: 'requirements',
        text: ({ framework }) => String(countRequirements(framework)),
        align: 'right',
      },
      { title: 'from', text: ({ origin }) => origin },
      {
        title: 'mapped by',
        text: ({ mappings }) =>
          mappings.map(({ from }) => `${from.kind.toUpperCase()} ${from.version}`).join(', ') || '–',
      },
    ],
  };
  printRows(rows, options.format);
}

async function show(wanted: string, options: Options): Promise<void> {
  const { framework, mappings } = await openFramework(options.data, wanted);
  if (options.format === 'table') {
    const about = [framework.publisher, framework.source, framework.license].filter(
      (text) => text !== undefined,
    );
    process.stderr.write(
      `${framework.title}, ${countRequirements(framework)} requirements\n${about.join('\n')}\n`,
    );
    for (const { source, links } of mappings) process.stderr.write(`${source}: ${links.length} links\n`);
  }
  const origins = new Map<string, string[]>();
  for (const { links } of mappings)
    for (const { from, to } of links) origins.set(to, [...(origins.get(to) ?? []), from]);
  const rows: Rows<Requirement> = {
    items: framework.requirements,
    json: (requirement) => asJson({ ...requirement, mapped_from: origins.get(requirement.id) ?? [] }),
    columns: [
      { title: 'requirement', text: ({ id }) => id, tone: () => 'id' },
      { title: 'title', text: ({ title }) => title ?? '', wide: true },
      { title: 'mapped from', text: ({ id }) => (origins.get(id) ?? []).join(', '), wide: true },
    ],
  };
  printRows(rows, options.format);
}

async function importFile(path: string, options: Options & { readonly metadata?: string }): Promise<void> {
  const { value, problems, said } = await readImport(path, options.metadata);
  for (const { level, message } of problems)
    process.stderr.write(`${basename(path)}: ${level === 'error' ? '' : `${level}: `}${message}\n`);
  if (!value) throw new Failure('nothing was stored', 1);
  const { outcome } = await storeFrameworks(options.data, value);
  process.stdout.write(`${said}\n${outcome} as ${value.name}\n${value.license}\n`);
}

async function readImport(
  path: string,
  metadata: string | undefined,
): Promise<FrameworkImport & { readonly said: string }> {
  // the reader of workbooks is large: only an import needs it
  const { readFrameworkCsv, readFrameworkJson, readScfWorkbook } = await import('@demarc/frameworks');
  const ending = extname(path).toLowerCase();
  const bytes = await readBytes(path);
  if (ending === '.xlsx') {
    const read = await readScfWorkbook(bytes);
    const { counts } = read;
    const said = counts
      ? `${counts.controls.toLocaleString('en')} SCF controls; ${counts.columns} frameworks; ${counts.links.toLocaleString('en')} links, ${counts.distinct.toLocaleString('en')} of them distinct within their cell`
      : '';
    return { ...read, said };
  }
  const text = bytes.toString('utf8');
  const read =
    ending === '.csv' ? readFrameworkCsv(text, await metadataOf(path, metadata)) : readFrameworkJson(text);
  const said = (read.value?.frameworks ?? []).map(
    (framework) => `${frameworkKey(framework)}: ${countRequirements(framework)} requirements`,
  );
  const links = (read.value?.mappings ?? []).reduce((sum, mapping) => sum + mapping.links.length, 0);
  return { ...read, said: [...said, `${links} links`].join('; ') };
}

async function metadataOf(path: string, metadata: string | undefined): Promise<string> {
  if (metadata === undefined)
    throw new Failure(`${path}: expected --metadata FILE with the title and version of the framework`);
  return (await readBytes(metadata)).toString('utf8');
}

function readBytes(path: string): Promise<Buffer> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new Failure(`${path}: ${error.code === 'ENOENT' ? 'no such file' : error.message}`);
  });
}

async function remove(name: string, options: Options): Promise<void> {
  if (!(await removeFrameworks(options.data, name))) {
    const { files } = await openFrameworks(options.data);
    throw new Failure(
      `no import \`${name}\`: there ${files.length === 0 ? 'is none' : `are ${files.map((file) => file.name).join(', ')}`}`,
    );
  }
  process.stdout.write(`removed ${name}\n`);
}
