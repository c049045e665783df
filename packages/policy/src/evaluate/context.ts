import type { ResolveVariable } from '../match/template.ts';
import { deriveKey } from './derived-keys.ts';
import type { Request } from './request.ts';

/** What is known of a context key: its values; that it is absent; that it is there with an unknown value; nothing. */
export type KeyState =
  | { readonly state: 'values'; readonly values: readonly string[] }
  | { readonly state: 'absent' }
  | { readonly state: 'present' }
  | { readonly state: 'unknown' };

/** The context of one request, asked by key in lower case. */
export interface Context {
  readonly request: Request;
  readonly lookup: (key: string) => KeyState;
  readonly variable: ResolveVariable;
}

const ABSENT: KeyState = { state: 'absent' };
const UNKNOWN: KeyState = { state: 'unknown' };

/** What the request gives comes first, then what follows from it (`DERIVED_KEYS`), then what it says of unknown keys. */
export function contextOf(request: Request): Context {
  const known = new Map<string, KeyState>();
  for (const [key, given] of Object.entries(request.context ?? {})) {
    const values = typeof given === 'string' ? [given] : given;
    known.set(key.toLowerCase(), values.length === 0 ? ABSENT : { state: 'values', values });
  }
  if (Array.isArray(request.unknown)) {
    for (const key of request.unknown as readonly string[]) {
      if (!known.has(key.toLowerCase())) known.set(key.toLowerCase(), UNKNOWN);
    }
  }
  const lookup = (key: string): KeyState => {
    const found = known.get(key);
    if (found) return found;
    const state = deriveKey(request, key) ?? (request.unknown === 'all' ? UNKNOWN : ABSENT);
    known.set(key, state);
    return state;
  };
  const variable: ResolveVariable = (key) => {
    const found = lookup(key);
    if (found.state === 'absent') return { state: 'absent' };
    if (found.state !== 'values') return { state: 'unknown' };
    // a key with several values cannot be put in for a variable
    if (found.values.length !== 1) return { state: 'absent' };
    return { state: 'value', value: found.values[0] as string };
  };
  return { request, lookup, variable };
}
