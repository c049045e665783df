import type { PolicyImplementation, Problem, RequestCase } from '@demarc/core';
import { parsePolicy } from '../document/document.ts';
import { readJson } from '../document/read-json.ts';
import type { Decision } from '../evaluate/decision.ts';
import { compileEnvironment } from '../evaluate/environment.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import type { Principal, Request } from '../evaluate/request.ts';
import { findAction, type IamFacts, keyIsIn, keysOfAction } from '../facts.ts';
import { lintPolicy } from '../lint/lint.ts';
import type { CaseOutcome, CaseReason, ImplementationOutcome } from './outcome.ts';
import { fillDocument, type ParameterValues, parameterProblems, parameterValues } from './parameters.ts';
import { principalOf } from './principal.ts';
import { environmentOf } from './surroundings.ts';

/** Runs the cases of a policy. `values`: what the user filled in, in place of the examples. */
export function runPolicy(
  implementation: PolicyImplementation,
  facts: IamFacts | undefined,
  values: ParameterValues = {},
): Pick<ImplementationOutcome, 'problems' | 'findings' | 'cases'> {
  const read = readPolicyDocument(implementation.document);
  if (read.problem) return { problems: [read.problem], findings: [], cases: [] };
  const problems: Problem[] = [...parameterProblems(read.value, implementation.parameters)];
  const document = fillCase(implementation, read.value, undefined, values);
  problems.push(...parsePolicy(document).problems);
  problems.push(...sidesMissing(implementation));
  if (problems.some(({ rule }) => rule === 'policy-document')) return { problems, findings: [], cases: [] };
  return {
    problems,
    findings: lintPolicy(document, implementation.kind, facts),
    cases: implementation.cases.map((testCase) =>
      runCase(implementation, testCase, fillCase(implementation, read.value, testCase, values), facts),
    ),
  };
}

/** The policy with its parameters filled in, as JSON. */
function fillCase(
  implementation: PolicyImplementation,
  document: unknown,
  testCase: RequestCase | undefined,
  values: ParameterValues,
): unknown {
  const given = { ...values, ...testCase?.parameters };
  return fillDocument(document, parameterValues(implementation.parameters, given, { examples: true }).value);
}

function runCase(
  implementation: PolicyImplementation,
  testCase: RequestCase,
  document: unknown,
  facts: IamFacts | undefined,
): CaseOutcome {
  const { name } = testCase;
  const principal = principalOf(testCase.principal);
  if (!principal) {
    const because: CaseReason = { kind: 'unknown-principal', principal: String(testCase.principal) };
    return { name, passed: false, because: [because] };
  }
  const because: CaseReason[] = [...factReasons(testCase, facts)];
  const request = requestOf(testCase, principal);
  const ask = (own: unknown): Decision => {
    const { value, problems } = compileEnvironment(
      environmentOf(implementation, testCase, principal, own, facts?.rcpServices),
    );
    because.push(...problems.map((problem): CaseReason => ({ kind: 'problem', problem })));
    return evaluate(value, request);
  };
  const decision = ask(document);
  const without = ask(undefined);
  if (!isExpected(decision, testCase.expect)) {
    because.push({ kind: 'decision', expected: testCase.expect, got: decision.decision });
  } else if (testCase.expect === 'denied') {
    if (without.decision !== 'allowed' && testCase.baseline === undefined) {
      because.push({ kind: 'denied-without-policy', without });
    }
    if (without.decision === 'allowed' && testCase.baseline !== undefined)
      because.push({ kind: 'baseline-not-needed' });
  }
  return { name, passed: because.length === 0, because, decision, without };
}

function isExpected({ decision }: Decision, expected: RequestCase['expect']): boolean {
  if (expected === 'allowed') return decision === 'allowed';
  return decision === 'explicitly-denied' || decision === 'implicitly-denied';
}

/** What the provider's data says against a case. */
function factReasons({ action, context }: RequestCase, facts: IamFacts | undefined): readonly CaseReason[] {
  if (!facts) return [];
  if (!findAction(facts, action)) return [{ kind: 'unknown-action', action }];
  const known = keysOfAction(facts, action) ?? new Set<string>();
  const ignored = Object.keys(context).filter((key) => !keyIsIn(known, key));
  return ignored.length > 0 ? [{ kind: 'ignored-context-keys', keys: ignored }] : [];
}

/** Every policy shows both what it stops and what it lets through. */
function sidesMissing({ cases, kind }: PolicyImplementation): readonly Problem[] {
  return (['denied', 'allowed'] as const)
    .filter((side) => !cases.some(({ expect }) => expect === side))
    .map((side) => ({
      rule: 'implementation-sides',
      level: 'error',
      message: `the ${kind} has no case that expects \`${side}\`: each policy needs both`,
      path: ['cases'],
    }));
}

function requestOf(testCase: RequestCase, principal: Principal): Request {
  const {
    action,
    resource,
    resourceAccount,
    resourceOrgId,
    resourceOrgPaths,
    resourceTags,
    accessPoint,
    context,
  } = testCase;
  return {
    principal,
    action,
    resource,
    resourceAccount,
    resourceOrgId,
    resourceOrgPaths,
    resourceTags,
    accessPoint,
    context,
  };
}

/** A document as JSON value, from an object or its text. */
export function readPolicyDocument(document: unknown): {
  readonly value?: unknown;
  readonly problem?: Problem | undefined;
} {
  if (document === undefined) {
    return {
      problem: {
        rule: 'implementation-document',
        level: 'error',
        message: 'no `document` and no `file`',
        path: ['document'],
      },
    };
  }
  return typeof document === 'string' ? readJson(document, 400_000) : { value: document };
}
