import { type Glob, type GlobToken, glob, globOf } from './glob.ts';

/** A text of a policy: fixed, or with policy variables that the request fills in. */
export type Template =
  | { readonly source: string; readonly fixed: Glob; readonly text: string }
  | {
      readonly source: string;
      readonly fixed?: undefined;
      readonly parts: readonly TemplatePart[];
      /** What it can stand for at most: its variables taken as `*`. */
      readonly widest: Glob;
      /** What it was for values that came before; bounded. */
      readonly filled: Map<string, Filled>;
    };

const MOST_FILLED = 64;

export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  /** `${*}`, `${?}`, `${$}`: the character itself. */
  | { readonly kind: 'character'; readonly text: string }
  | { readonly kind: 'variable'; readonly key: string; readonly fallback: string | undefined };

/** The value of a variable; a single one, as several values cannot be put in. */
export type ResolveVariable = (
  key: string,
) => { readonly state: 'value'; readonly value: string } | { readonly state: 'absent' | 'unknown' };

/** A template with the request's values put in. */
export type Filled =
  | { readonly state: 'filled'; readonly pattern: Glob; readonly text: string }
  /** A variable without value and without default: it equals nothing. */
  | { readonly state: 'absent' }
  | { readonly state: 'unknown'; readonly key: string };

const VARIABLE = /\$\{([^{}]*)\}/g;

/**
 * Reads a text with policy variables: `${aws:username}`, `${aws:PrincipalTag/team, 'none'}`, `${*}`.
 * Policies of version 2008-10-17 have no variables: their texts are fixed.
 */
export function template(source: string, variables: boolean): Template {
  if (!variables || !source.includes('${')) return { source, fixed: glob(source), text: source };
  const parts: TemplatePart[] = [];
  let at = 0;
  for (const match of source.matchAll(VARIABLE)) {
    const inner = match[1] as string;
    const part = readVariable(inner);
    if (!part) continue;
    if (match.index > at) parts.push({ kind: 'text', text: source.slice(at, match.index) });
    parts.push(part);
    at = match.index + match[0].length;
  }
  if (at < source.length) parts.push({ kind: 'text', text: source.slice(at) });
  if (parts.every((part) => part.kind !== 'variable')) {
    const tokens = parts.map((part) => tokenOf(part.kind, (part as { text: string }).text));
    return { source, fixed: globOf(tokens), text: tokens.map(({ text }) => text).join('') };
  }
  const widest = globOf(
    parts.map((part) =>
      part.kind === 'variable' ? { text: '*', wildcards: true } : tokenOf(part.kind, part.text),
    ),
  );
  return { source, parts, widest, filled: new Map() };
}

/** The keys that a template takes from the request, lower case. */
export function variablesOf(value: Template): readonly string[] {
  return value.fixed ? [] : value.parts.flatMap((part) => (part.kind === 'variable' ? [part.key] : []));
}

/** Puts the request's values in. A value is taken literally: a `*` in it is no wildcard. */
export function fill(value: Template, resolve: ResolveVariable): Filled {
  if (value.fixed) return { state: 'filled', pattern: value.fixed, text: value.text };
  const values: string[] = [];
  let unknown: string | undefined;
  for (const part of value.parts) {
    if (part.kind !== 'variable') continue;
    const found = resolve(part.key);
    if (found.state === 'value') values.push(found.value);
    else if (found.state === 'unknown') unknown ??= part.key;
    else if (part.fallback !== undefined) values.push(part.fallback);
    else return { state: 'absent' };
  }
  if (unknown !== undefined) return { state: 'unknown', key: unknown };
  const known = values.length === 1 ? (values[0] as string) : JSON.stringify(values);
  const before = value.filled.get(known);
  if (before) return before;
  let next = 0;
  const tokens = value.parts.map((part) =>
    part.kind === 'variable'
      ? { text: values[next++] as string, wildcards: false }
      : tokenOf(part.kind, part.text),
  );
  const filled: Filled = {
    state: 'filled',
    pattern: globOf(tokens),
    text: tokens.map(({ text }) => text).join(''),
  };
  if (value.filled.size >= MOST_FILLED) value.filled.clear();
  value.filled.set(known, filled);
  return filled;
}

/** The pattern that a template can stand for at most: its variables taken as `*`. */
export function widest(value: Template): Glob {
  return value.fixed ?? value.widest;
}

function readVariable(inner: string): TemplatePart | undefined {
  if (inner === '*' || inner === '?' || inner === '$') return { kind: 'character', text: inner };
  const match = /^([^,]+?)(?:\s*,\s*'([^']*)')?$/.exec(inner.trim());
  if (!match) return undefined;
  return { kind: 'variable', key: (match[1] as string).trim().toLowerCase(), fallback: match[2] };
}

function tokenOf(kind: 'text' | 'character' | 'variable', text: string): GlobToken {
  return { text, wildcards: kind === 'text' };
}
