import type { Problem } from '@demarc/server/contract';
import { useOptionalModel } from '../model/model-context.tsx';
import { IdLink } from './id-link.tsx';
import { plural } from './plural.ts';
import classes from './problem-list.module.css';

const LEVELS = [
  ['error', 'Errors', 'part of the document could not be used'],
  ['warning', 'Warnings', 'the document is used as it is, and something in it is probably wrong'],
  ['info', 'Notes', 'good to know'],
] as const;
/** Problems of one rule that are shown at once. */
const SHOWN = 20;

/** Problems by level and rule, each with where it stands. */
export function ProblemGroups({ problems }: { problems: readonly Problem[] }) {
  return LEVELS.map(([level, title, meaning]) => {
    const ofLevel = problems.filter((problem) => problem.level === level);
    if (ofLevel.length === 0) return null;
    const rules = new Map<string, Problem[]>();
    for (const problem of ofLevel) rules.set(problem.rule, [...(rules.get(problem.rule) ?? []), problem]);
    return (
      <section key={level} className={classes.level} data-level={level}>
        <h2>
          {title} <span>{ofLevel.length}</span>
        </h2>
        <p className={classes.meaning}>{meaning}</p>
        {[...rules].map(([rule, found]) => (
          <RuleProblems key={rule} rule={rule} problems={found} />
        ))}
      </section>
    );
  });
}

function RuleProblems({ rule, problems }: { rule: string; problems: readonly Problem[] }) {
  return (
    <details className={classes.rule} open={problems.length <= SHOWN}>
      <summary>
        <code>{rule}</code> <span>{plural(problems.length, 'problem')}</span>
      </summary>
      <ul>
        {problems.slice(0, 400).map((problem) => (
          <li key={`${problem.id} ${problem.path?.join('.')} ${problem.message}`}>
            <ProblemLine problem={problem} />
          </li>
        ))}
        {problems.length > 400 && <li>and {problems.length - 400} more of the same kind</li>}
      </ul>
    </details>
  );
}

function ProblemLine({ problem }: { problem: Problem }) {
  const model = useOptionalModel();
  const { id, message, file, line, column, path } = problem;
  const place =
    file === undefined
      ? path?.join('.')
      : [file, line, column].filter((part) => part !== undefined).join(':');
  return (
    <>
      {id !== undefined && (model ? <IdLink id={id} /> : <code>{id}</code>)} {message}
      {place !== undefined && place !== '' && <span className={classes.place}>{place}</span>}
    </>
  );
}
