import { type FrameworkMap, LEVELS, type Level, type MappedFramework } from '@demarc/core';
import type { FrameworkSummary } from '@demarc/server/contract';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { printFilter } from '../../filter/expression.ts';
import { addressOf, compliancePath, frameworkPath } from '../../model/frameworks.ts';
import { useModel } from '../../model/model-context.tsx';
import { NotCompliance } from '../../ui/coverage-bar.tsx';
import { idTrack, type ListColumn } from '../../ui/data-list/columns.ts';
import { ListCard } from '../../ui/data-list/list-card.tsx';
import { ListView } from '../../ui/data-list/list-page.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { PlainLink } from '../../ui/plain-link.tsx';
import { plural } from '../../ui/plural.ts';
import { PriorityBadge } from '../../ui/priority-badge.tsx';
import { Answer } from '../../ui/section.tsx';
import classes from './compliance.module.css';
import { CountedIds } from './counted-ids.tsx';
import { NoFramework } from './framework-page.tsx';
import { MappingFindings } from './mapping-findings.tsx';
import { RequirementDetail } from './requirement-detail.tsx';
import {
  COMPARE,
  isRequirement,
  type RequirementRow,
  requirementFacets,
  requirementRows,
  requirementText,
} from './requirement-rows.ts';
import { useAddressedFramework, useFrameworkMap } from './use-framework.ts';
import { Ways } from './ways.tsx';

/** A framework in a ThreatModel: requirement by requirement the objectives that answer it, and their controls by priority. */
export function RequirementsPage() {
  const { summary, origin, key } = useAddressedFramework();
  if (!summary) return <NoFramework origin={origin} wanted={key} />;
  return <Requirements framework={summary} />;
}

function Requirements({ framework }: { framework: FrameworkSummary }) {
  const loaded = useModel();
  const { summary } = loaded;
  usePageTitle(framework.title, 'Compliance', summary.name);
  const { mapped, map } = useFrameworkMap(framework);
  const address = addressOf(framework);
  const rows = useMemo(() => requirementRows(map), [map]);
  const facets = useMemo(() => requirementFacets(loaded, rows), [loaded, rows]);
  const columns = useMemo(
    () => columnsFor(rows, (id) => compliancePath(summary, addressOf(framework), id)),
    [rows, summary, framework],
  );
  return (
    <>
      <h1 className={classes.title}>{framework.title}</h1>
      <Answer>
        <Sentence map={map} mapped={mapped} />
      </Answer>
      <p className={`${classes.quiet} ${classes.licence}`}>
        {framework.license} <Link to={frameworkPath(address)}>In all ThreatModels</Link>
      </p>
      <Ways />
      <MappingFindings map={map} framework={framework} />
      <ListView
        noun="requirements"
        whose="This framework"
        hrefOf={(id) => compliancePath(summary, address, id)}
        counts={isRequirement}
        rows={rows}
        facets={facets}
        columns={columns}
        textOf={requirementText}
        card={Card}
        panel={(row) => <RequirementDetail row={row} mapped={mapped} />}
      />
    </>
  );
}

function Sentence({ map: { coverage }, mapped }: { map: FrameworkMap; mapped: MappedFramework }) {
  const { summary } = useModel();
  const { requirements, reached, direct, scfOnly } = coverage;
  const only = (kind: string) => ({
    filter: printFilter({ tokens: [{ key: 'mapped', operator: '=', values: [kind] }], text: '' }),
  });
  const here = compliancePath(summary, addressOf(mapped));
  return (
    <>
      <strong>
        {reached} of {plural(requirements, 'requirement')}
      </strong>{' '}
      {reached === 1 ? 'has' : 'have'} objectives of {summary.name}
      {reached > 0 && (
        <>
          : {direct} named directly, {scfOnly} by way of the SCF only
        </>
      )}
      .{' '}
      {reached < requirements && (
        <>
          <Link to={here} search={only('none')}>
            {requirements - reached} {requirements - reached === 1 ? 'has' : 'have'} nothing mapped
          </Link>
          .{' '}
        </>
      )}
      <NotCompliance />
    </>
  );
}

function columnsFor(
  rows: readonly RequirementRow[],
  hrefOf: (id: string) => string,
): readonly ListColumn<RequirementRow>[] {
  const titled = rows.some(({ requirement }) => requirement.title !== undefined);
  const title: ListColumn<RequirementRow> = {
    key: 'title',
    label: 'Title',
    track: 'minmax(0, 3fr)',
    cell: ({ requirement }) => (
      <span className={requirement.group ? classes.heading : undefined}>{requirement.title}</span>
    ),
    prose: true,
    from: 520,
  };
  return [
    {
      key: 'id',
      label: 'Requirement',
      track: trackOf(rows),
      cell: ({ id, depth, requirement }) => (
        <PlainLink
          to={hrefOf(id)}
          tabIndex={-1}
          className={requirement.group ? `${classes.id} ${classes.heading}` : classes.id}
          style={{ paddingLeft: depth * 10 }}
        >
          {id}
        </PlainLink>
      ),
      compare: COMPARE.id,
    },
    ...(titled ? [title] : []),
    {
      key: 'objectives',
      label: 'Objectives',
      track: 'minmax(0, 2fr)',
      cell: (row) => <Objectives row={row} />,
      compare: COMPARE.objectives,
      highFirst: true,
      prose: true,
    },
    ...[...LEVELS].reverse().map(
      (level): ListColumn<RequirementRow> => ({
        key: level.replace(' ', '-').toLowerCase(),
        label: level,
        track: 'minmax(0, 1.6fr)',
        cell: ({ controls }) => <CountedIds ids={controls[level].map(({ id }) => id)} />,
        compare: COMPARE.level(level),
        highFirst: true,
        prose: true,
        from: 900,
      }),
    ),
    {
      key: 'count',
      label: 'Controls',
      track: '66px',
      align: 'end',
      cell: ({ count, requirement }) => (count === 0 && requirement.group ? '' : count),
      compare: COMPARE.count,
      highFirst: true,
    },
  ];
}

/** As wide as the ids with their indent, but no wider than a quarter of the list: some frameworks have sentences for ids. */
function trackOf(rows: readonly RequirementRow[]): string {
  const indented = rows.map(({ id, depth }) => ' '.repeat(Math.ceil(depth * 1.4)) + id);
  return `minmax(0, ${idTrack(['Requirement', ...indented.map((text) => text.slice(0, 26))])})`;
}

function Objectives({ row: { objectives, requirement } }: { row: RequirementRow }) {
  if (objectives.length > 0) return <CountedIds ids={objectives.map(({ objective }) => objective.id)} />;
  return requirement.group ? null : <Nothing />;
}

/** The loudest mark of a framework: a requirement that nothing is mapped to. */
function Nothing() {
  return <span className={classes.nothing}>Nothing mapped</span>;
}

function Card(row: RequirementRow) {
  const { id, requirement, highest, count, objectives } = row;
  return (
    <ListCard
      head={
        <>
          <span className={classes.id}>{id}</span>
          {count > 0 && <PriorityBadge priority={highest as Level | undefined} />}
          {count > 0 && <span>{plural(count, 'control')}</span>}
          {objectives.length === 0 && !requirement.group && <Nothing />}
        </>
      }
    >
      {requirement.title ?? objectives.map(({ objective }) => objective.id).join(', ')}
    </ListCard>
  );
}
