import {
  type Folders,
  type Imported,
  importModel,
  listPlaces,
  type ModelPlace,
  type ModelSource,
  removeModel,
  renameModel,
  replaceModel,
} from '@demarc/catalog-reader';
import type { CoveringModel, Facts, Origin } from '@demarc/core';
import { createSearchIndex } from '@demarc/core/search-index';
import {
  type ModelAddress,
  type ModelList,
  type ModelSummary,
  newestFirst,
  type SearchAnswer,
} from '../contract/index.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { type Prepared, prepareModel } from './prepare.ts';
import { readSlot, type Slot } from './read-slot.ts';

/** One ThreatModel in memory: little more than its summary; everything else is made from its file when it is needed, or in the background. */
export interface Entry {
  readonly source: ModelSource;
  readonly place: ModelPlace;
  readonly summary: ModelSummary;
  /** What leads from it to compliance frameworks. */
  readonly leads: CoveringModel;
}

/** What an import, or a replacement, came to. */
export type ImportResult =
  | Extract<Imported, { readonly outcome: 'refused' }>
  | { readonly outcome: Exclude<Imported['outcome'], 'refused'>; readonly entry: Entry };

/** All ThreatModels of the catalog and of the data folder. Follows the folders: every question first looks at them, at most once a second. */
export interface Library {
  /** Looks at the folders, if the last look is over a second old. */
  readonly refresh: () => Promise<void>;
  readonly counts: () => { readonly models: number; readonly loading: number };
  /** Every ThreatModel. Waits a moment for the rules to have run over them; problems are `null` where they have not. */
  readonly list: () => Promise<ModelList>;
  /** Every ThreatModel, for what is computed over all of them. */
  readonly entries: () => Promise<readonly Entry[]>;
  readonly find: (address: ModelAddress) => Promise<Entry | undefined>;
  readonly summaryOf: (entry: Entry) => Promise<ModelSummary>;
  /** Document and problems of a ThreatModel; `undefined` if its file has become unreadable since. */
  readonly prepared: (entry: Entry) => Promise<Prepared | undefined>;
  readonly search: (query: string, limit: number) => Promise<SearchAnswer>;
  readonly import: (text: string, origin: Origin) => Promise<ImportResult>;
  readonly replace: (entry: Entry, text: string) => Promise<ImportResult>;
  readonly rename: (
    entry: Entry,
    to: { readonly publisher?: string | undefined; readonly version?: string | undefined },
  ) => Promise<Entry | { readonly message: string }>;
  readonly remove: (entry: Entry) => Promise<void>;
  /** Ends the work in the background. */
  readonly close: () => Promise<void>;
}

export interface LibraryOptions {
  readonly folders: Folders;
  /** These alone, wherever they are; all of the folders unless given. */
  readonly places?: readonly ModelPlace[] | undefined;
  readonly facts: () => Promise<Facts>;
}

/** How long what was seen of the folders counts as true, in milliseconds. */
const GLANCE = 1000;
/** How long an answer waits for what is still being prepared, in milliseconds; it does not wait for more than a few ThreatModels. */
const PATIENCE = 400;
const FEW = 20;
const BACKGROUND_WORKERS = 2;
/** ThreatModels whose files are being read at the same time, so that the disk is not waited for. */
const READERS = 4;

interface State {
  readonly slots: ReadonlyMap<string, Slot>;
  readonly entries: readonly Entry[];
  readonly byKey: ReadonlyMap<string, Entry>;
  readonly unreadable: ModelList['unreadable'];
}

export function createLibrary({ folders, places: chosen, facts }: LibraryOptions): Library {
  const index = createSearchIndex();
  let state: State = { slots: new Map(), entries: [], byKey: new Map(), unreadable: [] };
  let loading = 0;
  let seenAt = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> | undefined;
  let background: Promise<void> = Promise.resolve();
  let closed = false;
  const prepared = new WeakMap<Entry, Promise<Prepared | undefined>>();
  const done = new WeakMap<Entry, Prepared>();

  async function look(): Promise<void> {
    const places = chosen ?? (await listPlaces(folders));
    const before = state.slots;
    const kept = (place: ModelPlace) => {
      const slot = before.get(place.path);
      return slot?.place.stamp === place.stamp ? slot : undefined;
    };
    loading = places.filter((place) => !kept(place)).length;
    if (loading === 0 && places.length === before.size) return;
    const read = await mapInTurns(places, async (place) => {
      const same = kept(place);
      if (same || closed) return same;
      const slot = await readSlot(place, folders);
      loading--;
      return slot;
    });
    if (closed) return;
    const slots = new Map(read.flatMap((slot) => (slot ? [[slot.place.path, slot] as const] : [])));
    state = stateOf(slots);
    prepareAll();
  }

  function refresh(): Promise<void> {
    if (looking) return looking;
    if (performance.now() - seenAt < GLANCE) return Promise.resolve();
    looking = look().finally(() => {
      seenAt = performance.now();
      looking = undefined;
    });
    return looking;
  }

  /** After a change of our own: whatever is under way may have begun before it. */
  async function refreshNow(): Promise<void> {
    await looking;
    seenAt = Number.NEGATIVE_INFINITY;
    await refresh();
  }

  function prepare(entry: Entry): Promise<Prepared | undefined> {
    const known = prepared.get(entry);
    if (known) return known;
    const made = facts()
      .then((given) => prepareModel(entry, folders, given, index))
      .then((result) => {
        if (result) done.set(entry, result);
        return result;
      });
    prepared.set(entry, made);
    return made;
  }

  function prepareAll(): void {
    const entries = state.entries;
    let next = 0;
    const work = async () => {
      for (
        let entry = entries[next++];
        entry && !closed && entries === state.entries;
        entry = entries[next++]
      ) {
        await prepare(entry).catch(() => undefined);
        // INVARIANT: requests go first; between two ThreatModels whatever waits gets its turn.
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    background = Promise.all(Array.from({ length: BACKGROUND_WORKERS }, work)).then(() => undefined);
  }

  async function readyWithin(milliseconds: number): Promise<void> {
    await refresh();
    const waiting = state.entries.filter((entry) => !done.has(entry)).length;
    if (waiting === 0 || waiting > FEW) return;
    let timer: NodeJS.Timeout | undefined;
    const enough = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, milliseconds);
    });
    await Promise.race([background, enough]);
    clearTimeout(timer);
  }

  const summaryNow = (entry: Entry): ModelSummary => ({
    ...entry.summary,
    problems: done.get(entry)?.counts ?? null,
  });

  const change = oneAtATime();

  async function imported(result: Imported): Promise<ImportResult> {
    if (result.outcome === 'refused') return result;
    await refreshNow();
    const entry = state.byKey.get(result.source.key);
    if (!entry) throw new Error(`\`${result.source.key}\` was stored and cannot be found again`);
    return { outcome: result.outcome, entry };
  }

  return {
    refresh,
    counts: () => ({ models: state.entries.length, loading }),
    list: async () => {
      await readyWithin(PATIENCE);
      return { models: state.entries.map(summaryNow), unreadable: state.unreadable };
    },
    entries: async () => {
      await refresh();
      return state.entries;
    },
    find: async (address) => {
      await refresh();
      return findEntry(state, address);
    },
    summaryOf: async (entry) => {
      await prepare(entry);
      return summaryNow(entry);
    },
    prepared: prepare,
    search: async (query, limit) => {
      await readyWithin(PATIENCE);
      const among = state.entries.flatMap((entry) => {
        const texts = done.get(entry)?.texts;
        return texts ? [{ key: entry.source.key, texts }] : [];
      });
      return { ...index.search(query, limit, among), pending: state.entries.length - among.length };
    },
    import: (text, origin) =>
      change(async () => {
        await refresh();
        const existing = state.entries.map(({ source }) => source);
        return imported(await importModel(folders.data, text, origin, existing));
      }),
    replace: (entry, text) => change(async () => imported(await replaceModel(entry.source, text))),
    rename: (entry, to) =>
      change(async () => {
        const existing = state.entries.map(({ source }) => source);
        const renamed = await renameModel(entry.source, to, existing);
        if ('message' in renamed) return renamed;
        await refreshNow();
        return state.byKey.get(renamed.key) ?? entry;
      }),
    remove: (entry) =>
      change(async () => {
        await removeModel(entry.source);
        await refreshNow();
      }),
    close: async () => {
      closed = true;
      await Promise.all([looking, background]);
    },
  };
}

/** The first place with an identity has it: the catalog, then the data folder in order of the file names. What repeats it is told. */
function stateOf(slots: ReadonlyMap<string, Slot>): State {
  const byKey = new Map<string, Entry>();
  const unreadable: { file: string; message: string }[] = [];
  for (const slot of slots.values()) {
    if ('message' in slot) {
      unreadable.push({ file: slot.file, message: slot.message });
      continue;
    }
    const { key } = slot.entry.source;
    if (byKey.has(key)) {
      const message = `there is another ThreatModel \`${key}\`: give this one a version of its own`;
      unreadable.push({ file: slot.file, message });
    } else byKey.set(key, slot.entry);
  }
  return { slots, entries: [...byKey.values()], byKey, unreadable };
}

function findEntry({ entries }: State, address: ModelAddress): Entry | undefined {
  const { publisher, provider, service, version } = lowerCase(address);
  const versions = entries.filter(
    ({ summary }) =>
      summary.publisher === publisher && summary.provider === provider && summary.service === service,
  );
  const exact = versions.find(({ summary }) => summary.version === version);
  if (exact || version !== 'latest') return exact;
  const newest = newestFirst(versions.map(({ summary }) => summary))[0];
  return versions.find(({ summary }) => summary === newest);
}

function lowerCase({ publisher, provider, service, version }: ModelAddress): ModelAddress {
  return {
    publisher: publisher.toLowerCase(),
    provider: provider.toLowerCase(),
    service: service.toLowerCase(),
    version: version.toLowerCase(),
  };
}

/** Applies `work` to every item, a few at a time; results in the order of the items. */
async function mapInTurns<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results = new Array<R>(items.length);
  const open = items.entries();
  const worker = async () => {
    for (const [index, item] of open) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: READERS }, worker));
  return results;
}
