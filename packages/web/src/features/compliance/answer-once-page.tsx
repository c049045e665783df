import {
  type ControlReach,
  controlsByReach,
  LEVELS,
  type Level,
  type MappedFramework,
  toPlainText,
} from '@demarc/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Facet } from '../../filter/facet.ts';
import {
  addressOf,
  addressText,
  allFrameworksQuery,
  findFrameworkAt,
  frameworksQuery,
} from '../../model/frameworks.ts';
import { modelPath, useModel } from '../../model/model-context.tsx';
import { AnsweredFrameworks } from '../../ui/answered-frameworks.tsx';
import { NotCompliance } from '../../ui/coverage-bar.tsx';
import { idTrack, type ListColumn } from '../../ui/data-list/columns.ts';
import { ListCard } from '../../ui/data-list/list-card.tsx';
import { ListView } from '../../ui/data-list/list-page.tsx';
import { IdLink } from '../../ui/id-link.tsx';
import { ObjectHead } from '../../ui/object-page.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { plural } from '../../ui/plural.ts';
import { PriorityBadge } from '../../ui/priority-badge.tsx';
import { Answer, Section } from '../../ui/section.tsx';
import { useViewState } from '../../ui/view-state.ts';
import classes from './compliance.module.css';
import { FrameworkChoice } from './framework-choice.tsx';
import { Ways } from './ways.tsx';

/** A control with all that it answers, as its list shows it. */
interface ReachRow extends ControlReach {
  readonly id: string;
  /** Without markup. */
  readonly name: string;
  readonly priority: Level | undefined;
}

/** The controls that serve the most requirements, over all frameworks or one: what is done once and answered often. */
export function AnswerOncePage() {
  const loaded = useModel();
  const { summary } = loaded;
  usePageTitle('Answer once', 'Compliance', summary.name);
  const [view, update] = useViewState();
  const { data } = useSuspenseQuery(frameworksQuery);
  const { data: whole } = useSuspenseQuery(allFrameworksQuery(data));
  const addresses = useMemo(() => new Set(whole.map((one) => addressText(addressOf(one)))), [whole]);
  const chosen = addresses.has(view.framework ?? '') ? view.framework : undefined;
  const rows = useMemo(
    (): readonly ReachRow[] =>
      controlsByReach(
        loaded,
        whole.filter((one) => chosen === undefined || addressText(addressOf(one)) === chosen),
      ).map((reach) => ({
        ...reach,
        id: reach.control.id,
        name: reach.control.title ?? toPlainText(reach.control.description, loaded.model.markup),
        priority: loaded.figures.controls.get(reach.control.id)?.level,
      })),
    [loaded, whole, chosen],
  );
  const columns = useMemo(() => columnsFor(rows, chosen === undefined), [rows, chosen]);
  return (
    <>
      <h1 className="d-hidden">Answer once, in {summary.name}</h1>
      <Answer>
        <Sentence rows={rows} title={findFrameworkAt(data.frameworks, chosen)?.title} />
      </Answer>
      <Ways />
      <div className={classes.choice} data-screen-only>
        <FrameworkChoice
          label="Requirements of"
          frameworks={data.frameworks.filter((one) => addresses.has(addressText(addressOf(one))))}
          value={chosen}
          none="all frameworks"
          onChoose={(framework) => update({ framework })}
        />
      </div>
      <ListView
        noun="controls"
        whose={chosen === undefined ? 'No framework' : 'This framework'}
        hrefOf={(id) => modelPath(summary, `controls/${id}`)}
        rows={rows}
        facets={FACETS}
        columns={columns}
        textOf={({ id, name, control }) => `${id} ${name} ${control.objective}`}
        card={Card}
        panel={(row) => <Reach row={row} frameworks={whole} />}
      />
    </>
  );
}

/** Controls of one objective answer the same: what counts is how many requirements the objectives reach. */
function Sentence({ rows, title }: { rows: readonly ReachRow[]; title: string | undefined }) {
  const first = rows[0];
  if (!first) return <>No control answers a requirement{title === undefined ? '' : ` of ${title}`}.</>;
  const top = rows.filter(({ requirements }) => requirements === first.requirements);
  return (
    <>
      <strong>{plural(rows.length, 'control')}</strong> answer requirements{' '}
      {title === undefined ? 'of any framework' : `of ${title}`}. Do once, answer often:{' '}
      <IdLink id={first.id} /> {top.length > 1 && <>and {top.length - 1} more of its objective </>}
      {top.length > 1 ? 'serve' : 'serves'} <strong>{plural(first.requirements, 'requirement')}</strong>
      {title === undefined && <> of {plural(first.frameworks.length, 'framework')}</>}. Requirements are
      mapped to objectives: each control does its part of one, none the whole. <NotCompliance />
    </>
  );
}

const FACETS: readonly Facet<ReachRow>[] = [
  {
    key: 'priority',
    label: 'Priority',
    scale: LEVELS,
    values: ({ priority }) => (priority === undefined ? [] : [priority]),
  },
  { key: 'type', label: 'Type', values: ({ control }) => (control.coso === '' ? [] : [control.coso]) },
  {
    key: 'effort',
    label: 'Effort',
    scale: LEVELS,
    values: ({ control }) => (control.effort === undefined ? [] : [control.effort]),
  },
  { key: 'objective', label: 'Objective', values: ({ control }) => [control.objective] },
  {
    key: 'framework',
    label: 'Framework',
    values: ({ frameworks }) => [...new Set(frameworks.map(({ mapped }) => mapped.framework.title))],
  },
];

function columnsFor(rows: readonly ReachRow[], all: boolean): readonly ListColumn<ReachRow>[] {
  const columns: readonly ListColumn<ReachRow>[] = [
    {
      key: 'requirements',
      label: 'Requirements',
      track: '92px',
      align: 'end',
      cell: ({ requirements }) => <strong>{requirements}</strong>,
      compare: (a, b) => a.requirements - b.requirements,
      highFirst: true,
    },
    {
      key: 'frameworks',
      label: 'Frameworks',
      track: '82px',
      align: 'end',
      cell: ({ frameworks }) => frameworks.length,
      compare: (a, b) => a.frameworks.length - b.frameworks.length,
      highFirst: true,
    },
    {
      key: 'priority',
      label: 'Priority',
      track: '98px',
      cell: ({ priority }) => <PriorityBadge priority={priority} />,
      compare: (a, b) => rankOf(a) - rankOf(b),
      highFirst: true,
      facet: 'priority',
      from: 560,
    },
    {
      key: 'id',
      label: 'Control',
      track: idTrack(rows.map(({ id }) => id)),
      cell: ({ id }) => <IdLink id={id} inRow />,
    },
    {
      key: 'name',
      label: 'What to do',
      track: 'minmax(0, 5fr)',
      cell: ({ name }) => name,
      prose: true,
    },
    {
      key: 'objective',
      label: 'Objective',
      track: idTrack(['Objective', ...rows.map(({ control }) => control.objective)]),
      cell: ({ control }) => <IdLink id={control.objective} inRow />,
      from: 700,
    },
  ];
  return all ? columns : columns.filter(({ key }) => key !== 'frameworks');
}

function rankOf({ priority }: ReachRow): number {
  return priority === undefined ? -1 : LEVELS.indexOf(priority);
}

function Card({ id, name, priority, requirements }: ReachRow) {
  return (
    <ListCard
      head={
        <>
          <IdLink id={id} inRow />
          <PriorityBadge priority={priority} />
          <span>{plural(requirements, 'requirement')}</span>
        </>
      }
    >
      {name}
    </ListCard>
  );
}

function Reach({ row, frameworks }: { row: ReachRow; frameworks: readonly MappedFramework[] }) {
  const loaded = useModel();
  const objective = loaded.index.objectives.get(row.control.objective);
  return (
    <>
      <ObjectHead
        id={row.id}
        title={row.name}
        page={false}
        marks={<PriorityBadge priority={row.priority} />}
      />
      {objective && (
        <Section title={`What it answers, by its objective ${objective.id}`} level={3} small>
          <AnsweredFrameworks objective={objective} frameworks={frameworks} />
        </Section>
      )}
    </>
  );
}
