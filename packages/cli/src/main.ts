import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installationFolder } from '@demarc/catalog-reader';
import { Command, CommanderError } from 'commander';
import { addConvert } from './commands/convert.ts';
import { addDiagram } from './commands/diagram.ts';
import { addDiff } from './commands/diff.ts';
import { addList } from './commands/list.ts';
import { addNew } from './commands/new.ts';
import { addSearch } from './commands/search.ts';
import { addSelect } from './commands/select.ts';
import { addServe } from './commands/serve.ts';
import { addShow } from './commands/show.ts';
import { addValidate } from './commands/validate.ts';
import { Failure } from './failure.ts';

/** Runs the command line; the exit code is 0 when all is fine, 1 when problems were found, 2 for wrong use. */
async function main(): Promise<void> {
  quietOnClosedPipe();
  const program = new Command('demarc')
    .description("maps the customer's side of the shared responsibility model")
    .version(version(), '-V, --version')
    .showHelpAfterError('(--help shows how it is used)')
    .configureHelp({ showGlobalOptions: true })
    .exitOverride();
  for (const add of [
    addValidate,
    addList,
    addShow,
    addSelect,
    addDiff,
    addSearch,
    addDiagram,
    addConvert,
    addNew,
    addServe,
  ]) {
    add(program);
  }
  for (const command of program.commands) command.exitOverride();
  try {
    await program.parseAsync();
  } catch (error) {
    process.exitCode = reported(error);
  }
}

/** Says what went wrong in one line, and which exit code that makes. */
function reported(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof Failure) {
    process.stderr.write(`${error.message}\n`);
    return error.exitCode;
  }
  throw error;
}

function version(): string {
  const text = readFileSync(join(installationFolder(), 'package.json'), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}

/** `demarc … | head` closes our output early: that is no fault. */
function quietOnClosedPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}

await main();
