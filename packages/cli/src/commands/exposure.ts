import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { readFacts } from '@demarc/catalog-reader';
import {
  type Exposure,
  type ExposureSurroundings,
  expose,
  type IamFacts,
  MAX_ACCOUNT_DETAILS,
  type PolicyInput,
  readAccountDetails,
} from '@demarc/policy';
import type { Command } from 'commander';
import { Failure } from '../failure.ts';
import { type OpenedModel, openModel } from '../open-model.ts';
import {
  addFormatOption,
  addSelectionOptions,
  addStoreOptions,
  queryOf,
  type SelectionOptions,
  type StoreOptions,
  several,
} from '../options.ts';
import { exposureHtml } from '../output/exposure-html.ts';
import { exposureCsv, exposureText } from '../output/exposure-text.ts';
import { asJson } from '../output/rows.ts';
import { putFile } from '../output/write-file.ts';
import { selected } from '../selected.ts';

type Options = StoreOptions &
  SelectionOptions & {
    readonly accountDetails: string;
    readonly scp?: readonly string[];
    readonly rcp?: readonly string[];
    readonly resourcePolicy?: readonly string[];
    readonly output?: string;
    readonly format: 'table' | 'json' | 'csv' | 'html';
  };

/** Progress is shown when it takes longer. In milliseconds. */
const PATIENCE = 2_000;

export function addExposure(program: Command): void {
  const command = program
    .command('exposure')
    .description(
      'which threats the principals of an account can carry out, on which way, and what would cut them',
    )
    .argument('<model>', 'a path, or an id such as aws/s3')
    .requiredOption(
      '--account-details <file>',
      'the output of `aws iam get-account-authorization-details`, or an IAM policy',
    )
    .option('--scp <files>', 'service control policies of the account', several)
    .option('--rcp <files>', 'resource control policies', several)
    .option('--resource-policy <files>', 'policies of buckets, keys, queues …', several)
    .option('-o, --output <file>', 'write it there instead of to the terminal')
    .addHelpText(
      'after',
      '\nExample:\n  demarc exposure aws/s3 --account-details docs/examples/account-details.json\n\nExit 1 when a threat can be carried out, or something cannot be read.',
    )
    .action(exposure);
  addSelectionOptions(addFormatOption(addStoreOptions(command), ['table', 'json', 'csv', 'html']));
}

async function exposure(wanted: string, options: Options): Promise<void> {
  const whole = await openModel(wanted, options);
  const analysis = { ...whole, ...selected(whole, queryOf(options)) };
  const facts = (await readFacts('aws-iam')) as IamFacts;
  const account = readAccountDetails(await textOf(options.accountDetails), basename(options.accountDetails));
  const [first] = account.problems;
  if (account.principals.length === 0)
    throw new Failure(`${options.accountDetails}: ${first?.message ?? 'no user and no role in it'}`);
  const surroundings: ExposureSurroundings = {
    scps: await policiesOf(options.scp),
    rcps: await policiesOf(options.rcp),
    resourcePolicies: await policiesOf(options.resourcePolicy),
  };
  const found = finished(expose(analysis, account, facts, surroundings));
  const text = written(found, analysis, options);
  if (options.output === undefined) process.stdout.write(text);
  else await putFile(options.output, text);
  for (const { message } of found.problems) process.stderr.write(`${message}\n`);
  if (found.problems.length > 0 || found.threats.some(({ reachable }) => reachable > 0)) process.exitCode = 1;
}

/** Runs to the end; shows how far it is when it takes longer. */
function finished(steps: ReturnType<typeof expose>): Exposure {
  const began = performance.now();
  let shown = false;
  let step = steps.next();
  while (!step.done) {
    if (process.stderr.isTTY && performance.now() - began > PATIENCE) {
      shown = true;
      process.stderr.write(`\r${Math.round((step.value.done / step.value.of) * 100)} %`);
    }
    step = steps.next();
  }
  if (shown) process.stderr.write('\r\u001b[K');
  return step.value;
}

function written(found: Exposure, analysis: OpenedModel, { format }: Options): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(asJson(found), null, 2)}\n`;
    case 'csv':
      return exposureCsv(found, analysis);
    case 'html':
      return exposureHtml(found, analysis);
    case 'table':
      return exposureText(found, analysis);
  }
}

async function policiesOf(files: readonly string[] = []): Promise<readonly PolicyInput[]> {
  return Promise.all(
    files.map(async (file): Promise<PolicyInput> => ({ name: basename(file), document: await textOf(file) })),
  );
}

async function textOf(file: string): Promise<string> {
  try {
    const { size } = await stat(file);
    if (size > MAX_ACCOUNT_DETAILS)
      throw new Failure(`${file}: ${size} bytes: at most ${MAX_ACCOUNT_DETAILS} are read`);
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Failure) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Failure(`${file}: ${code === 'ENOENT' ? 'no such file' : message}`);
  }
}
