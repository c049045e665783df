import { compareIds, type FeatureClass, isCurrent } from '@demarc/core';
import { useModel } from '../../model/model-context.tsx';
import { ModelDiagram } from '../../ui/diagram/model-diagram.tsx';
import { ListLink } from '../../ui/list-link.tsx';
import { ObjectBody, ObjectHead, Unfold } from '../../ui/object-page.tsx';
import { ThreatTable } from '../../ui/object-tables.tsx';
import { plural } from '../../ui/plural.ts';
import { References, Related } from '../../ui/related.tsx';
import { RichText } from '../../ui/rich-text.tsx';
import { Answer, Section } from '../../ui/section.tsx';
import { SeverityCounts } from '../../ui/severity-counts.tsx';
import { NoControl } from '../../ui/tag.tsx';
import { ActionTable } from './action-table.tsx';
import { DenyIt } from './deny-it.tsx';
import { type FeatureRow, featureRow } from './feature-rows.ts';
import classes from './features.module.css';

/** Everything about a feature class: what it is, what it brings with it, and what it takes to do without it. In the panel, and as a `page`. */
export function FeatureDetail({ feature, page = false }: { feature: FeatureClass; page?: boolean }) {
  const loaded = useModel();
  const { index, model } = loaded;
  const level = page ? 2 : 3;
  const row = featureRow(loaded, feature);
  const threats = index.threatsOf.get(feature.id) ?? [];
  const actions = index.actionsOf.get(feature.id) ?? [];
  const usedBy = model.featureClasses
    .filter((other) => isCurrent(other) && other.uses.includes(feature.id))
    .map(({ id }) => id)
    .sort(compareIds);
  return (
    <>
      <ObjectHead
        id={feature.id}
        title={feature.name}
        page={page}
        retired={feature.retired}
        marks={<SeverityCounts severities={row.severities} />}
      />
      {page ? (
        <Answer>
          <Sentence row={row} />
        </Answer>
      ) : (
        <p className={classes.sentence}>
          <Sentence row={row} />
        </p>
      )}
      <ObjectBody
        page={page}
        main={
          <Section title="What it is" level={level} small>
            {feature.description === '' && feature.longDescription === '' && (
              <p className={classes.quiet}>The ThreatModel does not describe it.</p>
            )}
            <RichText text={feature.description} markup={model.markup} />
            {feature.longDescription !== '' && (
              <Unfold summary="More about it">
                <RichText text={feature.longDescription} markup={model.markup} />
              </Unfold>
            )}
          </Section>
        }
        side={
          <>
            <Related
              title="Depends on"
              note="It is of no use without."
              ids={feature.parents.filter((id) => id !== feature.id)}
              level={level}
            />
            <Related title="Works with" ids={feature.uses} level={level} />
            <Related
              title="Needed by"
              note="Of no use without it."
              ids={(index.childrenOf.get(feature.id) ?? []).filter((id) => id !== feature.id)}
              level={level}
            />
            <Related title="Used by" ids={usedBy} level={level} />
          </>
        }
      />
      {page && <ModelDiagram focus={feature.id} label={`Data flow diagram, the part of ${feature.name}`} />}
      <ObjectBody
        page={page}
        main={
          threats.length > 0 && (
            <Section
              title="Threats that it brings"
              level={level}
              small
              aside={
                <span data-screen-only>
                  <ListLink page="threats" facet="feature" value={feature.id}>
                    In the list
                  </ListLink>
                </span>
              }
            >
              <ThreatTable threats={threats} />
            </Section>
          )
        }
        side={
          <Section title="To do without it" level={level} small>
            <DenyIt feature={feature} />
          </Section>
        }
      />
      {actions.length > 0 && (
        <Section
          title="Actions, the core ones first"
          level={level}
          small
          aside={
            <span data-screen-only>
              <ListLink page="actions" facet="feature" value={feature.id}>
                In the table
              </ListLink>
            </span>
          }
        >
          <ActionTable actions={actions} />
        </Section>
      )}
      <References references={feature.references} level={level} />
    </>
  );
}

function Sentence({ row: { severities, worst, open, controls, id } }: { row: FeatureRow }) {
  if (severities.length === 0) return <>It brings no threat of its own.</>;
  return (
    <>
      It brings <strong>{plural(severities.length, 'threat')}</strong>
      {worst !== undefined && (
        <>
          , the worst {severities.length === 1 ? 'of ' : ''}
          {worst}
        </>
      )}
      {controls === 0 ? (
        <>
          . <NoControl /> answers {severities.length === 1 ? 'it' : 'them'}.
        </>
      ) : (
        <>
          ;{' '}
          <ListLink page="controls" facet="feature" value={id}>
            {plural(controls, 'control')}
          </ListLink>{' '}
          {controls === 1 ? 'answers' : 'answer'} {severities.length === 1 ? 'it' : 'them'}.
          {open > 0 && (
            <>
              {' '}
              <NoControl /> for {open} of them.
            </>
          )}
        </>
      )}
    </>
  );
}
