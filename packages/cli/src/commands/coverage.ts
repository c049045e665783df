import { readRuleFacts } from '@demarc/catalog-reader';
import { type Coverage, coverageOf } from '@demarc/core';
import type { Command } from 'commander';
import { openModel } from '../open-model.ts';
import {
  addFormatOption,
  addStoreOptions,
  LIST_FORMATS,
  type ListFormat,
  type StoreOptions,
} from '../options.ts';
import { executableRows, featureRows, namespaceRows, threatRows } from '../output/coverage-rows.ts';
import { rowsText } from '../output/print-rows.ts';
import { asJson, type Rows } from '../output/rows.ts';

type Options = StoreOptions & { readonly format: ListFormat };

export function addCoverage(program: Command): void {
  const command = program
    .command('coverage')
    .description('how completely a ThreatModel covers its service: permissions, threats, controls, what runs')
    .argument('<model>', 'a path, or an id such as aws/s3')
    .addHelpText('after', '\nExit 1 when a permission of a namespace that it says it covers is missing.')
    .action(coverage);
  addFormatOption(addStoreOptions(command), LIST_FORMATS);
}

async function coverage(wanted: string, options: Options): Promise<void> {
  const analysis = await openModel(wanted, options);
  const { permissions = {} } = await readRuleFacts();
  const found = coverageOf(analysis, permissions[analysis.model.metadata.provider.toLowerCase()] ?? {});
  process.stdout.write(
    options.format === 'json' ? `${JSON.stringify(asJson(found), null, 2)}\n` : tables(found, options.format),
  );
  if (found.namespaces.some(({ missing, shared }) => missing.length + shared.length > 0))
    process.exitCode = 1;
}

function tables(found: Coverage, format: ListFormat): string {
  const heading = format === 'md' ? '## ' : '';
  const terminal = process.stdout.isTTY ? { columns: process.stdout.columns || 100 } : undefined;
  const section = <T>(title: string, rows: Rows<T>) =>
    `${heading}${title}\n\n${rowsText(rows, format, terminal)}`;
  return [
    ...(found.namespaces.length > 0 ? [section('Permissions', namespaceRows(found))] : []),
    section('Feature classes', featureRows(found)),
    section('Threats', threatRows(found)),
    section('What runs', executableRows(found)),
  ].join('\n');
}
