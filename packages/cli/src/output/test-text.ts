import type { CaseReason, Decision, ImplementationOutcome } from '@demarc/policy';
import type { TestedControl } from '../commands/test.ts';

const MARKS = { passed: 'ok  ', failed: 'FAIL', 'not-run': '–   ' } as const;

/** Control by control what it ships, with the outcome of each case and why. */
export function testText(
  tested: readonly TestedControl[],
  { failedOnly }: { readonly failedOnly: boolean },
): string {
  return tested
    .map(({ id, title, outcomes }) => {
      const shown = outcomes.filter(({ status }) => !failedOnly || status === 'failed');
      return shown.length === 0 ? '' : `${id}  ${title}\n${shown.map(outcomeText).join('')}\n`;
    })
    .join('');
}

function outcomeText({ kind, title, status, problems, findings, cases }: ImplementationOutcome): string {
  const lines = [
    `  ${MARKS[status]} ${kind}${title === undefined ? '' : `: ${title}`}${status === 'not-run' ? ' (not run here)' : ''}`,
    ...problems.map(({ message }) => `       ${message}`),
    ...findings.map(({ level, message }) => `       ${level}: ${message}`),
    ...cases.map(
      ({ name, passed, because, decision }) =>
        `    ${passed ? MARKS.passed : MARKS.failed} ${name}${passed ? decidedBy(decision) : because.map((reason) => `\n           ${reasonText(reason)}`).join('')}`,
    ),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** ` (denied by scp)`. */
function decidedBy(decision: Decision | undefined): string {
  if (!decision) return '';
  return decision.decision === 'explicitly-denied'
    ? ` (denied by ${decision.layer})`
    : ` (${decision.decision})`;
}

function reasonText(reason: CaseReason): string {
  switch (reason.kind) {
    case 'decision':
      return `expected ${reason.expected}, and it is ${reason.got}`;
    case 'ignored-context-keys':
      return `no request of this action has ${reason.keys.join(', ')}: AWS would never see it`;
    case 'unknown-action':
      return `no action \`${reason.action}\``;
    case 'denied-without-policy':
      return `is denied without the policy too (${reason.without.layer}): say why in \`baseline\`, or let the surroundings allow it`;
    case 'baseline-not-needed':
      return 'says that it is denied anyway, and without the policy it is allowed';
    case 'unknown-principal':
      return `\`${reason.principal}\` is no ARN, service or \`anonymous\``;
    case 'match':
      return `expected ${reason.expected}`;
    case 'verdict':
      return `expected ${reason.expected}, and Guard says ${reason.got === 'SKIP' ? 'that no rule speaks of it' : reason.got}`;
    case 'problem':
      return reason.problem.message;
  }
}

/** `12 controls: 15 passed, 0 failed, 1 not run; 62 cases`. */
export function summaryText(tested: readonly TestedControl[]): string {
  const outcomes = tested.flatMap((control) => control.outcomes);
  const count = (status: ImplementationOutcome['status']) =>
    outcomes.filter((outcome) => outcome.status === status).length;
  const cases = outcomes.reduce((sum, outcome) => sum + outcome.cases.length, 0);
  const plural = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`;
  return `${plural(tested.length, 'control')}: ${count('passed')} passed, ${count('failed')} failed, ${count('not-run')} not run; ${plural(cases, 'case')}\n`;
}
