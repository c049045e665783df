import type { Implementation } from '@demarc/core';
import type { IamFacts } from '../facts.ts';
import type { ImplementationOutcome } from './outcome.ts';
import type { ParameterValues } from './parameters.ts';
import { runDetection } from './run-detection.ts';
import { runPolicy } from './run-policy.ts';

/**
 * Runs what a control ships against its cases.
 *
 * A policy's case that expects `denied` must come out `allowed` when the control's own policy is taken away, or say in `baseline` why not;
 * context keys that the provider does not know for the action fail the case; and each policy or detection needs cases on both sides.
 * `facts`: the provider's data; without it actions and keys are not checked. `values`: parameters that the user filled in, in place of the examples.
 */
export function runImplementation(
  implementation: Implementation,
  facts?: IamFacts,
  values: ParameterValues = {},
): ImplementationOutcome {
  const about = {
    kind: implementation.kind,
    ...(implementation.title === undefined ? {} : { title: implementation.title }),
  };
  switch (implementation.kind) {
    case 'config-rule':
    case 'guard-rule':
    case 'cloudformation':
      return { ...about, status: 'not-run', problems: [], findings: [], cases: [] };
    case 'eventbridge-pattern':
    case 'sigma-rule':
      return { ...about, ...concluded(runDetection(implementation, values)) };
    default:
      return { ...about, ...concluded(runPolicy(implementation, facts, values)) };
  }
}

function concluded(
  ran: Pick<ImplementationOutcome, 'problems' | 'findings' | 'cases'>,
): Pick<ImplementationOutcome, 'status' | 'problems' | 'findings' | 'cases'> {
  const sound = ran.problems.length === 0 && !ran.findings.some(({ level }) => level === 'error');
  return { status: sound && ran.cases.every((one) => one.passed) ? 'passed' : 'failed', ...ran };
}
