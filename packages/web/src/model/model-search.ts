import { searchable } from '@demarc/core';
import MiniSearch from 'minisearch';
import { type Described, describe } from './describe.ts';
import type { LoadedModel } from './load-model.ts';

const indexes = new WeakMap<LoadedModel, MiniSearch>();

/** Finds objects of one ThreatModel by id, name or any text, best first. The index is made on first use. */
export function searchLoaded(model: LoadedModel, text: string, limit: number): readonly Described[] {
  if (text.trim() === '') return [];
  const found = indexFor(model).search(text, {
    prefix: true,
    fuzzy: (term) => (term.length > 4 ? 0.2 : false),
    boost: { id: 6, name: 3 },
    combineWith: 'AND',
  });
  return found.slice(0, limit).flatMap(({ id }) => describe(model, id as string) ?? []);
}

function indexFor(loaded: LoadedModel): MiniSearch {
  const existing = indexes.get(loaded);
  if (existing) return existing;
  const index = new MiniSearch({ fields: ['id', 'name', 'text'], idField: 'key' });
  const seen = new Set<string>();
  for (const { id, fields } of searchable(loaded.model)) {
    if (seen.has(id)) continue;
    seen.add(id);
    const named = fields.filter(([field]) => field === 'name' || field === 'title' || field === 'api');
    const others = fields.filter((field) => field[0] !== 'id' && !named.includes(field));
    const joined = (some: typeof fields) => some.map(([, text]) => text).join(' ');
    index.add({ key: id, id: `${id} ${id.replace('.', ' ')}`, name: joined(named), text: joined(others) });
  }
  indexes.set(loaded, index);
  return index;
}
