/**
 * A pattern with `*` (any text, also none) and `?` (one character), ready to match. Case matters.
 * Matching goes through the text once per run of literal characters and never turns back over a `*`,
 * so its time is bounded by the product of both lengths for any pattern, and is linear for usual ones.
 */
export interface Glob {
  readonly source: string;
  /** True when the pattern has neither `*` nor `?`: it stands for one text. */
  readonly literal: boolean;
  /** The parts between the stars. */
  readonly parts: readonly GlobPart[];
}

/** A run of characters without `*`; where `wild[i]`, any character may stand at `i`. */
interface GlobPart {
  readonly text: string;
  readonly wild: readonly boolean[] | undefined;
}

/** A character of a pattern: a literal one, or a wildcard. */
export interface GlobToken {
  readonly text: string;
  /** Whether `*` and `?` in `text` are wildcards. */
  readonly wildcards: boolean;
}

/** Reads a pattern whose `*` and `?` are all wildcards. */
export function glob(source: string): Glob {
  return globOf([{ text: source, wildcards: true }]);
}

/** Joins tokens, of which some are to be taken literally (a value put in for a variable), into one pattern. */
export function globOf(tokens: readonly GlobToken[]): Glob {
  const parts: GlobPart[] = [];
  let text = '';
  let wild: boolean[] | undefined;
  let literal = true;
  for (const token of tokens) {
    for (const character of token.wildcards ? token.text : [token.text]) {
      if (token.wildcards && character === '*') {
        literal = false;
        parts.push({ text, wild });
        text = '';
        wild = undefined;
      } else {
        if (token.wildcards && character === '?') {
          literal = false;
          wild ??= [];
          wild[text.length] = true;
        }
        text += character;
      }
    }
  }
  parts.push({ text, wild });
  return { source: tokens.map((token) => token.text).join(''), literal, parts };
}

/** Whether the whole text is one that the pattern stands for. */
export function globMatches(pattern: Glob, text: string): boolean {
  const { parts } = pattern;
  const first = parts[0] as GlobPart;
  if (parts.length === 1) return first.text.length === text.length && standsAt(first, text, 0);
  const last = parts[parts.length - 1] as GlobPart;
  if (first.text.length + last.text.length > text.length) return false;
  if (!standsAt(first, text, 0)) return false;
  const end = text.length - last.text.length;
  if (!standsAt(last, text, end)) return false;
  let from = first.text.length;
  for (let index = 1; index < parts.length - 1; index++) {
    const part = parts[index] as GlobPart;
    const at = find(part, text, from, end);
    if (at < 0) return false;
    from = at + part.text.length;
  }
  return true;
}

function find(part: GlobPart, text: string, from: number, end: number): number {
  if (!part.wild) {
    const at = text.indexOf(part.text, from);
    return at >= 0 && at + part.text.length <= end ? at : -1;
  }
  for (let at = from; at + part.text.length <= end; at++) if (standsAt(part, text, at)) return at;
  return -1;
}

function standsAt(part: GlobPart, text: string, at: number): boolean {
  if (!part.wild) return text.startsWith(part.text, at);
  for (let index = 0; index < part.text.length; index++) {
    if (!part.wild[index] && part.text[index] !== text[at + index]) return false;
  }
  return true;
}
