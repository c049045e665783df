import type { JsonObject } from '@demarc/core';

/** A list as commands make it: columns for people, and for programs the objects themselves. */
export interface Rows<T> {
  readonly items: readonly T[];
  readonly columns: readonly Column<T>[];
  /** The object in the exchange format's own keys, with `id`. */
  readonly json: (item: T) => JsonObject;
}

export interface Column<T> {
  readonly title: string;
  readonly text: (item: T) => string;
  /** In place of the text where people read it in a terminal. */
  readonly brief?: (item: T) => string;
  readonly align?: 'right';
  /** How it is coloured in a terminal. */
  readonly tone?: (item: T) => Tone | undefined;
  /** Takes the width that the others leave. */
  readonly wide?: true;
}

export type Tone = 'critical' | 'high' | 'medium' | 'low' | 'quiet' | 'id';

/** A value as JSON has it: fields without a value left out. */
export function asJson(value: object): JsonObject {
  return JSON.parse(JSON.stringify(value)) as JsonObject;
}
