import { describe, expect, it } from 'vitest';
import { createTurns } from '../src/routes/documents/take-turns.ts';

/** Work that ends when it is told to. */
function held() {
  let end: (value: string) => void = () => undefined;
  const ended = new Promise<string>((resolve) => {
    end = resolve;
  });
  let begun = false;
  const work = () => {
    begun = true;
    return ended;
  };
  return { work, end, begun: () => begun };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));
const never = new AbortController().signal;
const nobody = () => undefined;

describe('turns', () => {
  it('run so many at once; the others wait in their order and are told their place', async () => {
    const turns = createTurns(1, 5);
    const [a, b, c] = [held(), held(), held()];
    const places: string[] = [];
    const first = turns.take(a.work, nobody, never);
    const second = turns.take(b.work, (before) => places.push(`b ${before}`), never);
    const third = turns.take(c.work, (before) => places.push(`c ${before}`), never);
    await settle();
    expect([a.begun(), b.begun(), c.begun(), places]).toEqual([true, false, false, ['b 1', 'c 2']]);
    a.end('a');
    expect(await first).toBe('a');
    await settle();
    expect([b.begun(), c.begun(), places]).toEqual([true, false, ['b 1', 'c 2', 'c 1']]);
    b.end('b');
    c.end('c');
    expect([await second, await third]).toEqual(['b', 'c']);
  });

  it('leave the row when nobody wants them any more, and make room when they fail', async () => {
    const turns = createTurns(1, 5);
    const [a, b, c] = [held(), held(), held()];
    const gone = new AbortController();
    const failing = turns.take(
      async () => {
        await a.work();
        throw new Error('failed');
      },
      nobody,
      never,
    );
    const leaving = turns.take(b.work, nobody, gone.signal);
    const last = turns.take(c.work, nobody, never);
    gone.abort();
    await expect(leaving).rejects.toThrow();
    a.end('a');
    await expect(failing).rejects.toThrow('failed');
    c.end('c');
    expect([await last, b.begun()]).toEqual(['c', false]);
  });

  it('are refused when too many wait', async () => {
    const turns = createTurns(1, 1);
    const [a, b] = [held(), held()];
    const running = [turns.take(a.work, nobody, never), turns.take(b.work, nobody, never)];
    expect(turns.take(a.work, nobody, never)).toBeUndefined();
    a.end('a');
    b.end('b');
    expect(await Promise.all(running)).toEqual(['a', 'b']);
  });
});
