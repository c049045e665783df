import { type MappedFramework, toPlainText } from '@demarc/core';
import { addressOf, compliancePath } from '../../model/frameworks.ts';
import { useModel } from '../../model/model-context.tsx';
import { IdLink } from '../../ui/id-link.tsx';
import { ObjectHead } from '../../ui/object-page.tsx';
import { PlainLink } from '../../ui/plain-link.tsx';
import { Section } from '../../ui/section.tsx';
import type { ComparedRow } from './compared-list.tsx';
import classes from './compliance.module.css';

/** One requirement of the first framework: objective by objective what the same work answers in the second. */
export function ComparedDetail({
  row: { row, through },
  first,
  second,
}: {
  row: ComparedRow;
  first: MappedFramework;
  second: MappedFramework;
}) {
  const { summary, model } = useModel();
  const { requirement } = row;
  return (
    <>
      <ObjectHead
        id={requirement.id}
        title={requirement.title ?? `${first.framework.title}, ${requirement.id}`}
        page={false}
      />
      {through.map(({ objective, others }) => (
        <Section
          key={objective.id}
          level={3}
          small
          title={
            <>
              Through <IdLink id={objective.id} />
            </>
          }
        >
          <p>{toPlainText(objective.description, model.markup)}</p>
          {others.length === 0 ? (
            <p className={classes.quiet}>It answers nothing of {second.framework.title}.</p>
          ) : (
            <ul className={classes.plain}>
              {others.map(({ id, title }) => (
                <li key={id}>
                  <PlainLink to={compliancePath(summary, addressOf(second), id)}>
                    <code>{id}</code> {title}
                  </PlainLink>
                </li>
              ))}
            </ul>
          )}
        </Section>
      ))}
    </>
  );
}
