import { basename, dirname, join } from 'node:path';
import { readFacts } from '@demarc/catalog-reader';
import {
  analyse,
  chosenControls,
  compareModels,
  frameworkTitles,
  isEmptyQuery,
  selectionWords,
} from '@demarc/core';
import {
  CannotPrint,
  DOCUMENT_FORMATS,
  type DocumentFormat,
  type DocumentOrder,
  FORMATS,
  makeDocument,
} from '@demarc/document';
import { SHIPPED_FRAMEWORKS } from '@demarc/frameworks/shipped';
import { type Command, Option } from 'commander';
import { Failure } from '../failure.ts';
import { openFramework } from '../open-frameworks.ts';
import { type OpenedModel, openModel } from '../open-model.ts';
import {
  addMethodOption,
  addSelectionOptions,
  addStoreOptions,
  type MethodOption,
  queryOf,
  type SelectionOptions,
  type StoreOptions,
  several,
} from '../options.ts';
import { putFile } from '../output/write-file.ts';
import { selected } from '../selected.ts';

type Options = StoreOptions &
  MethodOption &
  SelectionOptions & {
    readonly format?: DocumentFormat;
    readonly output: string;
    readonly paper: 'a4' | 'us-letter';
    readonly framework?: readonly string[];
    readonly since?: string;
  };

export function addDocument(program: Command): void {
  const command = program
    .command('document')
    .description('print a ThreatModel, or a part of it, as a book, a workbook or in a machine format')
    .argument('<model>', 'a path, or an id such as aws/s3')
    .requiredOption('-o, --output <file>', 'where to write it; a folder for csv')
    .addOption(
      new Option('--format <format>', "in which form (default: by the file's ending)").choices(
        DOCUMENT_FORMATS,
      ),
    )
    .addOption(new Option('--paper <paper>', 'of a PDF').choices(['a4', 'us-letter']).default('a4'))
    .option('--framework <names>', 'compliance frameworks to map to, with commas between', several)
    .option('--since <model>', 'another version: what changed since then is told')
    .addHelpText(
      'after',
      '\nExamples:\n  demarc document aws/s3 -o s3.pdf\n  demarc document aws/s3 --severity High -o s3-high.docx\n  demarc document aws/s3 --framework "NIST CSF 2.0" -o s3.xlsx\n  demarc document aws/s3 --format oscal-catalog -o s3.json',
    )
    .action(printDocument);
  addSelectionOptions(addMethodOption(addStoreOptions(command)));
}

async function printDocument(wanted: string, options: Options): Promise<void> {
  const format = options.format ?? formatOf(options.output);
  const order = await orderOf(wanted, options, format);
  const [first, ...others] = await makeDocument(order, sayStep).catch((error: unknown) => {
    clearStep();
    throw error instanceof CannotPrint ? new Failure(error.message, 1) : error;
  });
  if (!first) throw new Failure('there is nothing to write', 1);
  // the name is the user's; what comes with it stands beside it
  const inFolder = FORMATS[format].folder === true;
  const folder = inFolder ? options.output : dirname(options.output);
  const path = inFolder ? join(folder, first.name) : options.output;
  await putFile(path, first.bytes);
  for (const file of others) await putFile(join(folder, file.name), file.bytes);
  clearStep();
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  const size = [first, ...others].reduce((sum, { bytes }) => sum + bytes.length, 0);
  process.stderr.write(`wrote ${path}${more}, ${(size / 1e6).toFixed(1)} MB\n`);
}

async function orderOf(wanted: string, options: Options, format: DocumentFormat): Promise<DocumentOrder> {
  const query = queryOf(options);
  const whole = await openModel(wanted, options);
  const { model, index, figures, method } = selected(whole, query);
  if (!isEmptyQuery(query) && model.threats.length === 0 && model.controls.length === 0)
    throw new Failure('the selection leaves no threat and no control: there is nothing to print', 1);
  const frameworks = [];
  for (const name of options.framework ?? []) frameworks.push(await openFramework(options.data, name));
  return {
    analysis: { model, index, figures, method },
    attack: (await readFacts('attack')) as NonNullable<DocumentOrder['attack']>,
    frameworks,
    frameworkTitles: frameworkTitles([
      ...SHIPPED_FRAMEWORKS,
      ...frameworks.map(({ framework }) => framework),
    ]),
    selected: isEmptyQuery(query) ? undefined : selectionWords(query),
    chosen: chosenControls(query, whole.index),
    changes: options.since === undefined ? undefined : await changesSince(options.since, whole, options),
    format,
    paper: options.paper,
  };
}

async function changesSince(
  since: string,
  whole: OpenedModel,
  options: Options,
): Promise<NonNullable<DocumentOrder['changes']>> {
  const { model: before } = await openModel(since, options);
  return { log: compareModels(analyse(before, whole.method), whole), before };
}

/** The format that the file's ending names. */
function formatOf(path: string): DocumentFormat {
  const ending = basename(path).split('.').pop()?.toLowerCase();
  const found = DOCUMENT_FORMATS.find((format) => format === ending);
  if (!found)
    throw new Failure(
      `\`${path}\` does not tell its format: expected an ending such as .pdf, .docx, .xlsx, .html, .md, or --format`,
    );
  return found;
}

/** Progress on one line of a terminal; silent in pipes and logs. */
function sayStep(step: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${step} …`);
}

function clearStep(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[2K');
}
