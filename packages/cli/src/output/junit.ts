import { type Problem, RULES } from '@demarc/core';
import { type Checked, placeOf } from './checked.ts';

/** Problems as a JUnit report: a suite per ThreatModel, a case per rule, failed by errors; warnings and notes stand in its output. */
export function junitText(checked: readonly Checked[]): string {
  const suites = checked.map(suiteOf);
  const total = (key: 'tests' | 'failures') => suites.reduce((sum, suite) => sum + suite[key], 0);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="demarc validate" tests="${total('tests')}" failures="${total('failures')}">\n${suites.map(({ xml }) => xml).join('')}</testsuites>\n`;
}

function suiteOf({ name, problems }: Checked): {
  readonly tests: number;
  readonly failures: number;
  readonly xml: string;
} {
  const rules = [...new Set([...RULES.map(({ id }) => id), ...problems.map(({ rule }) => rule)])];
  const cases = rules.map((rule) =>
    caseOf(
      name,
      rule,
      problems.filter((problem) => problem.rule === rule),
    ),
  );
  const failures = cases.filter(({ failed }) => failed).length;
  const xml = `  <testsuite name="${escaped(name)}" tests="${cases.length}" failures="${failures}">\n${cases.map(({ xml }) => xml).join('')}  </testsuite>\n`;
  return { tests: cases.length, failures, xml };
}

function caseOf(
  suite: string,
  rule: string,
  problems: readonly Problem[],
): { readonly failed: boolean; readonly xml: string } {
  const line = (problem: Problem) =>
    [placeOf(problem), problem.id, problem.message]
      .filter((part) => part !== undefined && part !== '')
      .join(' ');
  const errors = problems.filter(({ level }) => level === 'error');
  const others = problems.filter(({ level }) => level !== 'error');
  const open = `    <testcase classname="${escaped(suite)}" name="${escaped(rule)}"`;
  if (problems.length === 0) return { failed: false, xml: `${open}/>\n` };
  const failure =
    errors.length === 0
      ? ''
      : `      <failure message="${errors.length} found">${escaped(errors.map(line).join('\n'))}</failure>\n`;
  const output =
    others.length === 0
      ? ''
      : `      <system-out>${escaped(others.map((problem) => `${problem.level}: ${line(problem)}`).join('\n'))}</system-out>\n`;
  return { failed: errors.length > 0, xml: `${open}>\n${failure}${output}    </testcase>\n` };
}

/** For element and attribute content alike; control characters that XML does not know are dropped. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
