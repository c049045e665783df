import { useMemo } from 'react';
import type { LoadedModel } from '../../model/load-model.ts';
import { useModel } from '../../model/model-context.tsx';
import { idTrack, type ListColumn } from '../../ui/data-list/columns.ts';
import { ListCard } from '../../ui/data-list/list-card.tsx';
import { ListPage } from '../../ui/data-list/list-page.tsx';
import { IdLink, IdLinks } from '../../ui/id-link.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { plural } from '../../ui/plural.ts';
import { Answer } from '../../ui/section.tsx';
import { SeverityCounts } from '../../ui/severity-counts.tsx';
import { NoControl, Value } from '../../ui/tag.tsx';
import { useViewState } from '../../ui/view-state.ts';
import { FeatureDetail } from './feature-detail.tsx';
import { COMPARE, type FeatureRow, featureFacets, featureRows, featureText } from './feature-rows.ts';
import classes from './features.module.css';

/** The feature classes as a tree: what each brings with it, and what it takes to do without it. */
export function FeaturesPage() {
  const loaded = useModel();
  const [view] = useViewState();
  usePageTitle('Features', loaded.summary.name);
  const { current, retired } = useMemo(() => featureRows(loaded), [loaded]);
  const facets = useMemo(() => featureFacets(loaded), [loaded]);
  // a tree only makes sense whole and in its own order
  const indented = view.sort === undefined && view.filter === undefined;
  const columns = useMemo(
    () => columnsFor(loaded, [...current, ...retired], indented),
    [loaded, current, retired, indented],
  );
  return (
    <>
      <h1 className="d-hidden">Feature classes of {loaded.summary.name}</h1>
      <Answer>
        <Sentence rows={current} />
      </Answer>
      <ListPage
        noun="feature classes"
        page="features"
        rows={current}
        retired={retired}
        facets={facets}
        columns={columns}
        textOf={featureText}
        card={Card}
        panel={({ featureClass }) => <FeatureDetail feature={featureClass} />}
      />
    </>
  );
}

function Sentence({ rows }: { rows: readonly FeatureRow[] }) {
  const deniable = rows.filter(({ permissions }) => permissions.length > 0).length;
  const top = rows.filter(({ depth }) => depth === 0).length;
  return (
    <>
      <strong>{plural(rows.length, 'feature class', 'feature classes')}</strong>, parts of the service that
      can be used or denied on their own
      {top < rows.length && <>; those indented are of no use without the one above</>}.{' '}
      {deniable === rows.length && rows.length > 0 && 'Each can be switched off by denying permissions.'}
      {deniable > 0 && deniable < rows.length && (
        <>
          <strong>{deniable}</strong> can be switched off by denying permissions.
        </>
      )}
    </>
  );
}

function columnsFor(
  { model }: LoadedModel,
  rows: readonly FeatureRow[],
  indented: boolean,
): readonly ListColumn<FeatureRow>[] {
  const idWidth = idTrack(rows.map(({ id }) => id));
  return [
    {
      key: 'id',
      label: 'Class',
      track: idWidth,
      cell: ({ id }) => <IdLink id={id} inRow />,
      compare: COMPARE.id,
    },
    {
      key: 'name',
      label: 'What it is',
      track: 'minmax(0, 6fr)',
      prose: true,
      cell: ({ featureClass, description, depth }) => (
        <>
          {indented && depth > 0 && (
            <span className={classes.branch} style={{ paddingLeft: (depth - 1) * 18 }} aria-hidden="true">
              └
            </span>
          )}
          <b className={classes.name}>{featureClass.name}</b>{' '}
          <span className={classes.quiet}>{description}</span>
        </>
      ),
    },
    {
      key: 'parents',
      label: 'Depends on',
      track: 'minmax(0, 1.4fr)',
      cell: ({ id, featureClass }) => (
        <IdLinks
          ids={featureClass.parents.filter((parent) => parent !== id)}
          inRow
          empty={<Value>-</Value>}
        />
      ),
      from: 900,
    },
    {
      key: 'threats',
      label: 'Threats by severity',
      track: 'minmax(0, 1.8fr)',
      cell: ({ severities }) => <SeverityCounts severities={severities} />,
      compare: COMPARE.worst,
      highFirst: true,
      from: 560,
    },
    {
      key: 'controls',
      label: 'Controls',
      track: '92px',
      align: 'end',
      cell: ({ controls, severities }) =>
        controls === 0 && severities.length > 0 ? <NoControl /> : controls,
      compare: COMPARE.controls,
      highFirst: true,
      from: 700,
    },
    {
      key: 'actions',
      label: 'Actions',
      track: '64px',
      align: 'end',
      cell: ({ actions }) => actions,
      compare: COMPARE.actions,
      highFirst: true,
      from: 780,
    },
    ...(model.actions.length === 0
      ? []
      : [
          {
            key: 'denial',
            label: 'To deny it',
            track: '118px',
            cell: ({ permissions }: FeatureRow) =>
              permissions.length === 0 ? (
                <span className={classes.quiet}>not by IAM</span>
              ) : (
                plural(permissions.length, 'permission')
              ),
            facet: 'denial',
            from: 1040,
          },
        ]),
  ];
}

function Card({ id, featureClass, severities, description }: FeatureRow) {
  return (
    <ListCard
      head={
        <>
          <IdLink id={id} inRow />
          <SeverityCounts severities={severities} />
        </>
      }
    >
      <b className={classes.name}>{featureClass.name}</b> {description}
    </ListCard>
  );
}
