import { createScanner } from 'jsonc-parser';
import type { Problem } from '../model/problem.ts';

/** Kinds of token of the scanner that matter here; its own names for them are a const enum, which cannot be imported. */
const TOKEN = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  colon: 6,
  text: 10,
  end: 17,
} as const;

/**
 * Keys that stand twice in one object of a JSON text, where every parser silently keeps the last. Positions count from 1.
 * Reads the text once, at any depth of nesting; a text that is no JSON gives what was found before the fault, or more.
 */
export function duplicateKeysOf(text: string): readonly Problem[] {
  const problems: Problem[] = [];
  const scanner = createScanner(text, true);
  // the keys of each open object; nothing for an open list
  const open: (Set<string> | undefined)[] = [];
  let word: { readonly key: string; readonly line: number; readonly column: number } | undefined;
  for (let token = scanner.scan(); token !== TOKEN.end; token = scanner.scan()) {
    if (token === TOKEN.colon && word) {
      const keys = open.at(-1);
      if (keys?.has(word.key)) problems.push(twice(word));
      keys?.add(word.key);
    } else if (token === TOKEN.openBrace) open.push(new Set());
    else if (token === TOKEN.openBracket) open.push(undefined);
    else if (token === TOKEN.closeBrace || token === TOKEN.closeBracket) open.pop();
    word =
      token === TOKEN.text
        ? {
            key: scanner.getTokenValue(),
            line: scanner.getTokenStartLine() + 1,
            column: scanner.getTokenStartCharacter() + 1,
          }
        : undefined;
  }
  return problems;
}

function twice({
  key,
  line,
  column,
}: {
  readonly key: string;
  readonly line: number;
  readonly column: number;
}): Problem {
  const message = `the key \`${key}\` stands twice in one object: only the last is read`;
  return { rule: 'duplicate-keys', level: 'error', message, line, column };
}
