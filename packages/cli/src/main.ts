import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installationFolder } from '@demarc/catalog-reader';
import { Command, CommanderError } from 'commander';
import { Failure } from './failure.ts';

/** Every verb, in the order of the help. */
const COMMANDS = {
  validate: async () => (await import('./commands/validate.ts')).addValidate,
  list: async () => (await import('./commands/list.ts')).addList,
  show: async () => (await import('./commands/show.ts')).addShow,
  select: async () => (await import('./commands/select.ts')).addSelect,
  diff: async () => (await import('./commands/diff.ts')).addDiff,
  search: async () => (await import('./commands/search.ts')).addSearch,
  document: async () => (await import('./commands/document.ts')).addDocument,
  diagram: async () => (await import('./commands/diagram.ts')).addDiagram,
  test: async () => (await import('./commands/test.ts')).addTest,
  coverage: async () => (await import('./commands/coverage.ts')).addCoverage,
  exposure: async () => (await import('./commands/exposure.ts')).addExposure,
  block: async () => (await import('./commands/block.ts')).addBlock,
  map: async () => (await import('./commands/map.ts')).addMap,
  framework: async () => (await import('./commands/framework.ts')).addFramework,
  convert: async () => (await import('./commands/convert.ts')).addConvert,
  new: async () => (await import('./commands/new.ts')).addNew,
  site: async () => (await import('./commands/site.ts')).addSite,
  serve: async () => (await import('./commands/serve.ts')).addServe,
} as const;
const COMMAND_NAMES = Object.keys(COMMANDS) as readonly (keyof typeof COMMANDS)[];

/** Runs the command line; the exit code is 0 when all is fine, 1 when problems were found, 2 for wrong use. */
async function main(): Promise<void> {
  quietOnClosedPipe();
  const program = new Command('demarc')
    .description("maps the customer's side of the shared responsibility model")
    .version(version(), '-V, --version')
    .showHelpAfterError('(--help shows how it is used)')
    .configureHelp({ showGlobalOptions: true })
    .exitOverride();
  for (const name of namesToLoad(process.argv[2] ?? '')) (await COMMANDS[name]())(program);
  for (const command of program.commands) command.exitOverride();
  try {
    await program.parseAsync();
  } catch (error) {
    process.exitCode = reported(error);
  }
}

/** Only what was asked for is loaded: help needs every verb, the version none. */
function namesToLoad(first: string): readonly (keyof typeof COMMANDS)[] {
  if (first === '-V' || first === '--version') return [];
  return Object.hasOwn(COMMANDS, first) ? [first as keyof typeof COMMANDS] : COMMAND_NAMES;
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
