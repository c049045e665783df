import { type Glob, globMatches, globOf } from './glob.ts';

/** The six parts of an ARN; the last one holds the rest, colons included. `undefined` when there are fewer. */
export function arnParts(arn: string): readonly string[] | undefined {
  const parts: string[] = [];
  let from = 0;
  for (let index = 0; index < 5; index++) {
    const at = arn.indexOf(':', from);
    if (at < 0) return undefined;
    parts.push(arn.slice(from, at));
    from = at + 1;
  }
  return [...parts, arn.slice(from)];
}

/** The account in an ARN; empty where the ARN has none. */
export function accountOfArn(arn: string): string {
  return arnParts(arn)?.[4] ?? '';
}

/**
 * Whether an ARN is one that a pattern stands for, part by part, as the ARN condition operators do.
 * A pattern with fewer than six parts matches only if it ends in `*`, which then stands for the rest too.
 */
export function arnMatches(pattern: Glob, arn: string): boolean {
  const patterns = splitGlob(pattern);
  const values = arnParts(arn);
  if (!values) return pattern.literal && pattern.source === arn;
  for (const [index, part] of patterns.entries()) {
    const last = index === patterns.length - 1;
    const value = last ? values.slice(index).join(':') : (values[index] as string);
    if (!globMatches(part, value)) return false;
  }
  if (patterns.length < 6) return pattern.source.endsWith('*');
  return true;
}

const split = new WeakMap<Glob, readonly Glob[]>();

function splitGlob(pattern: Glob): readonly Glob[] {
  const known = split.get(pattern);
  if (known) return known;
  const pieces: { text: string; wildcards: boolean }[][] = [[]];
  for (const [index, part] of pattern.parts.entries()) {
    if (index > 0) pieces.at(-1)?.push({ text: '*', wildcards: true });
    for (let at = 0; at < part.text.length; at++) {
      const wild = part.wild?.[at] === true;
      const character = part.text[at] as string;
      if (!wild && character === ':' && pieces.length < 6) pieces.push([]);
      else pieces.at(-1)?.push({ text: character, wildcards: wild });
    }
  }
  const globs = pieces.map((tokens) => globOf(tokens));
  split.set(pattern, globs);
  return globs;
}
