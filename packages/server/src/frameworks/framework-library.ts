import { basename } from 'node:path';
import {
  contentHash,
  frameworksStamp,
  readStoredFrameworks,
  removeFrameworks,
  storeFrameworks,
} from '@demarc/catalog-reader';
import {
  collectFrameworks,
  type FrameworkFile,
  findFramework,
  frameworkCoverage,
  frameworkKey,
  type MappedFramework,
  type Problem,
  withoutOlderReleases,
} from '@demarc/core';
import { SHIPPED_FRAMEWORKS } from '@demarc/frameworks/shipped';
import type {
  FrameworkAddress,
  FrameworkDocument,
  FrameworkImport,
  FrameworkImportAnswer,
  FrameworkList,
  FrameworkReachList,
  FrameworkSummary,
  RequirementCoverage,
} from '../contract/index.ts';
import { compressDocument, type DocumentBody } from '../library/document-body.ts';
import type { Entry } from '../library/library.ts';
import { oneAtATime } from '../library/one-at-a-time.ts';
import { type CatalogCoverage, catalogCoverage } from './catalog-coverage.ts';
import { readApart } from './read-apart.ts';
import type { FrameworkUpload } from './read-upload.ts';

/** All frameworks: those that ship, and those imported into the data folder. Follows the folder: what the command line imports is here at once. */
export interface FrameworkLibrary {
  /** Every framework, with its coverage by the ThreatModels. */
  readonly list: (models: readonly Entry[]) => Promise<FrameworkList>;
  /** A framework whole; `undefined` if there is none at the address. */
  readonly document: (address: FrameworkAddress) => Promise<DocumentBody | undefined>;
  /** The framework that a person names, of all releases; or what to say where none is meant. */
  readonly named: (wanted: string) => Promise<MappedFramework | { readonly message: string }>;
  /** All frameworks whole, of several releases of the SCF the newest alone. */
  readonly all: () => Promise<DocumentBody>;
  readonly reach: (
    address: FrameworkAddress,
    models: readonly Entry[],
  ) => Promise<FrameworkReachList | undefined>;
  /** Reads an upload apart and stores it; what cannot be used stores nothing. */
  readonly import: (
    upload: FrameworkUpload,
  ) => Promise<
    FrameworkImportAnswer | { readonly outcome: 'refused'; readonly problems: readonly Problem[] }
  >;
  /** `false` when there is no import of that name. */
  readonly remove: (name: string) => Promise<boolean>;
}

interface Shelf {
  readonly stamp: string;
  readonly files: readonly FrameworkFile[];
  readonly unreadable: FrameworkList['unreadable'];
  readonly frameworks: readonly MappedFramework[];
  readonly hashes: readonly string[];
  readonly hash: string;
}

const HASH_LENGTH = 32;

export function createFrameworkLibrary(dataFolder: string, shippedOnly = false): FrameworkLibrary {
  let shelf: Promise<Shelf> | undefined;
  const bodies = new WeakMap<object, Promise<DocumentBody>>();
  const counts = new WeakMap<
    readonly Entry[],
    { readonly shelf: Shelf; readonly counted: Promise<CatalogCoverage> }
  >();
  const change = oneAtATime();

  async function current(): Promise<Shelf> {
    const stamp = shippedOnly ? '' : await frameworksStamp(dataFolder);
    const before = shelf;
    if (before && (await before.catch(() => undefined))?.stamp === stamp) return before;
    // whoever asked meanwhile has begun to read it already
    if (shelf === before) shelf = readShelf(shippedOnly ? undefined : dataFolder, stamp);
    return shelf as Promise<Shelf>;
  }

  function bodyOf(owner: object, make: () => object): Promise<DocumentBody> {
    const known = bodies.get(owner);
    if (known) return known;
    const text = JSON.stringify(make());
    const body = compressDocument(text, hashOf(text));
    bodies.set(owner, body);
    return body;
  }

  /** Counted anew only when frameworks or ThreatModels have changed. */
  function coverageOf(now: Shelf, models: readonly Entry[]): Promise<CatalogCoverage> {
    const known = counts.get(models);
    if (known?.shelf === now) return known.counted;
    const counted = catalogCoverage(models, now.frameworks);
    counts.set(models, { shelf: now, counted });
    return counted;
  }

  return {
    list: async (models) => {
      const now = await current();
      const { frameworks, hashes, hash, files, unreadable } = now;
      const { newest, coverage } = await coverageOf(now, models);
      return {
        frameworks: frameworks.map((mapped, at) => ({
          ...summaryOf(mapped),
          hash: hashes[at] as string,
          ...(coverage[at] as CatalogCoverage['coverage'][number]),
        })),
        imports: files.map(importOf),
        models: newest,
        hash,
        unreadable,
      };
    },
    document: async (address) => {
      const mapped = find((await current()).frameworks, address);
      return mapped && bodyOf(mapped, () => documentOf(mapped));
    },
    named: async (wanted) => findFramework((await current()).frameworks, wanted),
    all: async () => {
      const now = await current();
      return bodyOf(now, () => documentOfAll(now.frameworks));
    },
    reach: async (address, models) => {
      const mapped = find((await current()).frameworks, address);
      if (!mapped) return undefined;
      const [counted] = frameworkCoverage(
        models.map(({ leads }) => leads),
        [mapped],
      );
      return {
        models: models.map(({ source }, at) => ({
          key: source.key,
          coverage: counted?.each[at] as RequirementCoverage,
        })),
      };
    },
    import: (upload) =>
      change(async () => {
        const { value, problems, counts } = await readApart(upload);
        if (!value) return { outcome: 'refused', problems };
        const { outcome } = await storeFrameworks(dataFolder, value);
        return { outcome, import: importOf(value), ...(counts && { counts }), problems };
      }),
    remove: (name) => change(() => removeFrameworks(dataFolder, name)),
  };
}

/** Without a folder: what ships alone. */
async function readShelf(dataFolder: string | undefined, stamp: string): Promise<Shelf> {
  const { files, unreadable } =
    dataFolder === undefined ? { files: [], unreadable: [] } : await readStoredFrameworks(dataFolder);
  const frameworks = collectFrameworks(SHIPPED_FRAMEWORKS, files);
  return {
    stamp,
    files,
    unreadable: unreadable.map(({ path, message }) => ({ file: `frameworks/${basename(path)}`, message })),
    frameworks,
    hashes: frameworks.map((mapped) => hashOf(JSON.stringify(documentOf(mapped)))),
    hash: hashOf(JSON.stringify(documentOfAll(frameworks))),
  };
}

function find(
  frameworks: readonly MappedFramework[],
  address: FrameworkAddress,
): MappedFramework | undefined {
  return frameworks.find(
    ({ origin, framework }) => origin === address.origin && frameworkKey(framework) === address.framework,
  );
}

function documentOf({ framework, mappings, scfControls, origin }: MappedFramework): FrameworkDocument {
  return {
    framework,
    mappings: [...mappings],
    ...(scfControls && { scfControls: [...scfControls] }),
    origin,
  };
}

function documentOfAll(frameworks: readonly MappedFramework[]): object {
  return { frameworks: withoutOlderReleases(frameworks).map(documentOf) };
}

function summaryOf({
  framework: { requirements: _, ...about },
  mappings,
  origin,
}: MappedFramework): Omit<FrameworkSummary, 'hash' | 'coverage' | 'models'> {
  return {
    ...about,
    origin,
    mappings: mappings.map(({ from, source, links }) => ({ ...from, source, links: links.length })),
  };
}

function importOf({ name, kind, license, frameworks, mappings }: FrameworkFile): FrameworkImport {
  return {
    name,
    kind,
    license,
    frameworks: frameworks.length,
    requirements: frameworks.reduce((sum, { requirements }) => sum + requirements.length, 0),
    links: mappings.reduce((sum, { links }) => sum + links.length, 0),
  };
}

function hashOf(text: string): string {
  return contentHash(text).slice(0, HASH_LENGTH);
}
