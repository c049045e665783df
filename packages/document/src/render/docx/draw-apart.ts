import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { drawPng, type Lit } from './draw-png.ts';

/** Where the build puts the thread: beside what starts it. */
const BUILT = new URL('./pictures.worker.js', import.meta.url);

/** What draws pictures in pixels, as PNG. */
export interface Drawer {
  draw(picture: Lit): Promise<Uint8Array>;
}

/** What the thread is sent; it answers with the same number. */
export interface DrawingOrder {
  readonly number: number;
  readonly picture: Lit;
}

export type Drawing = { readonly number: number } & (
  | { readonly png: Uint8Array }
  | { readonly failure: unknown }
);

/**
 * Starts a thread that draws pictures, for as long as the work takes that needs them: drawing and packing them takes as long as writing the document. From source, as
 * unit tests run it, there is no other thread.
 */
export async function withDrawer<T>(work: (drawer: Drawer) => Promise<T>): Promise<T> {
  if (!existsSync(BUILT)) return work({ draw: drawPng });
  const worker = new Worker(BUILT);
  const waiting: { readonly resolve: (png: Uint8Array) => void; readonly reject: (why: unknown) => void }[] =
    [];
  let failure: unknown;
  const fail = (why: unknown) => {
    failure ??= why;
    for (const one of waiting) one.reject(failure);
  };
  worker.on('message', (drawing: Drawing) => {
    const one = waiting[drawing.number];
    if ('png' in drawing) one?.resolve(drawing.png);
    else one?.reject(drawing.failure);
  });
  worker.once('error', fail);
  worker.once('exit', () => fail(new Error('the thread that draws pictures ended without them')));
  try {
    return await work({
      draw: (picture) =>
        new Promise((resolve, reject) => {
          // one that has ended answers nobody
          if (failure !== undefined) return reject(failure);
          const number = waiting.push({ resolve, reject }) - 1;
          worker.postMessage({ number, picture } satisfies DrawingOrder);
        }),
    });
  } finally {
    await worker.terminate();
  }
}
