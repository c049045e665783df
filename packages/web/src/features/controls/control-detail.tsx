import { type Control, featureClassesOfControl } from '@demarc/core';
import { useModel } from '../../model/model-context.tsx';
import { AnsweredRequirements } from '../../ui/answered-frameworks.tsx';
import { ModelDiagram } from '../../ui/diagram/model-diagram.tsx';
import { ListLink } from '../../ui/list-link.tsx';
import { Warning } from '../../ui/message.tsx';
import { ObjectBody, ObjectHead } from '../../ui/object-page.tsx';
import { PriorityBadge } from '../../ui/priority-badge.tsx';
import { References, Related } from '../../ui/related.tsx';
import { RichText } from '../../ui/rich-text.tsx';
import { Section } from '../../ui/section.tsx';
import { Tag } from '../../ui/tag.tsx';
import { PERIMETER_NAMES } from './control-rows.ts';
import classes from './controls.module.css';
import { MitigatedThreats } from './mitigated-threats.tsx';
import { ReadyToUse } from './ready-to-use.tsx';
import { WhyPriority } from './why-priority.tsx';

/** Everything about a control: what to do, how to test it, why its priority, and what it hangs together with. In the panel, and as a `page`. */
export function ControlDetail({ control, page = false }: { control: Control; page?: boolean }) {
  const loaded = useModel();
  const { index, figures, model } = loaded;
  const figure = figures.controls.get(control.id);
  const objective = index.objectives.get(control.objective);
  const level = page ? 2 : 3;
  return (
    <>
      <ObjectHead
        id={control.id}
        title={control.title ?? `Control ${control.id}`}
        hiddenTitle={control.title === undefined}
        page={page}
        retired={control.retired}
        marks={<Marks control={control} />}
      />
      <ObjectBody
        page={page}
        main={
          <>
            <Section title="What to do" level={level} small>
              {control.description === '' ? (
                <Warning>The ThreatModel does not say what to do.</Warning>
              ) : (
                <RichText text={control.description} markup={model.markup} />
              )}
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
                <ReadyToUse implementations={control.implementations} />
              </Section>
            )}
            {control.mitigations.length > 0 && (
              <Section title="Threats that it mitigates" level={level} small>
                <MitigatedThreats control={control} steps={page} />
              </Section>
            )}
          </>
        }
        side={
          <>
            <Section
              title={figure?.level === undefined ? 'Why it has no priority' : `Why ${figure.level} priority`}
              level={level}
              small
            >
              <WhyPriority control={control} />
            </Section>
            <Related title="Objective" ids={[control.objective]} level={level} />
            <Related
              title="Depends on"
              note="Do these first: it is of no use without them."
              ids={control.dependsOn}
              level={level}
            />
            <Related
              title="Needed by"
              note="These are of no use without it."
              ids={index.dependentsOf.get(control.id) ?? []}
              level={level}
            />
            <Related
              title="Assured by"
              note="These tell whether it works."
              ids={control.assuredBy}
              level={level}
            />
            <Related
              title="Assures"
              note="It tells whether these work."
              ids={index.assuredBy.get(control.id) ?? []}
              level={level}
            />
            <Related title="Feature classes" ids={featureClassesOfControl(loaded, control)} level={level} />
            {control.perimeter.length > 0 && (
              <Section title="Data perimeter" level={level} small>
                <p className={classes.links}>
                  {control.perimeter.map((one) => (
                    <ListLink
                      key={one}
                      page="controls"
                      facet="perimeter"
                      value={one}
                      title="All controls for it"
                    >
                      {PERIMETER_NAMES[one]}
                    </ListLink>
                  ))}
                </p>
              </Section>
            )}
            {objective && <AnsweredRequirements objective={objective} level={level} />}
            <References references={control.references} level={level} />
          </>
        }
      />
      {/* a control that assures others is about what they mitigate; one that does nothing has no place in the picture */}
      {page && control.mitigations.length + (index.assuredBy.get(control.id)?.length ?? 0) > 0 && (
        <ModelDiagram focus={control.id} label={`Data flow diagram, where ${control.id} applies`} />
      )}
    </>
  );
}

function Marks({ control: { id, coso, nistCsf, effort } }: { control: Control }) {
  const { figures } = useModel();
  return (
    <>
      <PriorityBadge priority={figures.controls.get(id)?.level} />
      {coso !== '' && <Tag title="COSO control type">{coso}</Tag>}
      {nistCsf !== '' && <Tag title="NIST CSF function">{nistCsf}</Tag>}
      <Tag title="Effort to implement">{effort === undefined ? 'effort unknown' : `${effort} effort`}</Tag>
    </>
  );
}
