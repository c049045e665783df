import { mkdirSync, writeFileSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Failure } from '../failure.ts';
import { putFile } from '../output/write-file.ts';

/** Says that a folder is a site of ours, and of which ThreatModels. */
const MARKER = 'site.json';
/** What a site has at its top, beside the marker. */
const OURS =
  /^(api|assets|frameworks|models|\.nojekyll|404\.html|favicon\.svg|feed\.xml|index\.html|robots\.txt|site\.css|sitemap(-\d+)?\.xml)$/;

/** The folder of a site, while it is written. */
export interface SiteFolder {
  /** Takes the site of before away, but for what others put beside it (`.git`, `CNAME`). */
  readonly clear: () => Promise<void>;
  /** Writes a file; its path is relative, with slashes. */
  readonly put: (path: string, content: string | Uint8Array) => Promise<void>;
  /** What was written so far. */
  readonly written: () => { readonly files: number; readonly bytes: number };
  /** Writes down what the site is, at the end. */
  readonly finish: (about: object) => Promise<void>;
}

/** Looks at a folder before anything is done to it: one with other things in it than a site is refused; with `force` the site is written among them. */
export async function openSiteFolder(folder: string, force: boolean): Promise<SiteFolder> {
  const names = await namesIn(folder);
  const before = await isSite(folder);
  if (names.length > 0 && !before && !force)
    throw new Failure(
      `\`${folder}\` is not empty and no site of demarc: expected a new folder, or --force to write into this one`,
    );
  let files = 0;
  let bytes = 0;
  const made = new Set<string>();
  const put: SiteFolder['put'] = async (path, content) => {
    if (!canBePath(path))
      throw new Failure(
        `\`${path}\` cannot be the address of a page: it holds \`.\`, \`..\`, \`\\\` or too long a name`,
        1,
      );
    const target = join(folder, ...path.split('/'));
    const parent = dirname(target);
    // thousands of small files: waiting for each takes as long again as writing it
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    const data = typeof content === 'string' ? Buffer.from(content) : content;
    writeFileSync(target, data);
    files++;
    bytes += data.length;
  };
  return {
    clear: async () => {
      // first of all: a site that breaks off is one that may be written again
      await putFile(join(folder, MARKER), markerText({}));
      const old = before ? names.filter((name) => OURS.test(name)) : [];
      await Promise.all(old.map((name) => rm(join(folder, name), { recursive: true })));
    },
    put,
    written: () => ({ files, bytes }),
    finish: (about) => put(MARKER, markerText(about)),
  };
}

/** Bytes of a name that file systems take. */
const LONGEST_NAME = 255;

/** Whether a text with slashes can be the path of a file or folder that is asked for by its address. */
export function canBePath(path: string): boolean {
  return path
    .split('/')
    .every(
      (segment) => !/^\.{0,2}$|[\\\0]|\p{Cs}/u.test(segment) && Buffer.byteLength(segment) <= LONGEST_NAME,
    );
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return [];
    throw new Failure(`\`${folder}\` cannot be written: ${code === 'ENOTDIR' ? 'it is a file' : code}`);
  }
}

async function isSite(folder: string): Promise<boolean> {
  try {
    const marker: unknown = JSON.parse(await readFile(join(folder, MARKER), 'utf8'));
    return (marker as { readonly generator?: unknown } | null)?.generator === 'demarc';
  } catch {
    return false;
  }
}

function markerText(about: object): string {
  return `${JSON.stringify({ generator: 'demarc', ...about }, null, 2)}\n`;
}
