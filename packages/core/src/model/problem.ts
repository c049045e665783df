/** How much a problem matters: an error breaks a rule of the model, a warning wants a look, info says what was not checked. */
export type ProblemLevel = 'error' | 'warning' | 'info';

/** Something wrong with a file or a ThreatModel. Words are final; positions count from 1. */
export interface Problem {
  readonly rule: string;
  readonly level: ProblemLevel;
  readonly message: string;
  /** The id of the object it is about, where there is one. */
  readonly id?: string | undefined;
  /** Where in the object or document: `['threats', 'S3.T14', 'access']`. */
  readonly path?: readonly (string | number)[] | undefined;
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

/** A value, and what was found wrong on the way to it. `value` is absent only when nothing could be made of the input. */
export interface Parsed<T> {
  readonly value?: T | undefined;
  readonly problems: readonly Problem[];
}
