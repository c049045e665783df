import { resolve } from 'node:path';
import { findModel, installationFolder, type ModelPlace } from '@demarc/catalog-reader';
import { type Command, InvalidArgumentError } from 'commander';
import about from '../../package.json' with { type: 'json' };
import { Failure } from '../failure.ts';
import { addStoreOptions, foldersOf, type StoreOptions } from '../options.ts';

type Options = StoreOptions & {
  readonly output: string;
  readonly baseUrl?: string;
  readonly importedFrameworks?: boolean;
  readonly force?: boolean;
};

export function addSite(program: Command): void {
  const command = program
    .command('site')
    .description(
      'write the Control Catalog as static files, for any file host: reading and search without a server',
    )
    .argument(
      '[models...]',
      'paths, or ids such as aws/s3; all of the catalog and the data folder when none is named',
    )
    .requiredOption('-o, --output <dir>', 'the folder to write; a site that is there already is replaced')
    .option(
      '--base-url <url>',
      'where the site will stand: for the sitemap, and whole addresses in the feed',
      baseUrlOf,
    )
    .option('--imported-frameworks', 'publish the imported compliance frameworks, too: mind their licences')
    .option('--force', 'write into a folder that holds other things')
    .addHelpText(
      'after',
      '\nExamples:\n  demarc site -o public\n  demarc site aws/s3 -o public --base-url https://example.com/threats/',
    )
    .action(site);
  addStoreOptions(command);
}

async function site(models: readonly string[], options: Options): Promise<void> {
  const [{ openAnswers }, { writeSite }, { openSiteFolder }] = await Promise.all([
    import('../site/answers.ts'),
    import('../site/write-site.ts'),
    import('../site/site-folder.ts'),
  ]);
  const { catalog, data } = foldersOf(options);
  const places = models.length === 0 ? undefined : await placesOf(models, options);
  const folder = await openSiteFolder(options.output, options.force ?? false);
  const webFolder = resolve(installationFolder(), 'packages/web/dist');
  const answers = await openAnswers({
    webFolder,
    catalogFolder: catalog,
    dataFolder: resolve(data),
    places,
    shippedFrameworksOnly: !options.importedFrameworks,
  });
  const { stderr } = process;
  const clear = stderr.isTTY ? '\r\u001b[K' : '';
  try {
    const written = await writeSite({
      answers,
      folder,
      webFolder,
      baseUrl: options.baseUrl,
      version: about.version,
      progress: (line) => stderr.isTTY && stderr.write(`${clear}${line}`),
      warn: (line) => stderr.write(`${clear}${line}\n`),
    });
    stderr.write(clear);
    const { files, bytes } = folder.written();
    const counts = [
      counted(written.models, 'ThreatModel'),
      counted(written.pages, 'page'),
      `${counted(written.entries, 'entry', 'entries')} in the feed`,
    ];
    process.stdout.write(
      `${options.output}: ${counts.join(', ')}; ${counted(files, 'file')}, ${(bytes / 1e6).toFixed(1)} MB\n`,
    );
  } finally {
    await answers.close();
  }
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Where the named ThreatModels are, each once. */
async function placesOf(wanted: readonly string[], options: StoreOptions): Promise<readonly ModelPlace[]> {
  const places = new Map<string, ModelPlace>();
  for (const name of wanted) {
    const found = await findModel(name, foldersOf(options));
    if ('message' in found) throw new Failure(found.message);
    const path = resolve(found.path);
    places.set(path, { kind: found.kind === 'catalog' ? 'catalog' : 'imported', path, stamp: path });
  }
  return [...places.values()];
}

function baseUrlOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '' || url.username !== '')
    throw new InvalidArgumentError('expected the address of a folder such as https://example.com/threats/.');
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}
