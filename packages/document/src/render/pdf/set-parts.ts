import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type Part, type PartSet, setPart } from './set-part.ts';

/** Where the build puts the thread: beside what starts it. */
const BUILT = new URL('./press.worker.js', import.meta.url);

/** What a thread that helps is given: all parts, and the number of the next that nobody has taken. */
export interface Press {
  readonly parts: readonly Part[];
  readonly next: SharedArrayBuffer;
}

/** What it says of each part that it has taken. */
export interface Pressed {
  readonly at: number;
  readonly set: PartSet;
}

/** Sets parts, in this thread and in one beside it; the answers are in the order of the parts. From source, as unit tests run it, there is no other thread. */
export async function setParts(parts: readonly Part[]): Promise<readonly PartSet[]> {
  const press: Press = { parts, next: new SharedArrayBuffer(4) };
  const helped = parts.length > 1 && availableParallelism() > 1 && existsSync(BUILT);
  const helper = helped ? startHelper(press) : Promise.resolve([]);
  // were it to fail while this thread is at work, nobody would have asked yet
  helper.catch(() => undefined);
  const own = setUntaken(press);
  const all = [...own, ...(await helper)].sort((a, b) => a.at - b.at);
  return all.map(({ set }) => set);
}

/** Takes part after part until none is left. */
export function setUntaken(
  { parts, next }: Press,
  tell: (pressed: Pressed) => void = () => undefined,
): Pressed[] {
  const counter = new Int32Array(next);
  const done: Pressed[] = [];
  for (;;) {
    const at = Atomics.add(counter, 0, 1);
    const part = parts[at];
    if (!part) return done;
    const pressed = { at, set: setPart(part) };
    done.push(pressed);
    tell(pressed);
  }
}

function startHelper(press: Press): Promise<readonly Pressed[]> {
  return new Promise((resolve, reject) => {
    const done: Pressed[] = [];
    const worker = new Worker(BUILT, { workerData: press });
    worker.on('message', (pressed: Pressed) => done.push(pressed));
    worker.once('error', reject);
    worker.once('exit', (code) =>
      code === 0 ? resolve(done) : reject(new Error('the thread that sets pages ended before its work')),
    );
  });
}
