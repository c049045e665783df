import { type ComparedRequirement, compareNatural, type MappedFramework } from '@demarc/core';
import { Fragment } from 'react';
import type { Facet } from '../../filter/facet.ts';
import { addressOf, compliancePath } from '../../model/frameworks.ts';
import { useModel } from '../../model/model-context.tsx';
import { idTrack, type ListColumn } from '../../ui/data-list/columns.ts';
import { ListCard } from '../../ui/data-list/list-card.tsx';
import { PlainLink } from '../../ui/plain-link.tsx';
import { plural } from '../../ui/plural.ts';
import classes from './compliance.module.css';
import { CountedIds } from './counted-ids.tsx';

/** A requirement of the first framework beside those of the second. */
export interface ComparedRow extends ComparedRequirement {
  readonly id: string;
}

const KINDS: Readonly<Record<string, string>> = {
  both: 'in both',
  first: 'in the first alone',
};

/** The questions that two frameworks side by side can be asked. */
export const COMPARED_FACETS: readonly Facet<ComparedRow>[] = [
  {
    key: 'shared',
    label: 'Objectives',
    values: ({ others }) => [others.length > 0 ? 'both' : 'first'],
    labelOf: (kind) => KINDS[kind] ?? kind,
  },
  {
    key: 'objective',
    label: 'Objective',
    values: ({ row }) => row.objectives.map(({ objective }) => objective.id),
  },
];

/** What free text finds in a row. */
export function comparedText({ row: { requirement, objectives }, others }: ComparedRow): string {
  return [
    requirement.id,
    requirement.title,
    ...objectives.map(({ objective }) => objective.id),
    ...others.map(({ id }) => id),
  ].join(' ');
}

const TITLE: ListColumn<ComparedRow> = {
  key: 'title',
  label: 'Title',
  track: 'minmax(0, 2fr)',
  cell: ({ row }) => row.requirement.title,
  prose: true,
  from: 900,
};

/** Requirements of the first framework with the objectives that they share with the second, and what these answer there. */
export function comparedColumns(
  rows: readonly ComparedRow[],
  hrefOf: (id: string) => string,
  second: MappedFramework,
): readonly ListColumn<ComparedRow>[] {
  return [
    {
      key: 'id',
      label: 'Requirement',
      track: `minmax(0, ${idTrack(['Requirement', ...rows.map(({ id }) => id.slice(0, 26))])})`,
      cell: ({ id }) => (
        <PlainLink to={hrefOf(id)} tabIndex={-1} className={classes.id}>
          {id}
        </PlainLink>
      ),
      compare: (a, b) => compareNatural(a.id, b.id),
    },
    ...(rows.some(({ row }) => row.requirement.title !== undefined) ? [TITLE] : []),
    {
      key: 'through',
      label: 'Through',
      track: 'minmax(0, 2fr)',
      cell: ({ through }) => (
        <CountedIds
          ids={through.filter(({ others }) => others.length > 0).map(({ objective }) => objective.id)}
        />
      ),
      prose: true,
      from: 640,
    },
    {
      key: 'others',
      label: second.framework.title,
      track: 'minmax(0, 4fr)',
      cell: (row) => <Others row={row} second={second} />,
      compare: (a, b) => a.others.length - b.others.length,
      highFirst: true,
      prose: true,
    },
    {
      key: 'count',
      label: 'How many',
      track: '72px',
      align: 'end',
      cell: ({ others }) => others.length,
      compare: (a, b) => a.others.length - b.others.length,
      highFirst: true,
    },
  ];
}

function Others({ row: { others }, second }: { row: ComparedRow; second: MappedFramework }) {
  const { summary } = useModel();
  if (others.length === 0)
    return <span className={classes.quiet}>none: its objectives answer nothing there</span>;
  return (
    <span className={classes.ids}>
      {others.slice(0, 24).map(({ id }) => (
        <Fragment key={id}>
          <PlainLink to={compliancePath(summary, addressOf(second), id)} tabIndex={-1}>
            {id}
          </PlainLink>{' '}
        </Fragment>
      ))}
    </span>
  );
}

/** A row on narrow screens. */
export function ComparedCard({ id, others }: ComparedRow) {
  return (
    <ListCard
      head={
        <>
          <span className={classes.id}>{id}</span>
          <span>{plural(others.length, 'requirement')} beside it</span>
        </>
      }
    >
      {others
        .slice(0, 12)
        .map((one) => one.id)
        .join(', ')}
    </ListCard>
  );
}
