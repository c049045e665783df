import { levelOf, objectivesOfThreat, type Threat, toPlainText } from '@demarc/core';
import { useModel } from '../../model/model-context.tsx';
import { IdLink } from '../../ui/id-link.tsx';
import { Warning } from '../../ui/message.tsx';
import { AnswerTable } from '../../ui/object-tables.tsx';
import { plural } from '../../ui/plural.ts';
import { Section } from '../../ui/section.tsx';
import { NoControl } from '../../ui/tag.tsx';
import classes from './threats.module.css';

/** The objectives that answer a threat, the most worthwhile first, each with its controls; loud where there are none. */
export function Answers({ threat, level }: { threat: Threat; level: 2 | 3 }) {
  const loaded = useModel();
  const objectives = objectivesOfThreat(loaded, threat.id);
  const mitigators = loaded.index.mitigatorsOf.get(threat.id) ?? [];
  const impacts = new Map(mitigators.map(({ control, mitigation }) => [control.id, mitigation.impact]));
  const placed = new Set(objectives.flatMap(({ controls }) => controls.map(({ id }) => id)));
  const homeless = mitigators.map(({ control }) => control).filter(({ id }) => !placed.has(id));
  if (mitigators.length === 0)
    return (
      <Section title="What answers it" level={level} small>
        <Unanswered threat={threat} />
      </Section>
    );
  return (
    <Section
      title={`What answers it: ${plural(mitigators.length, 'control')} under ${plural(objectives.length, 'objective')}`}
      level={level}
      small
    >
      <AnswerTable
        groups={[
          ...objectives.map(({ objective, overall, controls }) => ({
            key: objective.id,
            title: (
              <>
                <IdLink id={objective.id} /> {toPlainText(objective.description, loaded.model.markup)}
                {overall !== undefined && (
                  <span className={classes.quiet}> · {levelOf(overall)} on this threat</span>
                )}
              </>
            ),
            controls,
          })),
          ...(homeless.length > 0
            ? [{ key: '', title: 'Under no objective of this ThreatModel', controls: homeless }]
            : []),
        ]}
        impactOf={({ id }) => impacts.get(id)}
      />
    </Section>
  );
}

function Unanswered({ threat }: { threat: Threat }) {
  if (threat.noMitigation !== undefined)
    return (
      <Warning>
        <NoControl /> {threat.noMitigation}
      </Warning>
    );
  return (
    <Warning>
      <NoControl /> Nothing in this ThreatModel mitigates it, and it does not say why. Decide whether to
      accept it, to do without the feature, or to find a control of your own.
    </Warning>
  );
}
