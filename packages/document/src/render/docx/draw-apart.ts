import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { drawPngs, type Picture } from './pictures.ts';

/** Where the build puts the thread: beside what starts it. */
const BUILT = new URL('./pictures.worker.js', import.meta.url);

/** The pictures as PNG, drawn in a thread of their own, as packing them takes as long as drawing. From source, as unit tests run it, there is no other thread. */
export function drawApart(pictures: readonly Picture[]): Promise<readonly Uint8Array[]> {
  if (pictures.length === 0 || !existsSync(BUILT)) return drawPngs(pictures);
  return new Promise((resolve, reject) => {
    const worker = new Worker(BUILT, { workerData: pictures });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the thread that draws pictures ended without them')));
  });
}
