import type { Implementation } from '@demarc/core';
import type { IamFacts } from '../facts.ts';
import type { CloudFormationFacts } from '../template/facts.ts';
import type { ImplementationOutcome } from './outcome.ts';
import type { ParameterValues } from './parameters.ts';
import { type ConfigRuleFacts, runConfigRule } from './run-config-rule.ts';
import { runDetection } from './run-detection.ts';
import { type Guard, runGuardRule } from './run-guard.ts';
import { runPolicy } from './run-policy.ts';
import { runTemplate } from './run-template.ts';

/** What there is to run things with. What is missing leaves its kind `not-run`; policies run without facts too, and their names are not checked then. */
export interface Laboratory {
  readonly iam?: IamFacts | undefined;
  readonly cloudFormation?: CloudFormationFacts | undefined;
  readonly configRules?: ConfigRuleFacts | undefined;
  readonly guard?: Guard | undefined;
}

/**
 * Runs what a control ships against its cases.
 *
 * A policy's case that expects `denied` must come out `allowed` when the control's own policy is taken away, or say in `baseline` why not;
 * context keys that the provider does not know for the action fail the case; and each policy, detection or Guard rule needs cases on both sides.
 * Templates are held against the provider's schemas, managed rules against their names. `values`: parameters that the user filled in, in place of
 * the examples.
 */
export function runImplementation(
  implementation: Implementation,
  laboratory: Laboratory = {},
  values: ParameterValues = {},
): ImplementationOutcome {
  const about = {
    kind: implementation.kind,
    ...(implementation.title === undefined ? {} : { title: implementation.title }),
  };
  const ran = outcomeOf(implementation, laboratory, values);
  return ran
    ? { ...about, ...concluded(ran) }
    : { ...about, status: 'not-run', problems: [], findings: [], cases: [] };
}

function outcomeOf(
  implementation: Implementation,
  { iam, cloudFormation, configRules, guard }: Laboratory,
  values: ParameterValues,
): Ran | undefined {
  switch (implementation.kind) {
    case 'config-rule':
      return configRules && runConfigRule(implementation, configRules, values);
    case 'guard-rule':
      return guard && runGuardRule(implementation, guard, values);
    case 'cloudformation':
      return cloudFormation && runTemplate(implementation, cloudFormation, values);
    case 'eventbridge-pattern':
    case 'sigma-rule':
      return runDetection(implementation, values);
    default:
      return runPolicy(implementation, iam, values);
  }
}

type Ran = Pick<ImplementationOutcome, 'problems' | 'findings' | 'cases'>;

function concluded(ran: Ran): Ran & Pick<ImplementationOutcome, 'status'> {
  const sound = ran.problems.length === 0 && !ran.findings.some(({ level }) => level === 'error');
  return { status: sound && ran.cases.every((one) => one.passed) ? 'passed' : 'failed', ...ran };
}
