import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { CannotPrint } from '../../cannot-print.ts';
import type { Part, PartSet } from './set-part.ts';

/** Where the build puts the program: beside what starts it. */
const BUILT = fileURLToPath(new URL('./press.process.js', import.meta.url));
/** More processes would be no faster with the dozen parts of a long document, and each takes memory. */
const MOST = 2;

/** A part that is made when somebody is free to set it. */
export interface Order {
  readonly part: () => Part;
  /** How long it takes to set, by any measure: parts of the same weight are set in their order. */
  readonly weight: number;
}

/** What sets parts. */
export interface Press {
  /** Sets parts, the heaviest first, so that none is waited for at the end. The answers are in the order of the parts and can be awaited one after another. */
  set(orders: readonly Order[]): readonly Promise<PartSet>[];
}

/**
 * Starts processes that set parts, for as long as the work takes that is done with them: what the compiler takes is given back with them, and a fault of it ends
 * one of them, not this one. From source, as unit tests run it, there is no built program, and parts are set in this process.
 */
export async function withPress<T>(work: (press: Press) => Promise<T>): Promise<T> {
  if (!existsSync(BUILT)) {
    const { setPart } = await import('./set-part.ts');
    return work({ set: (orders) => orders.map(async ({ part }) => setPart(part())) });
  }
  const cores = availableParallelism();
  const count = Math.min(MOST, cores);
  const helpers = Array.from({ length: count }, () => startHelper(Math.floor(cores / count)));
  for (const helper of helpers) atWork.add(helper);
  try {
    return await work({ set: (orders) => setBy(helpers, orders) });
  } finally {
    await Promise.all(helpers.map((helper) => helper.end()));
    for (const helper of helpers) atWork.delete(helper);
  }
}

/** Those that this thread has started. */
const atWork = new Set<Helper>();

/** Ends the processes that this thread has started: what waits for them fails. A thread that ends without this leaves dead processes behind that nobody has waited for. */
export async function endPress(): Promise<void> {
  await Promise.all([...atWork].map((helper) => helper.end()));
}

function setBy(helpers: readonly Helper[], orders: readonly Order[]): readonly Promise<PartSet>[] {
  const settle: { readonly resolve: (set: PartSet) => void; readonly reject: (why: unknown) => void }[] = [];
  const answers = orders.map(
    (_, at) =>
      new Promise<PartSet>((resolve, reject) => {
        settle[at] = { resolve, reject };
      }),
  );
  // who awaits them one after another hears of a failure when its turn comes
  for (const answer of answers) answer.catch(() => undefined);
  const left = orders
    .map((order, at) => ({ ...order, ...settle[at], at }))
    .sort((a, b) => b.weight - a.weight);
  const feed = async (helper: Helper) => {
    for (let order = left.shift(); order; order = left.shift()) {
      try {
        order.resolve?.(await helper.set(order.part()));
      } catch (error) {
        order.reject?.(error);
      }
    }
  };
  for (const helper of helpers) void feed(helper);
  // each has one part in hand and one that waits, prepared while the first is set
  for (const helper of helpers) setImmediate(() => void feed(helper));
  return answers;
}

interface Helper {
  set(part: Part): Promise<PartSet>;
  /** Resolves when it has ended. */
  end(): Promise<void>;
}

/** `threads` for the compiler: more than there are cores only take each other's time. */
function startHelper(threads: number): Helper {
  const child: ChildProcess = fork(BUILT, [], {
    env: { ...process.env, RAYON_NUM_THREADS: String(threads) },
    serialization: 'advanced',
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  /** Who waits for an answer, in the order in which they asked. */
  const waiting: { readonly resolve: (set: PartSet) => void; readonly reject: (why: Error) => void }[] = [];
  let failure: Error | undefined;
  const fail = (why: string) => {
    failure ??= new CannotPrint(`a process that sets its pages ended before its work was done (${why})`);
    for (const one of waiting.splice(0)) one.reject(failure);
  };
  child.on('message', (answer) => waiting.shift()?.resolve(answer as PartSet));
  child.once('error', (error) => fail(error.message));
  child.once('exit', (code, signal) =>
    fail(signal === null ? `exit code ${code}` : `${signal}, as when memory runs out`),
  );
  return {
    set(part) {
      if (failure) return Promise.reject(failure);
      return new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        // one that cannot be reached has ended, and its end says why
        child.send(part, () => undefined);
      });
    },
    async end() {
      const gone = child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
      if (gone) return;
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}
