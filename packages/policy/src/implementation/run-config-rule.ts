import { type ConfigRuleImplementation, nearest, type Problem } from '@demarc/core';
import type { ImplementationOutcome } from './outcome.ts';
import { fillDocument, type ParameterValues, parameterProblems, parameterValues } from './parameters.ts';

/** The managed rules of AWS Config that controls can name. */
export interface ConfigRuleFacts {
  readonly source: string;
  /** The names of a rule's parameters, by its identifier; `null` where they are not at hand. */
  readonly rules: Readonly<Record<string, readonly string[] | null>>;
}

/** AWS Config takes so many characters of parameters for a rule. https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigRule.html */
const MAX_INPUT = 1024;

/** Checks that a managed rule exists, has these parameters, and takes values of this length. It is run by AWS Config, not here. */
export function runConfigRule(
  { identifier, inputParameters, parameters }: ConfigRuleImplementation,
  facts: ConfigRuleFacts,
  given: ParameterValues = {},
): Pick<ImplementationOutcome, 'problems' | 'findings' | 'cases'> {
  const known = Object.hasOwn(facts.rules, identifier) ? facts.rules[identifier] : undefined;
  const { value: values } = parameterValues(parameters, given, { examples: true });
  const filled = JSON.stringify(fillDocument(inputParameters, values));
  const problems =
    known !== undefined
      ? Object.keys(inputParameters)
          .filter((name) => known?.includes(name) === false)
          .map((name) =>
            fault(
              `\`${identifier}\` has no parameter \`${name}\`${didYouMean(nearest(name, known ?? []))}`,
              'inputParameters',
              name,
            ),
          )
      : [
          fault(
            `no managed rule \`${identifier}\` is known${didYouMean(nearest(identifier, Object.keys(facts.rules)))}`,
            'identifier',
          ),
        ];
  const long =
    filled.length > MAX_INPUT
      ? [fault(`its parameters have ${filled.length} characters: at most ${MAX_INPUT}`, 'inputParameters')]
      : [];
  return {
    problems: [...parameterProblems(inputParameters, parameters), ...problems, ...long],
    findings: [],
    cases: [],
  };
}

function didYouMean(hint: string | undefined): string {
  return hint === undefined ? '' : `: did you mean \`${hint}\``;
}

function fault(message: string, ...path: readonly string[]): Problem {
  return { rule: 'config-rule', level: 'error', message, path };
}
