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
import { Tag, Value } from '../../ui/tag.tsx';
import { ControlDetail } from './control-detail.tsx';
import { COMPARE, type ControlRow, controlFacets, controlRows, controlText } from './control-rows.ts';
import classes from './controls.module.css';

/** The prioritised list of controls: what to do first, and how to test it. */
export function ControlsPage() {
  const loaded = useModel();
  const { summary } = loaded;
  usePageTitle('Controls', summary.name);
  const { current, retired } = useMemo(() => controlRows(loaded), [loaded]);
  const facets = useMemo(() => controlFacets(loaded), [loaded]);
  const columns = useMemo(() => columnsFor([...current, ...retired]), [current, retired]);
  return (
    <>
      <h1 className="d-hidden">Controls of {summary.name}</h1>
      <Answer>
        <Sentence rows={current} />
      </Answer>
      <ListPage
        noun="controls"
        page="controls"
        rows={current}
        retired={retired}
        facets={facets}
        columns={columns}
        textOf={controlText}
        card={Card}
        panel={({ control }) => <ControlDetail control={control} />}
      />
    </>
  );
}

function Sentence({ rows }: { rows: readonly ControlRow[] }) {
  const top = rows.filter(({ rank }) => rank >= 3);
  const easy = top.filter(({ control }) => control.effort === 'Low' || control.effort === 'Very Low').length;
  if (top.length === 0)
    return (
      <>
        <strong>{plural(rows.length, 'control')}</strong>, the most worthwhile first.
      </>
    );
  return (
    <>
      Begin with the <strong>{plural(top.length, 'control')}</strong> at High priority or above
      {easy > 0 && (
        <>
          ; {easy} of them {easy === 1 ? 'takes' : 'take'} little effort
        </>
      )}
      .
    </>
  );
}

function columnsFor(rows: readonly ControlRow[]): readonly ListColumn<ControlRow>[] {
  return [
    {
      key: 'priority',
      label: 'Priority',
      track: '98px',
      cell: ({ priority }) => <PriorityBadge priority={priority} />,
      compare: COMPARE.priority,
      highFirst: true,
      facet: 'priority',
    },
    {
      key: 'id',
      label: 'Control',
      track: idTrack(rows.map(({ id }) => id)),
      cell: ({ id }) => <IdLink id={id} inRow />,
      compare: COMPARE.id,
    },
    {
      key: 'todo',
      label: 'What to do',
      track: 'minmax(0, 5fr)',
      cell: ({ control, todo }) =>
        control.title === undefined ? (
          todo
        ) : (
          <>
            <b className={classes.title}>{control.title}</b> <span className={classes.quiet}>{todo}</span>
          </>
        ),
      prose: true,
    },
    {
      key: 'test',
      label: 'How to test it',
      track: 'minmax(0, 4fr)',
      cell: ({ test }) => (test === '' ? <Value>-</Value> : test),
      prose: true,
      from: 900,
    },
    {
      key: 'effort',
      label: 'Effort',
      track: '72px',
      cell: ({ control }) => <Value>{control.effort}</Value>,
      compare: COMPARE.effort,
      facet: 'effort',
      from: 640,
    },
    {
      key: 'type',
      label: 'Type',
      track: '92px',
      cell: ({ control }) => control.coso,
      compare: COMPARE.type,
      facet: 'type',
      from: 720,
    },
    {
      key: 'function',
      label: 'Function',
      track: '66px',
      cell: ({ control }) => control.nistCsf,
      compare: COMPARE.function,
      facet: 'function',
      from: 1060,
    },
    {
      key: 'objective',
      label: 'Objective',
      track: idTrack(rows.map(({ control }) => control.objective)),
      cell: ({ control }) => <IdLink id={control.objective} inRow />,
      compare: COMPARE.objective,
      from: 1180,
    },
  ];
}

function Card({ id, control, priority, todo }: ControlRow) {
  return (
    <ListCard
      head={
        <>
          <PriorityBadge priority={priority} />
          <IdLink id={id} inRow />
          {control.coso !== '' && <Tag>{control.coso}</Tag>}
        </>
      }
    >
      {control.title ?? todo}
    </ListCard>
  );
}
