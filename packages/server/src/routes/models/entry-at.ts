import { type Analysis, analyse } from '@demarc/core';
import type { ModelAddress } from '../../contract/index.ts';
import type { Entry, Library } from '../../library/library.ts';
import type { Prepared } from '../../library/prepare.ts';
import { readPlace } from '../../library/read-slot.ts';
import { RequestError } from '../../request-error.ts';

export const MODEL_PATH = '/api/models/:publisher/:provider/:service/:version';

/** The ThreatModel at an address; `not-found` if there is none. */
export async function entryAt(library: Library, address: ModelAddress): Promise<Entry> {
  const entry = await library.find(address);
  if (entry) return entry;
  const { publisher, provider, service, version } = address;
  throw new RequestError(
    'not-found',
    `no ThreatModel \`${publisher}:${provider}/${service}@${version}\`: \`/api/models\` lists what there is`,
  );
}

/** The ThreatModel at an address, if it may be changed here; `forbidden` if it is of the catalog. */
export async function importedEntryAt(library: Library, address: ModelAddress): Promise<Entry> {
  const entry = await entryAt(library, address);
  if (entry.source.kind === 'imported') return entry;
  throw new RequestError(
    'forbidden',
    `\`${entry.source.key}\` is of the catalog: it changes with its files in \`catalog/\``,
  );
}

/** Document and problems of a ThreatModel; `not-found` if its file has just become unreadable. */
export async function preparedEntry(library: Library, entry: Entry): Promise<Prepared> {
  return (await library.prepared(entry)) ?? unreadable(entry);
}

/** A ThreatModel with its figures, read anew; `not-found` if its file has just become unreadable. */
export async function analysedEntry(entry: Entry): Promise<Analysis> {
  const { model } = await readPlace(entry.place);
  return model ? analyse(model) : unreadable(entry);
}

function unreadable({ source }: Entry): never {
  throw new RequestError('not-found', `\`${source.key}\` cannot be read any more`);
}
