import { goalName, isCurrent, rankOfSeverity, SEVERITIES } from '@demarc/core';
import type { AttackFacts } from '@demarc/server/contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { LoadedModel } from '../../model/load-model.ts';
import { useModel } from '../../model/model-context.tsx';
import { attackQuery } from '../../model/queries.ts';
import { idTrack, type ListColumn } from '../../ui/data-list/columns.ts';
import { ListCard } from '../../ui/data-list/list-card.tsx';
import { ListPage } from '../../ui/data-list/list-page.tsx';
import { IdLink } from '../../ui/id-link.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { plural } from '../../ui/plural.ts';
import { Answer } from '../../ui/section.tsx';
import { SeverityBadge } from '../../ui/severity-badge.tsx';
import { NoControl } from '../../ui/tag.tsx';
import { ThreatDetail } from './threat-detail.tsx';
import { COMPARE, type ThreatRow, threatFacets, threatRows, threatText } from './threat-rows.ts';
import classes from './threats.module.css';

/** All threats, the most severe first: which feature class brings each, and whether controls answer it. */
export function ThreatsPage() {
  const loaded = useModel();
  const { data: attack } = useQuery(attackQuery);
  usePageTitle('Threats', loaded.summary.name);
  const { current, retired } = useMemo(() => threatRows(loaded), [loaded]);
  const facets = useMemo(() => threatFacets(loaded, attack), [loaded, attack]);
  const columns = useMemo(
    () => columnsFor(loaded, [...current, ...retired], attack),
    [loaded, current, retired, attack],
  );
  return (
    <>
      <h1 className="d-hidden">Threats of {loaded.summary.name}</h1>
      <Answer>
        <Sentence rows={current} />
      </Answer>
      <ListPage
        noun="threats"
        page="threats"
        rows={current}
        retired={retired}
        facets={facets}
        columns={columns}
        textOf={threatText}
        card={Card}
        panel={({ threat }) => <ThreatDetail threat={threat} />}
      />
    </>
  );
}

function Sentence({ rows }: { rows: readonly ThreatRow[] }) {
  const worst = [...SEVERITIES].reverse().find((severity) => rows.some((row) => row.severity === severity));
  if (worst === undefined) return <strong>{plural(rows.length, 'threat')}</strong>;
  const count = rows.filter(({ severity }) => severity === worst).length;
  const open = rows.filter(({ controls }) => controls.length === 0).length;
  const medium = rows.filter(
    ({ severity }) => severity !== undefined && rankOfSeverity(severity) >= rankOfSeverity('Medium'),
  ).length;
  return (
    <>
      <strong>{plural(rows.length, 'threat')}</strong>, {medium} of them at Medium severity or above;{' '}
      {count === 1 ? 'the worst is' : `the worst ${count} are`} {worst}.{' '}
      {open === 0 ? (
        'Controls answer every one.'
      ) : (
        <>
          <strong>{open}</strong> {open === 1 ? 'has' : 'have'} no control.
        </>
      )}
    </>
  );
}

function columnsFor(
  { index }: LoadedModel,
  rows: readonly ThreatRow[],
  attack: AttackFacts | undefined,
): readonly ListColumn<ThreatRow>[] {
  const tactics = new Map(attack?.tactics.map(({ id, name }) => [id, name]));
  return [
    {
      key: 'severity',
      label: 'Severity',
      track: '122px',
      cell: ({ severity, score }) => (
        <SeverityBadge severity={severity} score={score < 0 ? undefined : score} />
      ),
      compare: COMPARE.severity,
      highFirst: true,
      facet: 'severity',
    },
    {
      key: 'id',
      label: 'Threat',
      track: idTrack(rows.map(({ id }) => id)),
      cell: ({ id }) => <IdLink id={id} inRow />,
      compare: COMPARE.id,
    },
    {
      key: 'name',
      label: 'What happens',
      track: 'minmax(0, 6fr)',
      prose: true,
      cell: ({ threat, description }) => (
        <>
          <b className={classes.name}>{threat.name}</b> <span className={classes.quiet}>{description}</span>
        </>
      ),
    },
    {
      key: 'feature',
      label: 'Feature class',
      track: 'minmax(0, 2fr)',
      cell: ({ threat }) => index.featureClasses.get(threat.featureClass)?.name ?? threat.featureClass,
      compare: COMPARE.feature,
      facet: 'feature',
      from: 760,
    },
    {
      key: 'tactic',
      label: 'Tactic',
      track: 'minmax(0, 1.6fr)',
      cell: ({ threat }) => threat.tactics.map((id) => tactics.get(id) ?? id).join(', '),
      facet: 'tactic',
      from: 940,
    },
    {
      key: 'goal',
      label: 'Goal',
      track: 'minmax(0, 1.4fr)',
      cell: ({ threat }) => (threat.goal === undefined ? '' : goalName(threat.goal)),
      facet: 'goal',
      from: 1120,
    },
    {
      key: 'controls',
      label: 'Controls',
      track: '86px',
      align: 'end',
      cell: ({ controls, threat }) =>
        controls.length > 0 ? controls.length : isCurrent(threat) ? <NoControl /> : '',
      compare: COMPARE.controls,
      from: 560,
    },
  ];
}

function Card({ id, threat, severity, score, controls }: ThreatRow) {
  return (
    <ListCard
      head={
        <>
          <SeverityBadge severity={severity} score={score < 0 ? undefined : score} />
          <IdLink id={id} inRow />
          {controls.length === 0 ? <NoControl /> : <span>{plural(controls.length, 'control')}</span>}
        </>
      }
    >
      {threat.name}
    </ListCard>
  );
}
