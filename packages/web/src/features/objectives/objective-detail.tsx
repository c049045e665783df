import { compareNatural, levelOf, type Objective } from '@demarc/core';
import { useModel } from '../../model/model-context.tsx';
import { AnsweredRequirements } from '../../ui/answered-frameworks.tsx';
import { ModelDiagram } from '../../ui/diagram/model-diagram.tsx';
import { ListLink } from '../../ui/list-link.tsx';
import { Warning } from '../../ui/message.tsx';
import { ObjectBody, ObjectHead } from '../../ui/object-page.tsx';
import { ControlTable, ThreatTable } from '../../ui/object-tables.tsx';
import { plural } from '../../ui/plural.ts';
import { PriorityBadge } from '../../ui/priority-badge.tsx';
import { References, Related } from '../../ui/related.tsx';
import { RichText } from '../../ui/rich-text.tsx';
import { Answer, Section } from '../../ui/section.tsx';
import { objectiveRow } from './objective-rows.ts';
import classes from './objectives.module.css';

/** Everything about a control objective: its controls by priority, the threats that they answer, and what it is called in frameworks. In the panel, and as a `page`. */
export function ObjectiveDetail({ objective, page = false }: { objective: Objective; page?: boolean }) {
  const loaded = useModel();
  const { index, model, figures } = loaded;
  const row = objectiveRow(loaded, objective);
  const level = page ? 2 : 3;
  const controls = index.controlsOf.get(objective.id) ?? [];
  const first = controls.filter(({ id }) => (figures.controls.get(id)?.priority ?? 0) >= 3).length;
  const threats = row.threats.flatMap((id) => index.threats.get(id) ?? []);
  const sentence = (
    <>
      <strong>{plural(controls.length, 'control')}</strong> {controls.length === 1 ? 'achieves' : 'achieve'}{' '}
      it
      {first > 0 && <>, {first} at High priority or above</>};{' '}
      {controls.length === 1 ? 'it answers' : 'they answer'}{' '}
      <strong>{plural(threats.length, 'threat')}</strong>.
    </>
  );
  return (
    <>
      <ObjectHead
        id={objective.id}
        title={<RichText text={objective.description} markup={model.markup} inline />}
        page={page}
        retired={objective.retired}
        marks={<PriorityBadge priority={row.priority === undefined ? undefined : levelOf(row.priority)} />}
      />
      {controls.length > 0 &&
        (page ? <Answer>{sentence}</Answer> : <p className={classes.sentence}>{sentence}</p>)}
      <ObjectBody
        page={page}
        main={
          <>
            <Section title="Controls, the most worthwhile first" level={level} small>
              {controls.length === 0 ? (
                <Warning>No control works towards it, so nothing achieves it.</Warning>
              ) : (
                <ControlTable controls={controls} />
              )}
            </Section>
            {threats.length > 0 && (
              <Section title="Threats that it answers" level={level} small>
                <ThreatTable threats={threats} />
              </Section>
            )}
          </>
        }
        side={
          <>
            <Section title="In the Secure Controls Framework (SCF)" level={level} small>
              <ScfIds objective={objective} />
            </Section>
            <AnsweredRequirements objective={objective} level={level} />
            <Related title="Feature classes" ids={row.featureClasses} level={level} />
            <References references={objective.references} level={level} />
          </>
        }
      />
      {page && (
        <ModelDiagram focus={objective.id} label={`Data flow diagram, where ${objective.id} applies`} />
      )}
    </>
  );
}

function ScfIds({ objective }: { objective: Objective }) {
  const { model } = useModel();
  if (objective.scf.length === 0)
    return objective.noScf === undefined ? (
      <p className={classes.quiet}>
        The ThreatModel gives no SCF id, so no compliance framework reaches it by way of the SCF.
      </p>
    ) : (
      <p>None fits: {objective.noScf}</p>
    );
  return (
    <>
      <ul className={classes.scf}>
        {[...objective.scf].sort(compareNatural).map((id) => (
          <li key={id}>
            <ListLink page="objectives" facet="scf" value={id} title={`All objectives with ${id}`}>
              <code>{id}</code>
            </ListLink>
          </li>
        ))}
      </ul>
      {model.metadata.scfVersion !== undefined && (
        <p className={classes.quiet}>SCF release {model.metadata.scfVersion}</p>
      )}
    </>
  );
}
