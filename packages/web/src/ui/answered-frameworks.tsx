import {
  type FrameworkReach,
  type MappedFramework,
  type Objective,
  requirementsOfObjective,
} from '@demarc/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { printFilter } from '../filter/expression.ts';
import {
  addressOf,
  addressText,
  allFrameworksQuery,
  compliancePath,
  frameworksQuery,
} from '../model/frameworks.ts';
import { useModel } from '../model/model-context.tsx';
import classes from './answered-frameworks.module.css';
import { Unfold } from './object-page.tsx';
import { PlainLink } from './plain-link.tsx';
import { plural } from './plural.ts';
import { Section } from './section.tsx';
import { Skeleton } from './skeleton.tsx';

/** Requirements of a framework that stand in its line; the others are a link away. */
const SHOWN = 12;

/** The section of an objective, or of a control by its objective: which requirements of which frameworks it answers. Nothing where there are none. */
export function AnsweredRequirements({ objective, level = 3 }: { objective: Objective; level?: 2 | 3 }) {
  const list = useQuery(frameworksQuery);
  const { hash } = list.data ?? { hash: '' };
  const whole = useQuery({ ...allFrameworksQuery({ hash }), enabled: hash !== '' });
  if (list.error || whole.error) return null;
  return (
    <Section title="Requirements of compliance frameworks" level={level} small>
      {whole.data ? (
        <AnsweredFrameworks objective={objective} frameworks={whole.data} />
      ) : (
        <Skeleton lines={2} label="Loading the frameworks" />
      )}
    </Section>
  );
}

/** What an objective answers: frameworks whose requirements it names itself, then, unfolded, those reached by way of the SCF. */
export function AnsweredFrameworks({
  objective,
  frameworks,
}: {
  objective: Objective;
  frameworks: readonly MappedFramework[];
}) {
  const { model } = useModel();
  const reach = useMemo(
    () => requirementsOfObjective(objective, model.metadata, frameworks),
    [objective, model, frameworks],
  );
  if (reach.length === 0)
    return <p className={classes.quiet}>None of the frameworks that are here is mapped to its objective.</p>;
  const direct = reach.filter(isDirect);
  const others = reach.filter((one) => !isDirect(one));
  const count = reach.reduce((sum, { requirements }) => sum + requirements.length, 0);
  return (
    <>
      <p className={classes.quiet}>
        {plural(count, 'requirement')} of {plural(reach.length, 'framework')}. What is mapped, not what is
        complied with.
      </p>
      <ReachList reach={direct} objective={objective} />
      {others.length > 0 && (
        <Unfold summary={`${plural(others.length, 'framework')} by way of the SCF`}>
          <ReachList reach={others} objective={objective} />
        </Unfold>
      )}
    </>
  );
}

function isDirect({ requirements }: FrameworkReach): boolean {
  return requirements.some(({ by }) => by.some(({ kind }) => kind !== 'scf'));
}

function ReachList({ reach, objective }: { reach: readonly FrameworkReach[]; objective: Objective }) {
  const { summary } = useModel();
  const filter = printFilter({
    tokens: [{ key: 'objective', operator: '=', values: [objective.id] }],
    text: '',
  });
  return (
    <ul className={classes.frameworks}>
      {reach.map(({ mapped, requirements }) => {
        const address = addressOf(mapped);
        const rest = requirements.length - SHOWN;
        return (
          <li key={addressText(address)}>
            <Link to={compliancePath(summary, address)} search={{ filter }} preload={false}>
              {mapped.framework.title}
            </Link>
            <span className={classes.ids}>
              {requirements.slice(0, SHOWN).map(({ requirement, by }) => (
                <PlainLink
                  key={requirement.id}
                  to={compliancePath(summary, address, requirement.id)}
                  title={titleOf(requirement.title, by)}
                >
                  {requirement.id}
                </PlainLink>
              ))}
              {rest > 0 && <span className={classes.quiet}>and {rest} more</span>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** What a requirement is called, and why it stands here. */
function titleOf(title: string | undefined, by: FrameworkReach['requirements'][number]['by']): string {
  const why = by.map((one) =>
    one.kind === 'scf'
      ? `by way of ${one.scf} (SCF ${one.version})`
      : [one.relationship, one.reason].filter(Boolean).join(': '),
  );
  return [title, ...why].filter(Boolean).join('\n');
}
