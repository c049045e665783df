import type { DetectionImplementation, Problem } from '@demarc/core';
import { eventMatches, parseEventPattern } from '../detect/event-pattern.ts';
import { parseSigmaRule, sigmaMatches } from '../detect/sigma.ts';
import type { CaseOutcome, ImplementationOutcome } from './outcome.ts';
import {
  fillDocument,
  fillPlainText,
  type ParameterValues,
  parameterProblems,
  parameterValues,
} from './parameters.ts';
import { readPolicyDocument } from './run-policy.ts';
import { missingDocument } from './run-template.ts';

/** A detection, ready to be asked. */
interface Detector {
  readonly matches?: ((event: unknown) => boolean) | undefined;
  readonly problems: readonly Problem[];
}

/** Runs the cases of a detection. */
export function runDetection(
  implementation: DetectionImplementation,
  values: ParameterValues = {},
): Pick<ImplementationOutcome, 'problems' | 'findings' | 'cases'> {
  const { kind, document, parameters, cases } = implementation;
  if (document === undefined) return { problems: [missingDocument()], findings: [], cases: [] };
  const fill = (own: ParameterValues): Detector =>
    kind === 'sigma-rule' ? sigmaDetector(document, own) : eventBridgeDetector(document, own);
  const valuesFor = (own: ParameterValues | undefined) =>
    parameterValues(parameters, { ...values, ...own }, { examples: true }).value;
  const detector = fill(valuesFor(undefined));
  const problems = [
    ...parameterProblems(document, parameters),
    ...detector.problems,
    ...sidesMissing(implementation),
  ];
  if (!detector.matches) return { problems, findings: [], cases: [] };
  return {
    problems,
    findings: [],
    cases: cases.map(({ name, event, expect, parameters: own }): CaseOutcome => {
      const matches = (own ? fill(valuesFor(own)) : detector).matches?.(event) ?? false;
      const passed = matches === (expect === 'match');
      return { name, passed, because: passed ? [] : [{ kind: 'match', expected: expect }] };
    }),
  };
}

function eventBridgeDetector(document: unknown, values: ParameterValues): Detector {
  const read = readPolicyDocument(document);
  if (read.problem) return { problems: [read.problem] };
  const { value, problems } = parseEventPattern(fillDocument(read.value, values));
  return { problems, matches: value && ((event) => eventMatches(value, event)) };
}

function sigmaDetector(document: string | object, values: ParameterValues): Detector {
  const source =
    typeof document === 'string' ? fillPlainText(document, values) : fillDocument(document, values);
  const { value, problems } = parseSigmaRule(source);
  return { problems, matches: value && ((event) => sigmaMatches(value, event)) };
}

function sidesMissing({ cases, kind }: DetectionImplementation): readonly Problem[] {
  return (['match', 'no-match'] as const)
    .filter((side) => !cases.some(({ expect }) => expect === side))
    .map((side) => ({
      rule: 'implementation-sides',
      level: 'error',
      message: `the ${kind} has no case that expects \`${side}\`: each detection needs both`,
      path: ['cases'],
    }));
}
