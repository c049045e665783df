import { type MappedBy, type MappedFramework, type MappedObjective, toPlainText } from '@demarc/core';
import { useMemo } from 'react';
import { addressOf, compliancePath } from '../../model/frameworks.ts';
import { useModel } from '../../model/model-context.tsx';
import { NotCompliance } from '../../ui/coverage-bar.tsx';
import { IdLink } from '../../ui/id-link.tsx';
import { Warning } from '../../ui/message.tsx';
import { ObjectBody, ObjectHead } from '../../ui/object-page.tsx';
import { ControlTable } from '../../ui/object-tables.tsx';
import { PlainLink } from '../../ui/plain-link.tsx';
import { plural } from '../../ui/plural.ts';
import { PriorityBadge } from '../../ui/priority-badge.tsx';
import { Section } from '../../ui/section.tsx';
import { Tag } from '../../ui/tag.tsx';
import classes from './compliance.module.css';
import { ancestorsOf, type RequirementRow } from './requirement-rows.ts';

/** Everything about a requirement: the objectives that answer it, and why; their controls by priority; its place in the framework. In the panel, and as a `page`. */
export function RequirementDetail({
  row,
  mapped,
  page = false,
}: {
  row: RequirementRow;
  mapped: MappedFramework;
  page?: boolean;
}) {
  const { summary } = useModel();
  const { requirement, objectives, controls, count, highest } = row;
  const { framework } = mapped;
  const level = page ? 2 : 3;
  return (
    <>
      <ObjectHead
        id={requirement.id}
        title={requirement.title ?? `${framework.title}, ${requirement.id}`}
        page={page}
        marks={
          <>
            {count > 0 && <PriorityBadge priority={highest} />}
            {requirement.group && <Tag>groups others</Tag>}
          </>
        }
      />
      {requirement.title === undefined && framework.license !== undefined && (
        <p className={classes.quiet}>{framework.license}</p>
      )}
      <ObjectBody
        page={page}
        main={
          objectives.length === 0 ? (
            <Unmapped row={row} name={summary.name} />
          ) : (
            <>
              <p className={classes.sentence}>
                {plural(objectives.length, 'objective')} with {plural(count, 'control')}{' '}
                {objectives.length === 1 ? 'answers' : 'answer'} it. <NotCompliance />
              </p>
              <Section title="Objectives that answer it" level={level} small>
                <ul className={classes.answers}>
                  {objectives.map((one) => (
                    <AnsweringObjective key={one.objective.id} answering={one} />
                  ))}
                </ul>
              </Section>
              <Section title="Their controls, the most worthwhile first" level={level} small>
                {count === 0 ? (
                  <Warning>
                    No control works towards these objectives, so nothing answers it in practice.
                  </Warning>
                ) : (
                  <ControlTable controls={Object.values(controls).flat()} />
                )}
              </Section>
            </>
          )
        }
        side={
          <Section title={`In ${framework.title}`} level={level} small>
            <Place row={row} mapped={mapped} />
          </Section>
        }
      />
    </>
  );
}

function Unmapped({ row: { requirement }, name }: { row: RequirementRow; name: string }) {
  if (requirement.group)
    return <p className={classes.sentence}>It is a heading: what it groups stands below it.</p>;
  return (
    <Warning>
      Nothing of {name} is mapped to it. Either it is about something else than this service, or a mapping is
      missing: an objective can name it, or a mapping from the SCF can be imported.
    </Warning>
  );
}

function AnsweringObjective({ answering: { objective, by } }: { answering: MappedObjective }) {
  const { model } = useModel();
  return (
    <li>
      <IdLink id={objective.id}>
        <code>{objective.id}</code>{' '}
        <span className={classes.name}>{toPlainText(objective.description, model.markup)}</span>
      </IdLink>
      <ul className={classes.because}>
        {by.map((one) => (
          <li key={one.kind === 'scf' ? `${one.scf} ${one.source}` : one.kind}>
            <Because by={one} />
          </li>
        ))}
      </ul>
    </li>
  );
}

/** Why an objective stands under a requirement, in words. */
export function Because({ by }: { by: MappedBy }) {
  if (by.kind === 'scf')
    return (
      <>
        By way of <code>{by.scf}</code> of the SCF {by.version}
        {by.relationship !== undefined && <> ({by.relationship})</>}
      </>
    );
  const said = by.reason === undefined ? '' : `: ${by.reason}`;
  return (
    <>
      {by.kind === 'direct' ? 'The objective names it' : `Named by ${by.source}`}
      {by.relationship !== undefined && <> ({by.relationship})</>}
      {said}
    </>
  );
}

/** The requirements above and below, as links. */
function Place({ row: { requirement }, mapped }: { row: RequirementRow; mapped: MappedFramework }) {
  const { summary } = useModel();
  const address = addressOf(mapped);
  const { above, below } = useMemo(() => {
    const { requirements } = mapped.framework;
    const byId = new Map(requirements.map((one) => [one.id, one]));
    return {
      above: [...ancestorsOf(requirement, byId)].reverse(),
      below: requirements.filter(({ parent }) => parent === requirement.id),
    };
  }, [requirement, mapped]);
  return (
    <ul className={classes.plain}>
      <li>
        <PlainLink to={compliancePath(summary, address)}>All requirements</PlainLink>
      </li>
      {[...above, ...below].map(({ id, title }) => (
        <li key={id}>
          <PlainLink to={compliancePath(summary, address, id)}>
            <code>{id}</code> {title}
          </PlainLink>
          {above.some((one) => one.id === id) && <span className={classes.quiet}> above it</span>}
        </li>
      ))}
    </ul>
  );
}
