import type { GuardRuleImplementation, Problem, TemplateCase } from '@demarc/core';
import type { CaseOutcome, CaseReason, ImplementationOutcome } from './outcome.ts';
import { fillPlainText, type ParameterValues, parameterProblems, parameterValues } from './parameters.ts';
import { missingDocument } from './run-template.ts';

/** What CloudFormation Guard says of a template: `SKIP` when no rule speaks of it. */
export type GuardVerdict = 'PASS' | 'FAIL' | 'SKIP';

/** Asks CloudFormation Guard what it says of a template (JSON or YAML) under rules. `fault`: why it cannot say. */
export type Guard = (
  rules: string,
  template: string,
) =>
  | { readonly verdict: GuardVerdict; readonly fault?: undefined }
  | { readonly verdict?: undefined; readonly fault: string };

/** Runs the cases of a Guard rule. */
export function runGuardRule(
  implementation: GuardRuleImplementation,
  guard: Guard,
  given: ParameterValues = {},
): Pick<ImplementationOutcome, 'problems' | 'findings' | 'cases'> {
  const { document, parameters, cases } = implementation;
  if (document === undefined) return { problems: [missingDocument()], findings: [], cases: [] };
  const fill = (own: ParameterValues | undefined) =>
    fillPlainText(document, parameterValues(parameters, { ...given, ...own }, { examples: true }).value);
  return {
    problems: [...parameterProblems(document, parameters), ...sidesMissing(cases)],
    findings: [],
    cases: cases.map((one): CaseOutcome => {
      const { verdict, fault } = guard(fill(one.parameters), textOf(one.template));
      const passed = verdict === (one.expect === 'compliant' ? 'PASS' : 'FAIL');
      const because: readonly CaseReason[] = passed
        ? []
        : [
            fault === undefined
              ? { kind: 'verdict', expected: one.expect, got: verdict as GuardVerdict }
              : { kind: 'problem', problem: { rule: 'guard-rule', level: 'error', message: fault } },
          ];
      return { name: one.name, passed, because };
    }),
  };
}

function textOf(template: TemplateCase['template']): string {
  return typeof template === 'string' ? template : JSON.stringify(template);
}

function sidesMissing(cases: readonly TemplateCase[]): readonly Problem[] {
  return (['compliant', 'non-compliant'] as const)
    .filter((side) => !cases.some(({ expect }) => expect === side))
    .map((side) => ({
      rule: 'implementation-sides',
      level: 'error',
      message: `the guard-rule has no case that expects \`${side}\`: each rule needs both`,
      path: ['cases'],
    }));
}
