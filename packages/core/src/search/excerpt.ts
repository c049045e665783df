/** A piece of a text with the places of the words that were looked for. */
export interface Excerpt {
  readonly field: string;
  readonly excerpt: string;
  /** Character ranges in the excerpt, half-open, in order. */
  readonly matches: readonly (readonly [start: number, end: number])[];
}

const BEFORE = 50;
const LENGTH = 200;

/** The piece of an object's texts in which the most of the words are, with their places in it. Without any, its first text from the beginning. */
export function excerptOf(
  fields: readonly (readonly [field: string, text: string])[],
  words: readonly string[],
): Excerpt {
  let best: readonly [field: string, text: string] = fields[0] ?? ['id', ''];
  let most = 0;
  for (const candidate of fields) {
    const lower = lowerCase(candidate[1]);
    const found = words.filter((word) => lower.includes(word)).length;
    if (found > most) [best, most] = [candidate, found];
  }
  const [field, text] = best;
  const ranges = rangesIn(lowerCase(text), words);
  const start = wordStart(text, Math.max(0, (ranges[0]?.[0] ?? 0) - BEFORE));
  const end = wordEnd(text, Math.min(text.length, start + LENGTH));
  const before = start > 0 ? '…' : '';
  const shift = before.length - start;
  return {
    field,
    excerpt: `${before}${text.slice(start, end)}${end < text.length ? '…' : ''}`,
    matches: ranges
      .filter(([from, to]) => from >= start && to <= end)
      .map(([from, to]) => [from + shift, to + shift] as const),
  };
}

/** Where words occur, ranges that touch made one, in order. */
function rangesIn(lower: string, words: readonly string[]): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (const word of words)
    for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + word.length))
      found.push([at, at + word.length]);
  found.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const merged: [number, number][] = [];
  for (const [from, to] of found) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

/** Lower case with every character in its place: a text that would change its length keeps its letters outside A–Z. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** The beginning of the first word at or after a place; the place itself where no word begins near it. */
function wordStart(text: string, at: number): number {
  if (at === 0) return 0;
  const space = text.indexOf(' ', at);
  return space >= 0 && space - at < 20 ? space + 1 : at;
}

function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const space = text.lastIndexOf(' ', at);
  return space >= 0 && at - space < 20 ? space : at;
}
