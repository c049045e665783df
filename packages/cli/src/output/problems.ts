import type { Problem } from '@demarc/core';
import type { ListFormat } from '../options.ts';
import { type Checked, placeOf } from './checked.ts';
import { junitText } from './junit.ts';
import { rowsText, toned } from './print-rows.ts';
import { asJson, type Rows } from './rows.ts';
import { sarifText } from './sarif.ts';

export type ProblemFormat = ListFormat | 'sarif' | 'junit';

/** Problems as text: grouped by file for people, or data. */
export function problemText(checked: readonly Checked[], format: ProblemFormat, terminal: boolean): string {
  if (format === 'sarif') return sarifText(checked);
  if (format === 'junit') return junitText(checked);
  if (format === 'table') return forPeople(checked, terminal);
  return rowsText(problemRows(checked), format);
}

function forPeople(checked: readonly Checked[], terminal: boolean): string {
  const tone = { error: 'high', warning: 'medium', info: 'quiet' } as const;
  const colour = (text: string, level: Problem['level']) => (terminal ? toned(text, tone[level]) : text);
  return checked
    .filter(({ problems }) => problems.length > 0)
    .map(({ name, problems }) => {
      const lines = problems.map((problem) => {
        const about = problem.id === undefined ? '' : `${problem.id} `;
        return `${placeOf(problem) || name}: ${colour(problem.level, problem.level)} ${problem.rule}: ${about}${problem.message}\n`;
      });
      return lines.join('');
    })
    .join('\n');
}

interface Row extends Problem {
  readonly model: string;
}

function problemRows(checked: readonly Checked[]): Rows<Row> {
  return {
    items: checked.flatMap(({ name, problems }) => problems.map((problem) => ({ ...problem, model: name }))),
    json: asJson,
    columns: [
      { title: 'model', text: ({ model }) => model },
      { title: 'level', text: ({ level }) => level },
      { title: 'rule', text: ({ rule }) => rule },
      { title: 'id', text: ({ id }) => id ?? '' },
      { title: 'file', text: ({ file }) => file ?? '' },
      { title: 'line', text: ({ line }) => String(line ?? ''), align: 'right' },
      { title: 'column', text: ({ column }) => String(column ?? ''), align: 'right' },
      { title: 'message', text: ({ message }) => message },
    ],
  };
}
