import { patternsMeet } from '@demarc/core';
import type { PolicyDocument, PolicyStatement } from '../document/document.ts';
import { type Glob, glob, globMatches } from '../match/glob.ts';
import { fill, type Template, template, widest } from '../match/template.ts';
import { and, not, or, type Truth, truth } from '../match/truth.ts';
import { type CompiledCondition, compileCondition, conditionHolds } from './condition.ts';
import type { Context } from './context.ts';
import {
  type CompiledPrincipal,
  compilePrincipal,
  exceptedBy,
  type NamedBy,
  namedBy,
  namesSomeSession,
} from './principal-element.ts';

/** A statement, ready to be asked. */
export interface CompiledStatement {
  readonly source: PolicyStatement;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly Glob[];
  readonly actionsNegated: boolean;
  /** `undefined`: no element, so every resource (trust policies). */
  readonly resources: readonly Template[] | undefined;
  readonly resourcesNegated: boolean;
  readonly principal: CompiledPrincipal | undefined;
  readonly notPrincipal: CompiledPrincipal | undefined;
  readonly conditions: readonly CompiledCondition[];
}

/** Where a statement stands. */
export interface StatementRef {
  readonly policy: string;
  readonly index: number;
  readonly sid?: string | undefined;
}

/** What a statement says of a request: not listed when it does not apply. */
export interface StatementMatch {
  readonly statement: StatementRef;
  readonly effect: 'Allow' | 'Deny';
  /** `maybe`: it hangs on what is not known, listed in `needs`. */
  readonly applies: 'yes' | 'maybe';
  /** How the principal is named; only in policies with a `Principal`. */
  readonly namedBy?: NamedBy | undefined;
  readonly needs: readonly Need[];
}

/** Something not known on which a statement hangs. */
export type Need =
  | {
      readonly kind: 'condition';
      readonly operator: string;
      readonly key: string;
      readonly values: readonly string[];
    }
  | { readonly kind: 'resource'; readonly negated: boolean; readonly patterns: readonly string[] }
  | { readonly kind: 'session-name'; readonly names: readonly string[] }
  | { readonly kind: 'not-principal'; readonly names: readonly string[] };

export function compileStatement(source: PolicyStatement, document: PolicyDocument): CompiledStatement {
  const variables = document.version === '2012-10-17';
  const actions = source.action ?? source.notAction ?? [];
  const resources = source.resource ?? source.notResource;
  return {
    source,
    effect: source.effect,
    actions: actions.map((action) => glob(action.toLowerCase())),
    actionsNegated: source.action === undefined,
    resources: resources?.map((resource) => template(resource, variables)),
    resourcesNegated: source.resource === undefined,
    principal: source.principal && compilePrincipal(source.principal),
    notPrincipal: source.notPrincipal && compilePrincipal(source.notPrincipal),
    conditions: source.conditions.map((condition) => compileCondition(condition, variables)),
  };
}

/** Whether a statement speaks of an action (lower case). */
export function statementHasAction(statement: CompiledStatement, action: string): boolean {
  for (const pattern of statement.actions) if (globMatches(pattern, action)) return !statement.actionsNegated;
  return statement.actionsNegated;
}

/** What a statement, whose action is known to match, says of a request. */
export function matchStatement(
  policy: string,
  statement: CompiledStatement,
  context: Context,
  options: { readonly withPrincipals: boolean; readonly hasBoundary: boolean },
): StatementMatch | undefined {
  const needs: Need[] = [];
  let applies: Truth = 'yes';
  let named: NamedBy | undefined;
  if (options.withPrincipals) {
    const principal = matchPrincipal(statement, context, options.hasBoundary, needs);
    applies = principal.applies;
    named = principal.namedBy;
    if (applies === 'no') return undefined;
  }
  const resource = matchResource(statement, context);
  applies = and(applies, resource);
  if (applies === 'no') return undefined;
  if (resource === 'maybe') {
    needs.push({
      kind: 'resource',
      negated: statement.resourcesNegated,
      patterns: (statement.resources ?? []).map(({ source }) => source),
    });
  }
  for (const condition of statement.conditions) {
    const holds = conditionHolds(condition, context);
    if (holds === 'no') return undefined;
    if (holds === 'maybe') {
      applies = 'maybe';
      const { operator, key, values } = condition.source;
      needs.push({ kind: 'condition', operator, key, values });
    }
  }
  const { sid, index } = statement.source;
  return {
    statement: sid === undefined ? { policy, index } : { policy, index, sid },
    effect: statement.effect,
    applies: applies as 'yes' | 'maybe',
    ...(named === undefined ? {} : { namedBy: named }),
    needs,
  };
}

function matchPrincipal(
  statement: CompiledStatement,
  context: Context,
  hasBoundary: boolean,
  needs: Need[],
): { readonly applies: Truth; readonly namedBy?: NamedBy | undefined } {
  const { principal } = context.request;
  if (statement.notPrincipal) {
    // AWS: a Deny with NotPrincipal always denies whoever has a permissions boundary
    const iam = ['user', 'role', 'assumed-role'].includes(principal.kind);
    if (hasBoundary && iam && statement.effect === 'Deny') return { applies: 'yes', namedBy: 'everyone' };
    const applies = not(exceptedBy(statement.notPrincipal, principal));
    if (applies === 'maybe') {
      needs.push({
        kind: 'not-principal',
        names: [...statement.notPrincipal.names, ...statement.notPrincipal.accounts],
      });
    }
    return { applies, namedBy: 'everyone' };
  }
  if (!statement.principal) return { applies: 'no' };
  const named = namedBy(statement.principal, principal);
  if (named !== undefined && named !== 'account') return { applies: 'yes', namedBy: named };
  if (namesSomeSession(statement.principal, principal)) {
    if (named === 'account' && statement.effect === 'Deny') return { applies: 'yes', namedBy: named };
    needs.push({ kind: 'session-name', names: [...statement.principal.names] });
    return { applies: 'maybe', namedBy: 'self' };
  }
  return named === undefined ? { applies: 'no' } : { applies: 'yes', namedBy: named };
}

function matchResource(statement: CompiledStatement, context: Context): Truth {
  const { resource } = context.request;
  if (!statement.resources) return 'yes';
  let result: Truth = 'no';
  for (const candidate of statement.resources) {
    if (typeof resource === 'string') {
      if (!candidate.fixed && !globMatches(candidate.widest, resource)) continue;
      const filled = fill(candidate, context.variable);
      if (filled.state === 'filled') result = or(result, truth(globMatches(filled.pattern, resource)));
      else if (filled.state === 'unknown' && globMatches(widest(candidate), resource))
        result = or(result, 'maybe');
    } else result = or(result, meets(candidate, resource.anyOf, context));
    if (result === 'yes') break;
  }
  return statement.resourcesNegated ? not(result) : result;
}

/** Whether a pattern holds for all of the resources (`yes`), for some (`maybe`), or for none. */
function meets(candidate: Template, anyOf: string, context: Context): Truth {
  const filled = fill(candidate, context.variable);
  if (filled.state === 'absent') return 'no';
  const pattern = filled.state === 'filled' ? filled.pattern : widest(candidate);
  if (!patternsMeet(pattern.source, anyOf)) return 'no';
  return filled.state === 'filled' && covers(pattern, anyOf) ? 'yes' : 'maybe';
}

/** Whether everything that `anyOf` stands for is in the pattern: its wildcards, taken as text, fall under the pattern's stars. */
function covers(pattern: Glob, anyOf: string): boolean {
  if (pattern.parts.some(({ wild }) => wild !== undefined)) return false;
  return globMatches(pattern, anyOf);
}
