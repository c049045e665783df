import type { CloudFormationImplementation, Problem } from '@demarc/core';
import { checkTemplate } from '../template/check-template.ts';
import type { CloudFormationFacts } from '../template/facts.ts';
import { readTemplate } from '../template/read-template.ts';
import type { ImplementationOutcome } from './outcome.ts';
import {
  fillDocument,
  fillPlainText,
  type ParameterValues,
  parameterProblems,
  parameterValues,
} from './parameters.ts';

/** Checks a template, its parameters filled in, against the provider's schemas. */
export function runTemplate(
  { document, parameters }: CloudFormationImplementation,
  facts: CloudFormationFacts,
  given: ParameterValues = {},
): Pick<ImplementationOutcome, 'problems' | 'findings' | 'cases'> {
  if (document === undefined) return outcome([missingDocument()]);
  const { value: values } = parameterValues(parameters, given, { examples: true });
  const declared = parameterProblems(document, parameters);
  if (typeof document !== 'string')
    return outcome([...declared, ...checkTemplate(fillDocument(document, values), facts)]);
  const { value, problems } = readTemplate(fillPlainText(document, values));
  return outcome([...declared, ...problems, ...(problems.length > 0 ? [] : checkTemplate(value, facts))]);
}

const outcome = (problems: readonly Problem[]) => ({ problems, findings: [], cases: [] });

/** What is wrong with an implementation that has nothing to run. */
export function missingDocument(): Problem {
  return {
    rule: 'implementation-document',
    level: 'error',
    message: 'no `document` and no `file`',
    path: ['document'],
  };
}
