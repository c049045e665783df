import type { Problem } from '@demarc/core';

const MAX_DEPTH = 32;

/** What a JSON text holds, or the one problem that keeps it from being read. */
export interface ReadJson {
  readonly value?: unknown;
  readonly problem?: Problem | undefined;
}

/** Parses JSON within bounds of length and nesting; a key `__proto__` is refused. */
export function readJson(text: string, maxLength: number): ReadJson {
  if (text.length > maxLength) {
    return refused(`${text.length} characters: at most ${maxLength} are read`);
  }
  if (depthOf(text) > MAX_DEPTH) return refused(`nested deeper than ${MAX_DEPTH} levels`);
  try {
    return {
      value: JSON.parse(text, (key, value) => {
        if (key === '__proto__') throw new Error('a key `__proto__` is refused');
        return value;
      }),
    };
  } catch (error) {
    return refused(
      `not JSON: ${(error as Error).message.charAt(0).toLowerCase()}${(error as Error).message.slice(1)}`,
    );
  }
}

function refused(message: string): ReadJson {
  return { problem: { rule: 'policy-document', level: 'error', message, path: [] } };
}

function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inText = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (inText) {
      if (character === '\\') index++;
      else if (character === '"') inText = false;
    } else if (character === '"') inText = true;
    else if (character === '{' || character === '[') deepest = Math.max(deepest, ++depth);
    else if (character === '}' || character === ']') depth--;
  }
  return deepest;
}
