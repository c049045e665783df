import { frameworkKey, mapFramework } from '@demarc/core';
import { type Command, Option } from 'commander';
import { Failure } from '../failure.ts';
import { openFramework } from '../open-frameworks.ts';
import { openModel } from '../open-model.ts';
import {
  addMethodOption,
  addSelectionOptions,
  addStoreOptions,
  LIST_FORMATS,
  type ListFormat,
  type MethodOption,
  queryOf,
  type SelectionOptions,
  type StoreOptions,
} from '../options.ts';
import { mapRows } from '../output/map-rows.ts';
import { printRows, rowsText } from '../output/print-rows.ts';
import { putFile } from '../output/write-file.ts';
import { selected } from '../selected.ts';

type Options = StoreOptions &
  MethodOption &
  SelectionOptions & {
    readonly framework: string;
    readonly format: ListFormat | 'xlsx';
    readonly output?: string;
    readonly mapped?: boolean;
  };

export function addMap(program: Command): void {
  const command = program
    .command('map')
    .description('map a ThreatModel to a compliance framework: requirement, objectives, controls by priority')
    .argument('<model>', 'a path, or an id such as aws/s3')
    .requiredOption(
      '--framework <name>',
      'its title or id, such as "PCI DSS v4.0.1"; demarc framework list shows all',
    )
    .addOption(
      new Option('--format <format>', 'how to print').choices([...LIST_FORMATS, 'xlsx']).default('table'),
    )
    .option('--mapped', 'leave out requirements that nothing is mapped to')
    .option('-o, --output <file>', 'write into a file; needed for xlsx')
    .addHelpText(
      'after',
      '\nExamples:\n  demarc map aws/s3 --framework nist-800-53 --mapped\n  demarc map aws/s3 --framework "PCI DSS v4.0.1" --format xlsx -o pci.xlsx',
    )
    .action(map);
  addSelectionOptions(addMethodOption(addStoreOptions(command)));
}

async function map(wanted: string, options: Options): Promise<void> {
  const { format, output } = options;
  if (format === 'xlsx' && output === undefined) throw new Failure('expected -o FILE for a workbook');
  const mapped = await openFramework(options.data, options.framework);
  const analysis = selected(await openModel(wanted, options), queryOf(options));
  const result = mapFramework(analysis, mapped);
  const { coverage, missingTargets, unknownScf } = result;
  process.stderr.write(
    `${mapped.framework.title}: ${coverage.reached} of ${coverage.requirements} requirements have objectives of ${analysis.model.metadata.name} (${coverage.direct} named directly, ${coverage.scfOnly} by way of the SCF only). This says what answers them, not that they are complied with.\n`,
  );
  for (const { from, to } of missingTargets)
    process.stderr.write(
      `${from} is mapped to \`${to}\`, which ${frameworkKey(mapped.framework)} does not have\n`,
    );
  if (unknownScf.length > 0)
    process.stderr.write(
      `SCF ids of this ThreatModel that the mapping does not know: ${unknownScf.join(', ')}\n`,
    );
  if (format === 'xlsx') {
    const { mapWorkbook } = await import('../output/map-workbook.ts');
    await putFile(output as string, await mapWorkbook(analysis, mapped, result));
    return;
  }
  const rows = mapRows(result, analysis);
  const shown = options.mapped
    ? { ...rows, items: rows.items.filter((row) => row.objectives.length > 0) }
    : rows;
  if (output === undefined) printRows(shown, format);
  else await putFile(output, rowsText(shown, format));
}
