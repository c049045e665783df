import type { Problem } from '@demarc/core';
import { type PolicyDocument, parsePolicy } from '../document/document.ts';
import { or, type Truth } from '../match/truth.ts';
import type { Context } from './context.ts';
import type { NamedBy } from './principal-element.ts';
import {
  type CompiledStatement,
  compileStatement,
  matchStatement,
  type StatementMatch,
  statementHasAction,
} from './statement.ts';

/** A policy as a user has it: a name to show, and its document as JSON text or value. */
export interface PolicyInput {
  readonly name: string;
  readonly document: unknown;
}

/** A policy, compiled once and asked many times. */
export interface CompiledPolicy {
  readonly name: string;
  readonly document: PolicyDocument;
  readonly statements: readonly CompiledStatement[];
  /** The statements that speak of an action, by the action in lower case; kept from one request to the next. */
  readonly byAction: Map<string, readonly CompiledStatement[]>;
}

/** Compiles a policy; without a value when the document is malformed. */
export function compilePolicy(input: PolicyInput): {
  readonly value?: CompiledPolicy | undefined;
  readonly problems: readonly Problem[];
} {
  const { value: document, problems } = parsePolicy(input.document);
  const named = problems.map((problem) => ({ ...problem, id: input.name }));
  if (!document) return { problems: named };
  const statements = document.statements.map((statement) => compileStatement(statement, document));
  return { value: { name: input.name, document, statements, byAction: new Map() }, problems: named };
}

/** What a set of policies says of a request, before it is known what follows from it. */
export interface PoliciesSay {
  readonly denies: Truth;
  readonly allows: Truth;
  /** `allows`, by how the policy names the principal. */
  readonly allowsBy: Readonly<Record<NamedBy, Truth>>;
  readonly matches: readonly StatementMatch[];
}

const NOTHING: Readonly<Record<NamedBy, Truth>> = { everyone: 'no', self: 'no', role: 'no', account: 'no' };
const MOST_ACTIONS = 4_096;

/** Asks policies about a request. `withPrincipals`: their `Principal` elements count. */
export function askPolicies(
  policies: readonly CompiledPolicy[],
  context: Context,
  action: string,
  options: { readonly withPrincipals: boolean; readonly hasBoundary: boolean },
): PoliciesSay {
  let denies: Truth = 'no';
  let allows: Truth = 'no';
  let allowsBy = NOTHING;
  const matches: StatementMatch[] = [];
  for (const policy of policies) {
    for (const statement of statementsFor(policy, action)) {
      const match = matchStatement(policy.name, statement, context, options);
      if (!match) continue;
      matches.push(match);
      if (match.effect === 'Deny') denies = or(denies, match.applies);
      else {
        allows = or(allows, match.applies);
        const by = match.namedBy ?? 'account';
        allowsBy = { ...allowsBy, [by]: or(allowsBy[by], match.applies) };
      }
    }
  }
  return { denies, allows, allowsBy, matches };
}

function statementsFor(policy: CompiledPolicy, action: string): readonly CompiledStatement[] {
  const known = policy.byAction.get(action);
  if (known) return known;
  const found = policy.statements.filter((statement) => statementHasAction(statement, action));
  if (policy.byAction.size >= MOST_ACTIONS) policy.byAction.clear();
  policy.byAction.set(action, found);
  return found;
}
