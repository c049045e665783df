import type { Problem } from '@demarc/core';
import type { PolicyDocument, PolicyKind, PolicyStatement } from '../document/document.ts';
import type { IamFacts } from '../facts.ts';

/** What the lint finds: a problem with its place, and what was probably meant. */
export interface Finding extends Problem {
  readonly suggestion?: string | undefined;
}

/** What a rule looks at. */
export interface Linted {
  readonly kind: PolicyKind;
  readonly document: PolicyDocument;
  /** The text, where the policy was given as text. */
  readonly text: string | undefined;
  readonly facts: IamFacts | undefined;
  /** All action names of services that `facts` does not hold in full. */
  readonly actionNames: Readonly<Record<string, readonly string[]>>;
  readonly settings: LintSettings;
}

/** Sizes, each with the one over which it warns and the one over which it fails. */
export interface LintSettings {
  readonly sizes: Readonly<Record<PolicyKind, SizeLimit>>;
}

export interface SizeLimit {
  /** Over this an error: no account can have more. */
  readonly most: number;
  /** Over this a warning: older or default quotas end here. */
  readonly safe?: number | undefined;
  /** IAM does not count white space; the others count every character. */
  readonly countsWhiteSpace: boolean;
}

export type Rule = (linted: Linted) => readonly Finding[];

/** Applies a check to every statement. `at` gives the path of an element of it. */
export function eachStatement(
  { document }: Linted,
  check: (
    statement: PolicyStatement,
    at: (...path: readonly (string | number)[]) => readonly (string | number)[],
  ) => readonly Finding[],
): readonly Finding[] {
  return document.statements.flatMap((statement) =>
    check(statement, (...path) => ['Statement', statement.index, ...path]),
  );
}
