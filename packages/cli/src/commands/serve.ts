import { resolve } from 'node:path';
import { installationFolder } from '@demarc/catalog-reader';
import { type Command, InvalidArgumentError } from 'commander';
import { Failure } from '../failure.ts';
import { addStoreOptions, foldersOf, type StoreOptions } from '../options.ts';

type Options = StoreOptions & { readonly port: number; readonly host: string };

export function addServe(program: Command): void {
  const command = program
    .command('serve')
    .description('open the Control Catalog in the browser')
    .option('--port <number>', 'where it listens; 0 takes a free one', portOf, 4400)
    .option(
      '--host <address>',
      'on which address it listens; others than this machine can then reach it',
      '127.0.0.1',
    )
    .action(serve);
  addStoreOptions(command);
}

async function serve(options: Options): Promise<void> {
  const { startServer, StartError } = await import('@demarc/server');
  const { catalog, data } = foldersOf(options);
  try {
    const server = await startServer({
      port: options.port,
      host: options.host,
      catalogFolder: catalog,
      dataFolder: resolve(data),
      webFolder: resolve(installationFolder(), 'packages/web/dist'),
    });
    process.stdout.write(`Control Catalog: ${server.url}  (data in ${data}; Ctrl-C ends it)\n`);
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => void server.close().then(() => process.exit(0)));
  } catch (error) {
    if (error instanceof StartError) throw new Failure(error.message);
    throw error;
  }
}

function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new InvalidArgumentError('expected a number from 0 to 65535.');
  return port;
}
