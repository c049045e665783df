import { useMemo } from 'react';
import type { LoadedModel } from '../../model/load-model.ts';
import { useModel } from '../../model/model-context.tsx';
import { idTrack, type ListColumn } from '../../ui/data-list/columns.ts';
import { ListCard } from '../../ui/data-list/list-card.tsx';
import { ListPage } from '../../ui/data-list/list-page.tsx';
import { IdLink } from '../../ui/id-link.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { plural } from '../../ui/plural.ts';
import { Answer } from '../../ui/section.tsx';
import { Tag, Value } from '../../ui/tag.tsx';
import { ActionDetail } from './action-detail.tsx';
import { type ActionRow, actionFacets, actionRows, actionText, COMPARE, LOG_NAMES } from './action-rows.ts';
import classes from './actions.module.css';

/** Every API operation and permission of the service: what it needs, what it leaves in the log, and which feature class it belongs to. */
export function ActionsPage() {
  const loaded = useModel();
  usePageTitle('Actions', loaded.summary.name);
  const { current, retired } = useMemo(() => actionRows(loaded), [loaded]);
  const facets = useMemo(() => actionFacets(loaded), [loaded]);
  const columns = useMemo(() => columnsFor(loaded, [...current, ...retired]), [loaded, current, retired]);
  return (
    <>
      <h1 className="d-hidden">Actions of {loaded.summary.name}</h1>
      <Answer>
        <Sentence rows={current} />
      </Answer>
      <ListPage
        noun="actions"
        page="actions"
        rows={current}
        retired={retired}
        facets={facets}
        columns={columns}
        textOf={actionText}
        card={Card}
        panel={({ action }) => <ActionDetail action={action} />}
      />
    </>
  );
}

function Sentence({ rows }: { rows: readonly ActionRow[] }) {
  const permissions = new Set(rows.flatMap(({ action }) => action.permissions)).size;
  const core = rows.filter(({ action }) => action.type === 'core').length;
  const silent = rows.filter(({ log, action }) => log === 'none' && action.api !== undefined).length;
  return (
    <>
      <strong>{plural(rows.length, 'action')}</strong> need {plural(permissions, 'permission')};{' '}
      {core === 1 ? 'one is' : `${core} are`} core: to deny {core === 1 ? 'it' : 'them'} switches{' '}
      {core === 1 ? 'its feature class' : 'their feature classes'} off.
      {silent > 0 && (
        <>
          {' '}
          <strong>{silent}</strong> {silent === 1 ? 'has' : 'have'} no event in the audit log.
        </>
      )}
    </>
  );
}

function columnsFor({ index }: LoadedModel, rows: readonly ActionRow[]): readonly ListColumn<ActionRow>[] {
  return [
    {
      key: 'id',
      label: 'Action',
      track: idTrack(rows.map(({ id }) => id)),
      cell: ({ id }) => <IdLink id={id} inRow />,
      compare: COMPARE.id,
    },
    {
      key: 'name',
      label: 'API operation',
      track: 'minmax(0, 3fr)',
      prose: true,
      cell: ({ action, description }) => (
        <>
          {action.api === undefined ? (
            <span className={classes.quiet}>permission only</span>
          ) : (
            <b className={classes.api}>{action.api}</b>
          )}{' '}
          <span className={classes.quiet}>{description}</span>
        </>
      ),
      compare: COMPARE.name,
    },
    {
      key: 'permission',
      label: 'Permission',
      track: 'minmax(0, 2.4fr)',
      prose: true,
      cell: ({ action }) => <Codes names={action.permissions} />,
      compare: COMPARE.permission,
      from: 640,
    },
    {
      key: 'event',
      label: 'Event name',
      track: 'minmax(0, 2fr)',
      prose: true,
      cell: ({ action }) => <Codes names={action.events} />,
      compare: COMPARE.event,
      from: 1000,
    },
    {
      key: 'log',
      label: 'Audit log',
      track: '128px',
      cell: ({ log }) => LOG_NAMES[log],
      compare: COMPARE.log,
      facet: 'log',
      from: 860,
    },
    {
      key: 'feature',
      label: 'Feature class',
      track: 'minmax(0, 1.5fr)',
      cell: ({ action }) => index.featureClasses.get(action.featureClass)?.name ?? action.featureClass,
      compare: COMPARE.feature,
      facet: 'feature',
      from: 760,
    },
    {
      key: 'type',
      label: 'Type',
      track: '52px',
      cell: ({ action }) => (action.type === 'core' ? <Tag>core</Tag> : 'other'),
      compare: COMPARE.type,
      facet: 'type',
    },
  ];
}

function Codes({ names }: { names: readonly string[] }) {
  if (names.length === 0) return <Value>-</Value>;
  return <span className={classes.codes}>{names.join(', ')}</span>;
}

function Card({ id, action, name, description, log }: ActionRow) {
  return (
    <ListCard
      head={
        <>
          <IdLink id={id} inRow />
          {action.type === 'core' && <Tag>core</Tag>}
          <span>{LOG_NAMES[log]}</span>
        </>
      }
    >
      <b className={classes.api}>{name}</b> {description}
    </ListCard>
  );
}
