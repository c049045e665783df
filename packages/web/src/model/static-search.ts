import type { SearchAnswer } from '@demarc/server/contract';
import type { StaticSearchAnswer, StaticSearchQuestion } from './static-search.worker.ts';

interface Asked {
  readonly resolve: (answer: SearchAnswer) => void;
  readonly reject: (error: Error) => void;
}

const asked = new Map<number, Asked>();
let worker: Worker | undefined;
let last = 0;

/** Searches all ThreatModels without a server: in a worker, which reads their texts at the first question. */
export function searchStatically(question: Omit<StaticSearchQuestion, 'number'>): Promise<SearchAnswer> {
  worker ??= startWorker();
  const number = ++last;
  worker.postMessage({ ...question, number } satisfies StaticSearchQuestion);
  return new Promise((resolve, reject) => asked.set(number, { resolve, reject }));
}

function startWorker(): Worker {
  const started = new Worker(new URL('./static-search.worker.ts', import.meta.url), { type: 'module' });
  started.onmessage = ({ data }: MessageEvent<StaticSearchAnswer>) => {
    const waiting = asked.get(data.number);
    asked.delete(data.number);
    if ('answer' in data) waiting?.resolve(data.answer);
    else waiting?.reject(new Error(data.error));
  };
  // it did not come up: the next question starts another
  started.onerror = () => {
    worker = undefined;
    for (const { reject } of asked.values()) reject(new Error('the search cannot be started'));
    asked.clear();
  };
  return started;
}
