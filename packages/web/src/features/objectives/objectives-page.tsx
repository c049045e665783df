import { levelOf } from '@demarc/core';
import { useMemo } from 'react';
import { useModel } from '../../model/model-context.tsx';
import { idTrack, type ListColumn } from '../../ui/data-list/columns.ts';
import { ListCard } from '../../ui/data-list/list-card.tsx';
import { ListPage } from '../../ui/data-list/list-page.tsx';
import { IdLink } from '../../ui/id-link.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { plural } from '../../ui/plural.ts';
import { PriorityBadge } from '../../ui/priority-badge.tsx';
import { Answer } from '../../ui/section.tsx';
import { Value } from '../../ui/tag.tsx';
import { ObjectiveDetail } from './objective-detail.tsx';
import {
  COMPARE,
  type ObjectiveRow,
  objectiveFacets,
  objectiveRows,
  objectiveText,
} from './objective-rows.ts';
import classes from './objectives.module.css';

/** All control objectives: what each set of controls achieves, and what auditors know it by. */
export function ObjectivesPage() {
  const loaded = useModel();
  usePageTitle('Objectives', loaded.summary.name);
  const { current, retired } = useMemo(() => objectiveRows(loaded), [loaded]);
  const facets = useMemo(() => objectiveFacets(loaded), [loaded]);
  const columns = useMemo(() => columnsFor([...current, ...retired]), [current, retired]);
  return (
    <>
      <h1 className="d-hidden">Control objectives of {loaded.summary.name}</h1>
      <Answer>
        <Sentence rows={current} />
      </Answer>
      <ListPage
        noun="objectives"
        page="objectives"
        rows={current}
        retired={retired}
        facets={facets}
        columns={columns}
        textOf={objectiveText}
        card={Card}
        panel={({ objective }) => <ObjectiveDetail objective={objective} />}
      />
    </>
  );
}

function Sentence({ rows }: { rows: readonly ObjectiveRow[] }) {
  const controls = rows.reduce((sum, row) => sum + row.controls.length, 0);
  const ids = new Set(rows.flatMap(({ objective }) => objective.scf)).size;
  return (
    <>
      <strong>{plural(rows.length, 'objective')}</strong> {rows.length === 1 ? 'says' : 'say'} what the{' '}
      {plural(controls, 'control')} achieve together
      {ids > 0 && (
        <>; {plural(ids, 'id')} of the Secure Controls Framework (SCF) tie them to compliance frameworks</>
      )}
      .
    </>
  );
}

function columnsFor(rows: readonly ObjectiveRow[]): readonly ListColumn<ObjectiveRow>[] {
  return [
    {
      key: 'id',
      label: 'Objective',
      track: idTrack(['Objective', ...rows.map(({ id }) => id)]),
      cell: ({ id }) => <IdLink id={id} inRow />,
      compare: COMPARE.id,
    },
    {
      key: 'description',
      label: 'What is achieved',
      track: 'minmax(0, 5fr)',
      cell: ({ description }) => description,
      prose: true,
    },
    {
      key: 'priority',
      label: 'Highest priority',
      track: '112px',
      cell: ({ priority }) => (
        <PriorityBadge priority={priority === undefined ? undefined : levelOf(priority)} />
      ),
      compare: COMPARE.priority,
      highFirst: true,
      facet: 'priority',
      from: 640,
    },
    {
      key: 'controls',
      label: 'Controls',
      track: '70px',
      align: 'end',
      cell: ({ controls }) => controls.length,
      compare: COMPARE.controls,
      highFirst: true,
    },
    {
      key: 'threats',
      label: 'Threats',
      track: '64px',
      align: 'end',
      cell: ({ threats }) => threats.length,
      compare: COMPARE.threats,
      highFirst: true,
      from: 620,
    },
    {
      key: 'scf',
      label: 'SCF',
      track: 'minmax(0, 2fr)',
      cell: ({ objective }) => (
        <span className={classes.ids}>
          {objective.scf.length === 0 ? (
            <Value>{objective.noScf === undefined ? undefined : '-'}</Value>
          ) : (
            objective.scf.join(', ')
          )}
        </span>
      ),
      compare: COMPARE.scf,
      prose: true,
      from: 820,
    },
  ];
}

function Card({ id, description, controls, priority }: ObjectiveRow) {
  return (
    <ListCard
      head={
        <>
          <IdLink id={id} inRow />
          <PriorityBadge priority={priority === undefined ? undefined : levelOf(priority)} />
          <span>{plural(controls.length, 'control')}</span>
        </>
      }
    >
      {description}
    </ListCard>
  );
}
