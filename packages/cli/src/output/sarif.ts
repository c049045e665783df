import { type Problem, RULES } from '@demarc/core';
import type { Checked } from './checked.ts';

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;

/** Problems as SARIF 2.1.0, which code hosts and editors show beside the lines. */
export function sarifText(checked: readonly Checked[]): string {
  const problems = checked.flatMap((entry) => entry.problems);
  const ids = [...new Set([...RULES.map(({ id }) => id), ...problems.map(({ rule }) => rule)])];
  const titles = new Map(RULES.map(({ id, title }) => [id, title]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'demarc',
            rules: ids.map((id) => ({
              id,
              ...(titles.has(id) ? { shortDescription: { text: titles.get(id) } } : {}),
            })),
          },
        },
        results: problems.map((problem) => resultOf(problem, ids.indexOf(problem.rule))),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function resultOf({ rule, level, message, id, file, line, column }: Problem, ruleIndex: number): object {
  const region =
    line === undefined
      ? {}
      : { region: { startLine: line, ...(column === undefined ? {} : { startColumn: column }) } };
  const physical =
    file === undefined ? {} : { physicalLocation: { artifactLocation: { uri: uriOf(file) }, ...region } };
  const logical = id === undefined ? {} : { logicalLocations: [{ name: id }] };
  const located = Object.keys(physical).length + Object.keys(logical).length > 0;
  return {
    ruleId: rule,
    ruleIndex,
    level: LEVELS[level],
    message: { text: id === undefined ? message : `${id} ${message}` },
    ...(located ? { locations: [{ ...physical, ...logical }] } : {}),
  };
}

function uriOf(file: string): string {
  return file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
}
