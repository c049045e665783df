import type { IdKind } from '../model/id.ts';
import type { ThreatModel } from '../model/threat-model.ts';
import { type Excerpt, excerptOf } from './excerpt.ts';
import { searchable } from './search-model.ts';

// in every runtime of JavaScript, though not in the language itself
declare const TextEncoder: new () => { readonly encode: (text: string) => Uint8Array };
declare const TextDecoder: new () => { readonly decode: (bytes: Uint8Array) => string };

/** An object as the index takes it up: its name, and every text of it by field. */
export interface SearchedObject {
  readonly kind: IdKind;
  readonly id: string;
  /** Name or title; empty where it has none. */
  readonly name: string;
  readonly fields: readonly (readonly [field: string, text: string])[];
}

/** One object in which every word of a query occurs. */
export interface TextHit extends Omit<SearchedObject, 'fields'>, Excerpt {
  /** The key of its ThreatModel. */
  readonly model: string;
}

/**
 * The words of many ThreatModels. Each distinct word is kept once; an object is the list of its words' numbers. A search tests each distinct word
 * once, and then goes over numbers only: exact (a part of a word is found, too), and 200 ThreatModels take a few milliseconds.
 */
export interface SearchIndex {
  /** Takes up a ThreatModel; what comes back is forgotten with it. */
  readonly add: (objects: readonly SearchedObject[]) => SearchTexts;
  /** Objects in which every word occurs, best first: the id itself, all words in id and name, some, texts only; then in the order of `among`. */
  readonly search: (
    query: string,
    limit: number,
    among: readonly { readonly key: string; readonly texts: SearchTexts }[],
  ) => FoundTexts;
}

export interface FoundTexts {
  readonly hits: readonly TextHit[];
  /** How many there are, over the limit too. */
  readonly total: number;
}

/** One ThreatModel as search keeps it: numbers of words, and the texts packed as bytes. */
export interface SearchTexts {
  /** Words of all objects, one after the other; first those of id and name. */
  readonly words: Uint32Array;
  /** Per object: where its words begin, and where those of id and name end; at last, where all end. */
  readonly bounds: Uint32Array;
  /** Per object: itself as JSON in UTF-8, one after the other: a hundred ThreatModels as strings would take twice the memory. */
  readonly packed: Uint8Array;
  readonly packedAt: Uint32Array;
}

const MOST_WORDS = 24;
const NAMES = new Set(['name', 'title', 'api']);
const RANKS = 4;

export function createSearchIndex(): SearchIndex {
  const numbers = new Map<string, number>();
  const words: string[] = [];
  const numberOf = (word: string): number => {
    const known = numbers.get(word);
    if (known !== undefined) return known;
    numbers.set(word, words.length);
    return words.push(word) - 1;
  };
  return {
    add: (objects) => packTexts(objects, numberOf),
    search: (query, limit, among) => {
      const wanted = [...new Set(wordsOf(query))].slice(0, MOST_WORDS);
      if (wanted.length === 0) return { hits: [], total: 0 };
      const marks = markWords(words, wanted);
      const id = numbers.get(query.trim().toLowerCase());
      return rankedHits(among, marks, (1 << wanted.length) - 1, id, wanted, limit);
    },
  };
}

/** For each word, the bits of the query's words that occur in it. */
function markWords(words: readonly string[], wanted: readonly string[]): Uint32Array {
  const marks = new Uint32Array(words.length);
  for (const [bit, part] of wanted.entries()) {
    for (let number = 0; number < words.length; number++)
      if ((words[number] as string).includes(part)) (marks[number] as number) |= 1 << bit;
  }
  return marks;
}

function rankedHits(
  among: readonly { readonly key: string; readonly texts: SearchTexts }[],
  marks: Uint32Array,
  all: number,
  id: number | undefined,
  wanted: readonly string[],
  limit: number,
): FoundTexts {
  const best = Array.from({ length: RANKS }, (): SearchPlace[] => []);
  let total = 0;
  for (const { key, texts } of among) {
    const objects = texts.packedAt.length - 1;
    for (let object = 0; object < objects; object++) {
      const rank = rankOf(texts, object, marks, all, id);
      if (rank === undefined) continue;
      total++;
      const places = best[rank] as SearchPlace[];
      if (places.length < limit) places.push({ key, texts, object });
    }
  }
  const hits = best
    .flat()
    .slice(0, limit)
    .map((place) => hitAt(place, wanted));
  return { hits, total };
}

interface SearchPlace {
  readonly key: string;
  readonly texts: SearchTexts;
  readonly object: number;
}

function rankOf(
  { words, bounds }: SearchTexts,
  object: number,
  marks: Uint32Array,
  all: number,
  id: number | undefined,
): number | undefined {
  const start = bounds[2 * object] as number;
  const headEnd = bounds[2 * object + 1] as number;
  const end = bounds[2 * object + 2] as number;
  let found = 0;
  for (let at = start; at < headEnd; at++) found |= marks[words[at] as number] as number;
  const head = found;
  for (let at = headEnd; at < end && found !== all; at++) found |= marks[words[at] as number] as number;
  if (found !== all) return undefined;
  if (words[start] === id) return 0;
  return head === all ? 1 : head !== 0 ? 2 : 3;
}

function hitAt({ key, texts, object }: SearchPlace, wanted: readonly string[]): TextHit {
  const packed = texts.packed.subarray(texts.packedAt[object], texts.packedAt[object + 1]);
  const { kind, id, name, fields } = JSON.parse(new TextDecoder().decode(packed)) as SearchedObject;
  return { model: key, kind, id, name, ...excerptOf(fields, wanted) };
}

/** What a search finds of a ThreatModel: all its objects, each with its texts. */
export function searchedObjects(model: ThreatModel): readonly SearchedObject[] {
  return searchable(model).map(({ kind, id, fields }) => ({
    kind,
    id,
    name: fields.find(([field, text]) => NAMES.has(field) && text !== '')?.[1] ?? '',
    fields: fields.filter(([field, text]) => field !== 'id' && text !== ''),
  }));
}

function packTexts(objects: readonly SearchedObject[], numberOf: (word: string) => number): SearchTexts {
  const encoder = new TextEncoder();
  const words: number[] = [];
  const bounds: number[] = [];
  const packed: Uint8Array[] = [];
  const packedAt: number[] = [0];
  for (const object of objects) {
    const seen = new Set<string>();
    const take = (text: string) => {
      for (const word of wordsOf(text)) {
        if (seen.has(word)) continue;
        seen.add(word);
        words.push(numberOf(word));
      }
    };
    bounds.push(words.length);
    take(object.id);
    for (const [field, text] of object.fields) if (NAMES.has(field)) take(text);
    bounds.push(words.length);
    for (const [, text] of object.fields) take(text);
    const bytes = encoder.encode(JSON.stringify(object));
    packed.push(bytes);
    packedAt.push((packedAt.at(-1) as number) + bytes.length);
  }
  bounds.push(words.length);
  return {
    words: Uint32Array.from(words),
    bounds: Uint32Array.from(bounds),
    packed: joined(packed, packedAt.at(-1) as number),
    packedAt: Uint32Array.from(packedAt),
  };
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}
