import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { type DocumentOrder, type MadeFile, makeDocument, type Say } from './make-document.ts';

/** Where the build puts the worker: beside what starts it. */
const BUILT = new URL('./document.worker.js', import.meta.url);
/** A document of ten times the content of Amazon S3 stays below. */
const PATIENCE = 180_000;

/** Milliseconds that a thread has to end by itself. */
const GRACE = 5_000;

type Message = { readonly step: string } | { readonly files: readonly MadeFile[] };

/**
 * Makes a document in a thread of its own, so that nobody waits for it. From source, as unit tests run it, there is no built thread, and it is made in this one.
 * `signal` ends the work.
 */
export async function makeApart(
  order: DocumentOrder,
  say: Say = () => undefined,
  signal?: AbortSignal,
): Promise<readonly MadeFile[]> {
  if (!existsSync(BUILT)) return makeDocument(order, say);
  return new Promise((resolve, reject) => {
    const worker = new Worker(BUILT, { workerData: order });
    const stop = (why: string) => {
      reject(new Error(why));
      // it ends what it has started, and itself; what does not listen is ended
      worker.postMessage('stop');
      setTimeout(() => void worker.terminate(), GRACE).unref();
    };
    const timer = setTimeout(() => stop(`the document took more than ${PATIENCE / 1000} s`), PATIENCE);
    signal?.addEventListener('abort', () => stop('nobody waits for the document any more'), { once: true });
    worker.on('message', (message: Message) => {
      if ('step' in message) say(message.step);
      else resolve(message.files);
    });
    worker.once('error', reject);
    worker.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('the thread that made a document ended without one'));
    });
  });
}
