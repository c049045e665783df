import type { Problem } from '../model/problem.ts';

/** What a document from outside may be, at most. */
export interface Limits {
  /** Characters of text. */
  readonly size: number;
  /** Levels of nesting. */
  readonly depth: number;
}

export const EXCHANGE_LIMITS: Limits = { size: 64 * 1024 * 1024, depth: 64 };

const POISONED = new Set(['__proto__', 'constructor', 'prototype']);

/** What makes a JSON value unacceptable: nesting past the limit, or a key that could reach an object's prototype. `undefined` when there is nothing. */
export function refusalOf(value: unknown, limits: Limits): Problem | undefined {
  const open: { readonly value: unknown; readonly depth: number; readonly path: Trail | undefined }[] = [
    { value, depth: 1, path: undefined },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next.value !== 'object' || next.value === null) continue;
    if (next.depth > limits.depth) return refused(`nested deeper than ${limits.depth} levels`, next.path);
    if (Array.isArray(next.value)) {
      for (let index = 0; index < next.value.length; index++)
        open.push({ value: next.value[index], depth: next.depth + 1, path: { key: index, up: next.path } });
      continue;
    }
    for (const key of Object.keys(next.value)) {
      const path = { key, up: next.path };
      if (POISONED.has(key)) return refused(`a key named \`${key}\` is not allowed`, path);
      open.push({ value: (next.value as Record<string, unknown>)[key], depth: next.depth + 1, path });
    }
  }
  return undefined;
}

/** One clear error, nothing else. */
export function refused(message: string, trail?: Trail): Problem {
  const path: (string | number)[] = [];
  for (let at = trail; at !== undefined; at = at.up) path.unshift(at.key);
  return { rule: 'document-accepted', level: 'error', message, ...(path.length > 0 ? { path } : {}) };
}

interface Trail {
  readonly key: string | number;
  readonly up: Trail | undefined;
}
