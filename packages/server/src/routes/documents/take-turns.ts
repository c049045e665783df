/** Lets a few pieces of work run at the same time; the others wait in the order in which they came. */
export interface Turns {
  /**
   * Runs `work` when it is its turn. `onWait` is told how many go before it, each time that changes. Work whose `signal` says that nobody wants
   * it any more leaves the row. `undefined` when too many wait already.
   */
  readonly take: <T>(
    work: () => Promise<T>,
    onWait: (before: number) => void,
    signal: AbortSignal,
  ) => Promise<T> | undefined;
}

interface Waiting {
  readonly start: () => void;
  readonly onWait: (before: number) => void;
}

export function createTurns(most: number, mostWaiting: number): Turns {
  let running = 0;
  const row: Waiting[] = [];
  const tellPlaces = () => {
    row.forEach(({ onWait }, at) => {
      onWait(at + 1);
    });
  };
  const turn = (onWait: Waiting['onWait'], signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const waiting = { start: resolve, onWait };
      row.push(waiting);
      onWait(row.length);
      signal.addEventListener('abort', () => {
        const at = row.indexOf(waiting);
        if (at < 0) return;
        row.splice(at, 1);
        tellPlaces();
        reject(signal.reason);
      });
    });
  async function run<T>(work: () => Promise<T>, onWait: Waiting['onWait'], signal: AbortSignal): Promise<T> {
    signal.throwIfAborted();
    if (running >= most) await turn(onWait, signal);
    else running++;
    try {
      signal.throwIfAborted();
      return await work();
    } finally {
      // INVARIANT: whoever is next takes this place over, so that nobody slips in between
      const next = row.shift();
      if (next) {
        next.start();
        tellPlaces();
      } else running--;
    }
  }
  return {
    take: (work, onWait, signal) =>
      running >= most && row.length >= mostWaiting ? undefined : run(work, onWait, signal),
  };
}
