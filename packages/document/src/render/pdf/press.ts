import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { type Part, type PartSet, setPart } from './set-part.ts';

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
 * Starts processes that set parts, for as long as the work takes that is done with them: the threads of one process would wait for each other, as all that the
 * compiler remembers is shared between them, and what it took would stay with this process. From source, as unit tests run it, there is no built program,
 * and parts are set in this one.
 */
export async function withPress<T>(work: (press: Press) => Promise<T>): Promise<T> {
  if (!existsSync(BUILT)) return work({ set: (orders) => orders.map(async ({ part }) => setPart(part())) });
  const helpers = Array.from({ length: Math.min(MOST, availableParallelism()) }, startHelper);
  try {
    return await work({ set: (orders) => setBy(helpers, orders) });
  } finally {
    for (const helper of helpers) helper.end();
  }
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
  end(): void;
}

function startHelper(): Helper {
  const child: ChildProcess = fork(BUILT, [], {
    serialization: 'advanced',
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  /** Who waits for an answer, in the order in which they asked. */
  const waiting: { readonly resolve: (set: PartSet) => void; readonly reject: (why: Error) => void }[] = [];
  let failure: Error | undefined;
  const fail = (why: string) => {
    failure ??= new Error(`a process that sets pages ended before its work: ${why}`);
    for (const one of waiting.splice(0)) one.reject(failure);
  };
  child.on('message', (answer) => waiting.shift()?.resolve(answer as PartSet));
  child.once('error', (error) => fail(error.message));
  child.once('exit', (code, signal) => fail(signal ?? `code ${code}`));
  return {
    set(part) {
      if (failure) return Promise.reject(failure);
      return new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        child.send(part, (error) => {
          if (error) fail(error.message);
        });
      });
    },
    end: () => child.kill(),
  };
}
