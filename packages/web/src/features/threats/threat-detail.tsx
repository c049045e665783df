import { cvssSentence, goalName, type Threat } from '@demarc/core';
import { useModel } from '../../model/model-context.tsx';
import { ModelDiagram } from '../../ui/diagram/model-diagram.tsx';
import { IdLink } from '../../ui/id-link.tsx';
import { ListLink } from '../../ui/list-link.tsx';
import { Facts, ObjectBody, ObjectHead } from '../../ui/object-page.tsx';
import { References } from '../../ui/related.tsx';
import { RichText } from '../../ui/rich-text.tsx';
import { Answer, Section } from '../../ui/section.tsx';
import { SeverityBadge } from '../../ui/severity-badge.tsx';
import { AccessTree } from './access-tree.tsx';
import { Answers } from './answers.tsx';
import { Attack } from './attack.tsx';
import { CvssTable } from './cvss-table.tsx';
import classes from './threats.module.css';

/** Everything about a threat: who can do what, how it goes, the access it takes, and what answers it. In the panel, and as a `page`. */
export function ThreatDetail({ threat, page = false }: { threat: Threat; page?: boolean }) {
  const { figures, model, index } = useModel();
  const score = figures.threats.get(threat.id);
  const level = page ? 2 : 3;
  const sentence = cvssSentence(threat.cvss);
  const feature = index.featureClasses.get(threat.featureClass);
  return (
    <>
      <ObjectHead
        id={threat.id}
        title={threat.name}
        page={page}
        retired={threat.retired}
        marks={<SeverityBadge severity={score?.severity} score={score?.score} />}
      />
      {page && sentence !== undefined ? (
        <Answer>{sentence}</Answer>
      ) : (
        <p className={classes.sentence}>{sentence}</p>
      )}
      <ObjectBody
        page={page}
        main={
          <Section title="What happens" level={level} small>
            {threat.description === '' ? (
              <p className={classes.quiet}>The ThreatModel does not describe it.</p>
            ) : (
              <RichText text={threat.description} markup={model.markup} />
            )}
          </Section>
        }
        side={
          <>
            <Section title="In short" level={level} small>
              <Facts
                facts={[
                  [
                    'Feature class',
                    <IdLink key="feature" id={threat.featureClass}>
                      {feature?.name ?? threat.featureClass}
                    </IdLink>,
                  ],
                  [
                    'Goal',
                    threat.goal !== undefined && (
                      <ListLink
                        page="threats"
                        facet="goal"
                        value={goalName(threat.goal)}
                        title="All threats with this goal"
                      >
                        {goalName(threat.goal)}
                      </ListLink>
                    ),
                  ],
                ]}
              />
            </Section>
            <Section title="Access that an attacker needs" level={level} small>
              <AccessTree threat={threat} />
            </Section>
          </>
        }
      />
      {page && <ModelDiagram focus={threat.id} label={`Data flow diagram, where ${threat.id} takes place`} />}
      <ObjectBody
        page={page}
        main={<Answers threat={threat} level={level} />}
        side={
          <>
            <Section
              title={
                score ? `Why ${score.severity}: CVSS ${score.score.toFixed(1)}` : 'Why it has no severity'
              }
              level={level}
              small
            >
              <CvssTable threat={threat} />
            </Section>
            <Attack threat={threat} level={level} />
            <References references={threat.references} level={level} />
          </>
        }
      />
    </>
  );
}
