import { type Control, featureClassesOfControl, toPlainText } from '@demarc/core';
import type { ReactNode } from 'react';
import { useModel } from '../../model/model-context.tsx';
import { IdLink } from '../../ui/id-link.tsx';
import { Warning } from '../../ui/message.tsx';
import { PriorityBadge } from '../../ui/priority-badge.tsx';
import { RichText } from '../../ui/rich-text.tsx';
import { Section } from '../../ui/section.tsx';
import { Tag } from '../../ui/tag.tsx';
import classes from './controls.module.css';
import { MitigatedThreats } from './mitigated-threats.tsx';
import { WhyPriority } from './why-priority.tsx';

/** Everything about a control: what to do, how to test it, why its priority, and what it hangs together with. In the panel, and as a `page`. */
export function ControlDetail({ control, page = false }: { control: Control; page?: boolean }) {
  const loaded = useModel();
  const { index, figures, model } = loaded;
  const figure = figures.controls.get(control.id);
  const objective = index.objectives.get(control.objective);
  const Heading = page ? 'h1' : 'h2';
  const level = page ? 2 : 3;
  return (
    <>
      <div className={classes.marks}>
        <span className={classes.id}>{control.id}</span>
        <PriorityBadge priority={figure?.level} />
        {control.coso !== '' && <Tag title="COSO control type">{control.coso}</Tag>}
        {control.nistCsf !== '' && <Tag title="NIST CSF function">{control.nistCsf}</Tag>}
        {control.effort !== undefined && <Tag title="Effort to implement">{control.effort} effort</Tag>}
      </div>
      {control.title !== undefined && <Heading className={classes.heading}>{control.title}</Heading>}
      {control.title === undefined && <Heading className="d-hidden">Control {control.id}</Heading>}
      {control.retired && (
        <Warning>
          Retired: {control.retired.reason}
          {control.retired.replacedBy !== undefined && (
            <>
              {' '}
              Use <IdLink id={control.retired.replacedBy} /> instead.
            </>
          )}
        </Warning>
      )}
      <Section title="What to do" level={level} small>
        <RichText text={control.description} markup={model.markup} />
      </Section>
      <Section title="How to test it" level={level} small>
        {control.testing === '' ? (
          <Warning>No testing procedure: nobody can tell whether this control works.</Warning>
        ) : (
          <RichText text={control.testing} markup={model.markup} />
        )}
      </Section>
      {control.implementations.length > 0 && (
        <Section title="Ready to use" level={level} small>
          <ul className={classes.lines}>
            {control.implementations.map(({ kind, title }) => (
              <li key={`${kind} ${title}`}>
                <Tag>{kind}</Tag> {title}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={`Why ${figure?.level ?? 'it has no priority'}`} level={level} small>
        <WhyPriority control={control} />
      </Section>
      {control.mitigations.length > 0 && (
        <Section title="Threats that it mitigates" level={level} small>
          <MitigatedThreats control={control} />
        </Section>
      )}
      <Section title="Objective" level={level} small>
        <p className={classes.related}>
          <IdLink id={control.objective} />{' '}
          {objective && <span>{toPlainText(objective.description, model.markup)}</span>}
        </p>
      </Section>
      <Related level={level} title="Depends on" ids={control.dependsOn} />
      <Related level={level} title="Needed by" ids={index.dependentsOf.get(control.id) ?? []} />
      <Related level={level} title="Assured by" ids={control.assuredBy} />
      <Related level={level} title="Assures" ids={index.assuredBy.get(control.id) ?? []} />
      <Related level={level} title="Feature classes" ids={featureClassesOfControl(loaded, control)} />
      {control.references.length > 0 && (
        <Section title="References" level={level} small>
          <ul className={classes.lines}>
            {control.references.map(({ title, url }) => (
              <li key={url}>
                <a href={url} target="_blank" rel="noreferrer noopener">
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

/** Other objects, one line each: id and name. */
function Related({ title, ids, level }: { title: string; ids: readonly string[]; level: 2 | 3 }): ReactNode {
  const { index, model } = useModel();
  if (ids.length === 0) return null;
  const nameOf = (id: string) => {
    const control = index.controls.get(id);
    if (control) return control.title ?? toPlainText(control.description, model.markup);
    return index.featureClasses.get(id)?.name ?? '';
  };
  return (
    <Section title={title} level={level} small>
      <ul className={classes.lines}>
        {ids.map((id) => (
          <li key={id} className={classes.related}>
            <IdLink id={id} /> <span>{nameOf(id)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
