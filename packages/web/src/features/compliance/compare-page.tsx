import {
  type ComparedRequirement,
  compareFrameworks,
  type MappedFramework,
  mapFramework,
} from '@demarc/core';
import type { FrameworkSummary } from '@demarc/server/contract';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import {
  addressOf,
  addressText,
  compliancePath,
  findFrameworkAt,
  frameworkQuery,
  frameworksQuery,
} from '../../model/frameworks.ts';
import { useModel } from '../../model/model-context.tsx';
import { ListView } from '../../ui/data-list/list-page.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { plural } from '../../ui/plural.ts';
import { Answer } from '../../ui/section.tsx';
import { useViewState } from '../../ui/view-state.ts';
import { ComparedDetail } from './compared-detail.tsx';
import {
  COMPARED_FACETS,
  ComparedCard,
  type ComparedRow,
  comparedColumns,
  comparedText,
} from './compared-list.tsx';
import classes from './compliance.module.css';
import { FrameworkChoice } from './framework-choice.tsx';
import { frameworkRows } from './framework-rows.ts';
import { Ways } from './ways.tsx';

/** Two frameworks side by side through the objectives that they share. The address names both: `a` and `b`. */
export function ComparePage() {
  const { summary } = useModel();
  usePageTitle('Compare two frameworks', 'Compliance', summary.name);
  const [view, update] = useViewState();
  const { data } = useSuspenseQuery(frameworksQuery);
  // those that the catalog reaches most stand first, so that the first view is not an empty one
  const ordered = useMemo(
    () => frameworkRows(data.frameworks, ({ coverage }) => coverage).map(({ framework }) => framework),
    [data.frameworks],
  );
  const first = findFrameworkAt(ordered, view.a) ?? ordered[0];
  const second =
    findFrameworkAt(ordered, view.b) ?? ordered.find((one) => one.publisher !== first?.publisher);
  if (!first || !second) return null;
  const choose = (patch: { readonly a?: string | undefined; readonly b?: string | undefined }) =>
    update({
      a: addressText(addressOf(first)),
      b: addressText(addressOf(second)),
      open: undefined,
      ...patch,
    });
  return (
    <>
      <h1 className="d-hidden">Two frameworks in {summary.name}</h1>
      <Compared
        key={`${first.hash} ${second.hash}`}
        first={first}
        second={second}
        choice={
          <div className={classes.choice} data-screen-only>
            <FrameworkChoice
              label="Lay"
              frameworks={ordered}
              value={addressText(addressOf(first))}
              onChoose={(a) => choose({ a })}
            />
            <FrameworkChoice
              label="beside"
              frameworks={ordered}
              value={addressText(addressOf(second))}
              onChoose={(b) => choose({ b })}
            />
            <button
              type="button"
              className={classes.button}
              onClick={() => choose({ a: addressText(addressOf(second)), b: addressText(addressOf(first)) })}
            >
              Swap
            </button>
          </div>
        }
      />
    </>
  );
}

function Compared({
  first,
  second,
  choice,
}: {
  first: FrameworkSummary;
  second: FrameworkSummary;
  choice: React.ReactNode;
}) {
  const loaded = useModel();
  const { summary } = loaded;
  const { data: a } = useSuspenseQuery(frameworkQuery(first));
  const { data: b } = useSuspenseQuery(frameworkQuery(second));
  const compared = useMemo(
    () => compareFrameworks(mapFramework(loaded, a), mapFramework(loaded, b)),
    [loaded, a, b],
  );
  const rows = useMemo(
    () =>
      compared
        // what nothing reaches says nothing of the other framework: it stands on the page of its own
        .filter(({ row }) => row.objectives.length > 0)
        .map((one): ComparedRow => ({ ...one, id: one.row.requirement.id })),
    [compared],
  );
  const columns = useMemo(
    () => comparedColumns(rows, (id) => compliancePath(summary, addressOf(first), id), b),
    [rows, summary, first, b],
  );
  return (
    <>
      <Answer>
        <Sentence compared={compared} first={a} second={b} />
      </Answer>
      <Ways />
      {choice}
      <ListView
        noun="requirements"
        whose={`What ${summary.name} reaches of this framework`}
        hrefOf={(id) => compliancePath(summary, addressOf(first), id)}
        rows={rows}
        facets={COMPARED_FACETS}
        columns={columns}
        textOf={comparedText}
        card={ComparedCard}
        panel={(row) => <ComparedDetail row={row} first={a} second={b} />}
      />
    </>
  );
}

function Sentence({
  compared,
  first,
  second,
}: {
  compared: readonly ComparedRequirement[];
  first: MappedFramework;
  second: MappedFramework;
}) {
  const { summary } = useModel();
  const reached = compared.filter(({ row }) => row.objectives.length > 0).length;
  const shared = compared.filter(({ others }) => others.length > 0);
  const others = new Set(shared.flatMap((one) => one.others)).size;
  return (
    <>
      Of the {plural(reached, 'requirement')} of {first.framework.title} that {summary.name} reaches,{' '}
      <strong>{shared.length}</strong> share their objectives with{' '}
      <strong>{plural(others, 'requirement')}</strong> of {second.framework.title}. Where work counts for
      both, not where they ask the same.
    </>
  );
}
