import {
  type Analysis,
  type FrameworkMap,
  frameworkCoverage,
  frameworkKey,
  type MappedFramework,
  mapFramework,
  withoutOlderReleases,
} from '@demarc/core';
import { type Command, Option } from 'commander';
import { Failure } from '../failure.ts';
import { mapInto } from '../map-into.ts';
import { openFramework, openFrameworks } from '../open-frameworks.ts';
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
import { answerRows, answersOf } from '../output/answer-rows.ts';
import { frameworkCoverageRows } from '../output/framework-coverage-rows.ts';
import { mapRows } from '../output/map-rows.ts';
import { printRows, rowsText } from '../output/print-rows.ts';
import type { Rows } from '../output/rows.ts';
import { putFile } from '../output/write-file.ts';
import { selected, selectionOf } from '../selected.ts';

type Options = StoreOptions &
  MethodOption &
  SelectionOptions & {
    readonly framework?: string;
    readonly coverage?: boolean;
    readonly format: ListFormat | 'xlsx' | 'oscal';
    readonly output?: string;
    readonly into?: string;
    readonly mapped?: boolean;
  };

export function addMap(program: Command): void {
  const command = program
    .command('map')
    .description(
      'map a ThreatModel to a compliance framework, show how far it reaches into all, or what one control answers',
    )
    .argument('<model>', 'a path, or an id such as aws/s3')
    .option(
      '--framework <name>',
      'requirement, objectives, controls by priority; by title or id, such as "PCI DSS v4.0.1" (demarc framework list shows all)',
    )
    .option(
      '--coverage',
      'all frameworks: how many of their requirements are reached, by which kind of mapping',
    )
    .addOption(
      new Option('--format <format>', 'how to print')
        .choices([...LIST_FORMATS, 'xlsx', 'oscal'])
        .default('table'),
    )
    .option('--mapped', 'leave out what nothing is mapped to')
    .option('-o, --output <file>', 'write into a file; needed for xlsx')
    .option(
      '--into <file>',
      'write the framework and its mapping into an exchange document, which is made if it is not there; demarc framework import takes it out again',
    )
    .addHelpText(
      'after',
      `
Without --framework and --coverage, --control and --objective name what is looked up in all frameworks.

Examples:
  demarc map aws/s3 --framework nist-800-53 --mapped
  demarc map aws/s3 --framework "PCI DSS v4.0.1" --format xlsx -o pci.xlsx
  demarc map aws/s3 --framework tsc --format oscal -o tsc-oscal.json
  demarc map aws/s3 --control S3.C7
  demarc map aws/s3 --coverage`,
    )
    .action(map);
  addSelectionOptions(addMethodOption(addStoreOptions(command)));
}

async function map(wanted: string, options: Options): Promise<void> {
  if (options.coverage) await mapAll(wanted, options);
  else if (options.framework !== undefined) await mapOne(wanted, options.framework, options);
  else if (options.control || options.objective) await lookUp(wanted, options);
  else throw new Failure('expected --framework NAME, --coverage, --control ID or --objective ID');
}

async function mapOne(wanted: string, name: string, options: Options): Promise<void> {
  const { format, output } = options;
  if (format === 'xlsx' && output === undefined) throw new Failure('expected -o FILE for a workbook');
  const mapped = await openFramework(options.data, name);
  const analysis = selected(await openModel(wanted, options), queryOf(options));
  const result = mapFramework(analysis, mapped);
  tell(analysis, mapped, result);
  if (options.into !== undefined) await mapInto(options.into, analysis, mapped);
  else if (format === 'xlsx') {
    const { mapWorkbook } = await import('../output/map-workbook.ts');
    await putFile(output as string, await mapWorkbook(analysis, mapped, result));
  } else if (format === 'oscal') await putText(await oscalText(analysis, mapped), output);
  else
    await putRows(mapRows(result, analysis), ({ objectives }) => objectives.length > 0, {
      ...options,
      format,
    });
}

/** What the user must know beside the table. */
function tell(analysis: Analysis, { framework, mappings }: MappedFramework, result: FrameworkMap): void {
  const { coverage, missingTargets, unknownScf } = result;
  const say = (line: string) => process.stderr.write(`${line}\n`);
  say(
    `${framework.title}: ${coverage.reached} of ${coverage.requirements} requirements have objectives of ${analysis.model.metadata.name} (${coverage.direct} named directly, ${coverage.scfOnly} by way of the SCF only). This says what answers them, not that they are complied with.`,
  );
  for (const { from, to } of missingTargets)
    say(`${from} is mapped to \`${to}\`, which ${frameworkKey(framework)} does not have`);
  if (unknownScf.length > 0)
    say(`SCF ids of this ThreatModel that the mapping does not know: ${unknownScf.join(', ')}`);
  const licenses = new Set(mappings.flatMap(({ license }) => (license === undefined ? [] : [license])));
  for (const license of coverage.scfOnly > 0 ? licenses : []) say(license);
}

async function oscalText(analysis: Analysis, mapped: MappedFramework): Promise<string> {
  const { writeOscalMapping } = await import('@demarc/frameworks');
  const document = writeOscalMapping(analysis.model, mapped);
  if (!document)
    throw new Failure(
      `nothing of ${analysis.model.metadata.name} is mapped to ${frameworkKey(mapped.framework)}: OSCAL has no empty mapping`,
      1,
    );
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** All frameworks, with how far the ThreatModel reaches into each. */
async function mapAll(wanted: string, options: Options): Promise<void> {
  const format = listFormat(options);
  const { frameworks } = await openFrameworks(options.data);
  const { model } = selected(await openModel(wanted, options), queryOf(options));
  const coverage = frameworkCoverage([model], withoutOlderReleases(frameworks));
  process.stderr.write(
    `What objectives of ${model.metadata.name} are mapped to. It does not say that anything is complied with.\n`,
  );
  await putRows(frameworkCoverageRows(coverage), ({ together }) => together.reached > 0, {
    ...options,
    format,
  });
}

/** What named controls or objectives answer, in all frameworks. */
async function lookUp(wanted: string, options: Options): Promise<void> {
  const format = listFormat(options);
  const { frameworks } = await openFrameworks(options.data);
  const analysis = await openModel(wanted, options);
  // tells of ids that do not exist
  selectionOf(analysis, queryOf(options));
  const answers = answersOf(analysis, withoutOlderReleases(frameworks), options);
  process.stderr.write(
    `${answers.length} requirements of ${new Set(answers.map(({ framework }) => framework)).size} frameworks. This says what is answered, not that it is complied with.\n`,
  );
  await putRows(answerRows(answers), () => true, { ...options, format });
}

function listFormat({ format }: Options): ListFormat {
  if (format === 'xlsx' || format === 'oscal')
    throw new Failure(
      `\`${format}\` shows one framework: expected --framework NAME, or ${LIST_FORMATS.join(', ')}`,
    );
  return format;
}

async function putRows<T>(
  rows: Rows<T>,
  isMapped: (item: T) => boolean,
  {
    format,
    output,
    mapped,
  }: { readonly format: ListFormat; readonly output?: string; readonly mapped?: boolean },
): Promise<void> {
  const shown = mapped ? { ...rows, items: rows.items.filter(isMapped) } : rows;
  if (output === undefined) printRows(shown, format);
  else await putFile(output, rowsText(shown, format));
}

async function putText(text: string, output: string | undefined): Promise<void> {
  if (output === undefined) process.stdout.write(text);
  else await putFile(output, text);
}
