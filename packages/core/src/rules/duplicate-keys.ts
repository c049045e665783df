import { visit } from 'jsonc-parser';
import type { Problem } from '../model/problem.ts';

/**
 * Keys that stand twice in one object of a JSON text, where every parser silently keeps the last. Positions count from 1.
 * Reads the text once; a text that is no JSON gives what was found before the fault.
 */
export function duplicateKeysOf(text: string): readonly Problem[] {
  const problems: Problem[] = [];
  const open: Set<string>[] = [];
  visit(text, {
    onObjectBegin: () => {
      open.push(new Set());
    },
    onObjectEnd: () => {
      open.pop();
    },
    onObjectProperty: (key, _offset, _length, line, character) => {
      const keys = open.at(-1);
      if (keys?.has(key)) {
        const message = `the key \`${key}\` stands twice in one object: only the last is read`;
        problems.push({
          rule: 'duplicate-keys',
          level: 'error',
          message,
          line: line + 1,
          column: character + 1,
        });
      }
      keys?.add(key);
    },
  });
  return problems;
}
