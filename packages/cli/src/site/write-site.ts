import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Analysis, analyse, readExchange } from '@demarc/core';
import { searchedObjects } from '@demarc/core/search-index';
import { type ModelSummary, newestFirst } from '@demarc/server/contract';
import { Failure } from '../failure.ts';
import { type Answers, commonResources, fileOf, modelResource } from './answers.ts';
import { compliancePages, frameworkPages, readFrameworks, type SiteFramework } from './compliance-pages.ts';
import { type FeedEntry, feedEntry, feedText } from './feed.ts';
import { NOT_FOUND_PAGE, notFound, robotsText, sitemaps } from './index-files.ts';
import { homePage, latestPage, modelFolder, modelPages } from './model-pages.ts';
import { createPageWriter, type PageWriter, type SitePage, SUMMARY_STYLE } from './page.ts';
import type { SiteFolder } from './site-folder.ts';

export interface SiteOptions {
  readonly answers: Answers;
  readonly folder: SiteFolder;
  /** The built web application. */
  readonly webFolder: string;
  /** The address of the site's root, ending in a slash, where it is known. */
  readonly baseUrl?: string | undefined;
  /** Of demarc. */
  readonly version: string;
  /** Takes what is being done. */
  readonly progress: (line: string) => void;
  /** Takes what whoever makes the site should know. */
  readonly warn: (line: string) => void;
}

export interface WrittenSite {
  readonly models: number;
  readonly pages: number;
  readonly entries: number;
}

/** Writes the Control Catalog as files: the application, the server's answers, and a page for every address. The same content gives the same bytes. */
export async function writeSite(options: SiteOptions): Promise<WrittenSite> {
  const { answers, folder, baseUrl, progress, warn } = options;
  progress('reading ThreatModels');
  const list = await answers.models();
  for (const { file, message } of list.unreadable) warn(`${file} is left out: ${message}`);
  if (list.models.length === 0) throw new Failure('there is no ThreatModel to make a site of', 1);
  await folder.clear();
  const pages = createPages(folder, await copyApplication(options));
  // names of files that are not published are nobody's business
  await folder.put(fileOf('api/models'), JSON.stringify({ ...list, unreadable: [] }));
  const frameworks = await readFrameworks(answers.get, warn);
  for (const address of commonResources(frameworks.map(({ summary }) => summary)))
    await folder.put(fileOf(address), await answers.get(address));

  await pages.put(homePage(list.models));
  for (const page of frameworkPages(frameworks)) await pages.put(page);
  const entries: FeedEntry[] = [];
  let done = 0;
  for (const versions of services(list.models)) {
    let before: Analysis | undefined;
    for (const [at, summary] of versions.entries()) {
      progress(`${summary.name} ${summary.version}: ${++done} of ${list.models.length}`);
      const analysis = await writeModel(options, summary, frameworks, pages, at === versions.length - 1);
      const entry = feedEntry(summary, modelFolder(summary), analysis, before);
      if (entry) entries.push(entry);
      else warn(`${summary.key} is not in the feed: neither its date nor its version tells its day`);
      before = analysis;
    }
  }
  await writeIndexFiles(folder, pages, entries, baseUrl);
  await folder.finish({ version: options.version, models: list.models.map(({ key }) => key) });
  return { models: list.models.length, pages: pages.count(), entries: entries.length };
}

/** A ThreatModel: its document, its problems, its texts for search, its pages. Gives it back read and analysed, as the browser will have it. */
async function writeModel(
  { answers, folder }: SiteOptions,
  summary: ModelSummary,
  frameworks: readonly SiteFramework[],
  pages: Pages,
  newest: boolean,
): Promise<Analysis> {
  const address = modelResource(summary);
  const document = await answers.get(`${address}/document`);
  const { publisher, version } = summary;
  const { value, problems } = readExchange(JSON.parse(document), { publisher, version });
  if (!value) throw new Failure(`${summary.key}: ${problems[0]?.message ?? 'cannot be read'}`, 1);
  await folder.put(fileOf(`${address}/document`), document);
  await folder.put(fileOf(`${address}/problems`), await answers.get(`${address}/problems`));
  await folder.put(fileOf(`${address}/texts`), JSON.stringify(searchedObjects(value)));
  const analysis = analyse(value);
  for (const page of modelPages(summary, analysis)) {
    await pages.put(page);
    if (newest && page.path === modelFolder(summary) && version !== 'latest')
      await pages.put(latestPage(summary, page));
  }
  for (const page of compliancePages(summary, analysis, frameworks)) await pages.put(page);
  return analysis;
}

/** The versions of each service of each publisher, oldest first; services in the order of the list. */
function services(models: readonly ModelSummary[]): readonly (readonly ModelSummary[])[] {
  const groups = new Map<string, ModelSummary[]>();
  for (const model of models) {
    const name = JSON.stringify([model.publisher, model.provider, model.service]);
    groups.set(name, [...(groups.get(name) ?? []), model]);
  }
  return [...groups.values()].map((versions) => [...newestFirst(versions)].reverse());
}

interface Pages {
  readonly put: (page: SitePage) => Promise<void>;
  /** The page as it is put. */
  readonly text: PageWriter;
  readonly count: () => number;
  /** Of those that search engines may have. */
  readonly addresses: () => readonly string[];
}

function createPages(folder: SiteFolder, write: PageWriter): Pages {
  const addresses: string[] = [];
  let count = 0;
  return {
    put: async (page) => {
      await folder.put(`${page.path.split('/').map(decodeURIComponent).join('/')}index.html`, write(page));
      count++;
      if (!page.hidden) addresses.push(page.path);
    },
    text: write,
    count: () => count,
    addresses: () => addresses,
  };
}

/** What the server sends in the place of a file; hosts of files compress by themselves. */
const COMPRESSED = /\.(br|gz)$/;

/** Copies the built application as it is, but for its page, which every page of the site is made of. */
async function copyApplication({ folder, webFolder }: SiteOptions): Promise<PageWriter> {
  const application = await readFile(join(webFolder, 'index.html'), 'utf8').catch(() => {
    throw new Failure('the web application is not built yet: run `npm run build` in the folder of demarc', 1);
  });
  const names = await readdir(webFolder, { recursive: true, withFileTypes: true });
  const files = names
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(webFolder.length + 1))
    .filter((path) => path !== 'index.html' && !COMPRESSED.test(path))
    .sort();
  for (const path of files)
    await folder.put(path.replaceAll('\\', '/'), await readFile(join(webFolder, path)));
  await folder.put('site.css', SUMMARY_STYLE);
  return createPageWriter(application);
}

/** What stands beside the pages for hosts, search engines and readers of feeds. */
async function writeIndexFiles(
  folder: SiteFolder,
  pages: Pages,
  entries: readonly FeedEntry[],
  baseUrl: string | undefined,
): Promise<void> {
  await folder.put('404.html', baseUrl === undefined ? NOT_FOUND_PAGE : pages.text(notFound(baseUrl)));
  await folder.put('robots.txt', robotsText(baseUrl));
  // or GitHub Pages would leave some files out
  await folder.put('.nojekyll', '');
  await folder.put('feed.xml', feedText(entries, baseUrl));
  if (baseUrl !== undefined)
    for (const { path, content } of sitemaps(pages.addresses(), baseUrl)) await folder.put(path, content);
}
