/** A small seeded generator of numbers (mulberry32): the same seed gives the same cases everywhere. */
export interface Random {
  readonly next: () => number;
  readonly pick: <T>(items: readonly T[]) => T;
  readonly chance: (probability: number) => boolean;
  /** Between `least` and `most` of the items, in their order. */
  readonly some: <T>(items: readonly T[], least: number, most: number) => readonly T[];
}

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = state;
    value = Math.imul(value ^ (value >>> 15), value | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T;
  const some = <T>(items: readonly T[], least: number, most: number): readonly T[] => {
    const count = least + Math.floor(next() * (most - least + 1));
    const left = [...items];
    const taken: T[] = [];
    while (taken.length < count && left.length > 0)
      taken.push(left.splice(Math.floor(next() * left.length), 1)[0] as T);
    return taken;
  };
  return { next, pick, chance: (probability) => next() < probability, some };
}
