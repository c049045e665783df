import type { Implementation } from '@demarc/core';
import type {
  CaseOutcome,
  CaseReason,
  IamFacts,
  ImplementationOutcome,
  ParameterValues,
} from '@demarc/policy';
import { useMutation } from '@tanstack/react-query';
import { getIamFacts } from '../../api-client.ts';
import { plural } from '../../ui/plural.ts';
import classes from './controls.module.css';

/** Runs the cases of what a control ships, here in the browser, with the values that the reader gave; and says of each what came of it. */
export function RunCases({
  implementation,
  given,
}: {
  implementation: Implementation;
  given: ParameterValues;
}) {
  const run = useMutation({
    mutationFn: async (): Promise<ImplementationOutcome> => {
      const [{ runImplementation }, facts] = await Promise.all([import('@demarc/policy'), getIamFacts()]);
      return runImplementation(implementation, { iam: facts as IamFacts }, given);
    },
  });
  const count = 'cases' in implementation ? implementation.cases.length : 0;
  return (
    <div className={classes.run}>
      <button type="button" onClick={() => run.mutate()} disabled={run.isPending} data-screen-only>
        {run.isPending ? 'Running…' : `Run the ${plural(count, 'case')}`}
      </button>
      <div aria-live="polite">
        {run.error && <p>The cases cannot be run: {run.error.message}.</p>}
        {run.data && <Outcome outcome={run.data} />}
      </div>
    </div>
  );
}

function Outcome({ outcome: { status, problems, findings, cases } }: { outcome: ImplementationOutcome }) {
  const failed = cases.filter(({ passed }) => !passed).length;
  return (
    <>
      <p>
        {status === 'not-run' ? (
          'This kind of check is not run here.'
        ) : failed === 0 ? (
          <strong>All {plural(cases.length, 'case')} hold.</strong>
        ) : (
          <strong>
            {failed} of {plural(cases.length, 'case')} {failed === 1 ? 'does' : 'do'} not hold.
          </strong>
        )}
      </p>
      {[...problems, ...findings].map(({ message }) => (
        <p key={message} className={classes.quiet}>
          {message}
        </p>
      ))}
      <ul className={classes.cases}>
        {cases.map((one) => (
          <li key={one.name} data-passed={one.passed}>
            <span className={classes.mark} aria-hidden="true">
              {one.passed ? '✓' : '✕'}
            </span>
            <span>
              <span className="d-hidden">{one.passed ? 'holds: ' : 'does not hold: '}</span>
              {one.name}
              <span className={classes.quiet}> · {said(one)}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function said({ passed, because, decision, without }: CaseOutcome): string {
  if (!passed) return because.map(reason).join('; ');
  if (!decision) return 'as expected';
  if (decision.decision !== 'explicitly-denied') return decision.decision.replace('-', ' ');
  const other = without?.decision === 'allowed' ? '; without it allowed' : '';
  return `denied by ${decision.layer ?? 'a policy'}${other}`;
}

function reason(why: CaseReason): string {
  switch (why.kind) {
    case 'decision':
      return `expected ${why.expected}, is ${why.got.replace('-', ' ')}`;
    case 'ignored-context-keys':
      return `no request of this action has ${why.keys.join(', ')}`;
    case 'unknown-action':
      return `there is no action ${why.action}`;
    case 'denied-without-policy':
      return 'is denied without this policy too';
    case 'baseline-not-needed':
      return 'is said to be denied anyway, and is not';
    case 'unknown-principal':
      return `${why.principal} is no principal`;
    case 'match':
    case 'verdict':
      return `expected ${why.expected}`;
    case 'problem':
      return why.problem.message;
  }
}
