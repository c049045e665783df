import { createSearchIndex, type SearchedObject, type SearchTexts } from '@demarc/core/search-index';
import type { ModelSummary, SearchAnswer } from '@demarc/server/contract';

/** One question of the page; the answer carries its number. */
export interface StaticSearchQuestion {
  readonly number: number;
  readonly text: string;
  readonly limit: number;
  /** All ThreatModels in the order of the list, with the address of each one's texts. */
  readonly models: readonly (Pick<ModelSummary, 'key'> & { readonly texts: string })[];
}

export type StaticSearchAnswer =
  | { readonly number: number; readonly answer: SearchAnswer }
  | { readonly number: number; readonly error: string };

const index = createSearchIndex();
const taken = new Map<string, Promise<SearchTexts>>();

/** Searches as the server does, with the same index, beside the page: texts are fetched and indexed once. */
addEventListener('message', ({ data }: MessageEvent<StaticSearchQuestion>) => {
  const { number } = data;
  answerOf(data).then(
    (answer) => postMessage({ number, answer } satisfies StaticSearchAnswer),
    (error: Error) => postMessage({ number, error: error.message } satisfies StaticSearchAnswer),
  );
});

async function answerOf({ text, limit, models }: StaticSearchQuestion): Promise<SearchAnswer> {
  const among = await Promise.all(
    models.map(async ({ key, texts }) => ({ key, texts: await textsAt(texts) })),
  );
  return { ...index.search(text, limit, among), pending: 0 };
}

function textsAt(address: string): Promise<SearchTexts> {
  const known = taken.get(address);
  if (known) return known;
  const made = fetch(address)
    .then((response) => {
      if (!response.ok) throw new Error(`the texts to search in cannot be loaded: ${response.status}`);
      return response.json();
    })
    .then((objects: readonly SearchedObject[]) => index.add(objects));
  taken.set(address, made);
  made.catch(() => taken.delete(address));
  return made;
}
