import type { ReactNode } from 'react';
import { originName, versionBeside } from '../../model/frameworks.ts';
import { CoverageBar } from '../../ui/coverage-bar.tsx';
import type { ListColumn } from '../../ui/data-list/columns.ts';
import { ListCard } from '../../ui/data-list/list-card.tsx';
import { ListView } from '../../ui/data-list/list-page.tsx';
import { PlainLink } from '../../ui/plain-link.tsx';
import classes from './compliance.module.css';
import { COMPARE, FRAMEWORK_FACETS, type FrameworkRow, frameworkText } from './framework-rows.ts';

/** Frameworks with how far each is reached. `columns` come from `frameworkColumns`, memoised or constant. */
export function FrameworkTable({
  rows,
  columns,
  hrefOf,
  panel,
}: {
  rows: readonly FrameworkRow[];
  columns: readonly ListColumn<FrameworkRow>[];
  hrefOf: (id: string) => string;
  panel: (row: FrameworkRow) => ReactNode;
}) {
  return (
    <ListView
      noun="frameworks"
      whose="The catalog"
      hrefOf={hrefOf}
      rows={rows}
      facets={FRAMEWORK_FACETS}
      columns={columns}
      textOf={frameworkText}
      card={Card}
      panel={panel}
    />
  );
}

/** The columns of a list of frameworks whose titles lead to `hrefOf`; over the catalog with the number of ThreatModels. */
export function frameworkColumns(
  hrefOf: (id: string) => string,
  catalog: boolean,
): readonly ListColumn<FrameworkRow>[] {
  const columns: readonly ListColumn<FrameworkRow>[] = [
    {
      key: 'title',
      label: 'Framework',
      track: 'minmax(0, 4fr)',
      cell: ({ id, framework }) => (
        <>
          <PlainLink to={hrefOf(id)} tabIndex={-1}>
            {framework.title}
          </PlainLink>
          <span className={classes.quiet}> {versionBeside(framework)}</span>
        </>
      ),
      compare: COMPARE.title,
      prose: true,
    },
    {
      key: 'reached',
      label: 'Requirements reached',
      track: '190px',
      cell: ({ coverage }) => <CoverageBar coverage={coverage} />,
      compare: COMPARE.reached,
      highFirst: true,
    },
    {
      key: 'direct',
      label: 'Directly',
      track: '64px',
      align: 'end',
      cell: ({ coverage }) => count(coverage.direct),
      compare: COMPARE.direct,
      highFirst: true,
      from: 620,
    },
    {
      key: 'scf',
      label: 'SCF only',
      track: '66px',
      align: 'end',
      cell: ({ coverage }) => count(coverage.scfOnly),
      compare: COMPARE.scf,
      highFirst: true,
      from: 700,
    },
    {
      key: 'models',
      label: 'ThreatModels',
      track: '90px',
      align: 'end',
      cell: ({ framework }) => count(framework.models),
      compare: COMPARE.models,
      highFirst: true,
      from: 800,
    },
    {
      key: 'publisher',
      label: 'Publisher',
      track: 'minmax(0, 1.6fr)',
      cell: ({ framework }) => framework.publisher ?? <span className={classes.quiet}>not named</span>,
      facet: 'publisher',
      from: 900,
    },
    {
      key: 'from',
      label: 'From',
      track: 'minmax(0, 1.2fr)',
      cell: ({ framework }) => originName(framework.origin),
      facet: 'from',
      from: 760,
    },
  ];
  return catalog ? columns : columns.filter(({ key }) => key !== 'models');
}

function count(value: number) {
  return value === 0 ? <span className={classes.quiet}>0</span> : value;
}

function Card({ framework, coverage }: FrameworkRow) {
  return (
    <ListCard head={<CoverageBar coverage={coverage} />}>
      {framework.title} <span className={classes.quiet}>{versionBeside(framework)}</span>
    </ListCard>
  );
}
