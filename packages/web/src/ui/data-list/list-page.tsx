import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { applyFilter } from '../../filter/apply.ts';
import { filterWords, parseFilter, printFilter, toggleValue } from '../../filter/expression.ts';
import { type Facet, indexFacets } from '../../filter/facet.ts';
import { modelPath, useModel } from '../../model/model-context.tsx';
import { FilterBar } from '../filter-bar/filter-bar.tsx';
import { Message } from '../message.tsx';
import { useShortcut } from '../shortcuts.ts';
import { useShown } from '../shown.tsx';
import { useIsWide } from '../use-width.ts';
import { useViewState } from '../view-state.ts';
import type { Identified, ListColumn, ListState } from './columns.ts';
import { DataList } from './data-list.tsx';
import classes from './list-page.module.css';
import { SidePanel } from './side-panel.tsx';

const NONE: readonly never[] = [];

/** The list of one kind of object of a ThreatModel, each with a page of its own below `page`. */
export function ListPage<Row extends Identified>({
  page,
  ...list
}: Omit<Parameters<typeof ListView<Row>>[0], 'hrefOf' | 'whose' | 'page'> & {
  /** Where the pages of the rows stand below the ThreatModel: `controls`. */
  page: string;
}) {
  const { summary } = useModel();
  return <ListView<Row> {...list} page={page} hrefOf={(id) => modelPath(summary, `${page}/${id}`)} />;
}

/**
 * The pattern of every list: filter bar, list, and the panel of the row that is chosen (on narrow screens
 * its page). All state is in the address: `filter`, `sort`, `open`, `rows=tall`, `retired=show`. `facets`, `columns`, `textOf` must not
 * change from one drawing to the next (constants, or memoised).
 */
export function ListView<Row extends Identified>({
  noun,
  whose = 'This ThreatModel',
  page,
  hrefOf,
  counts,
  rows: current,
  retired = NONE,
  facets,
  columns,
  textOf,
  card,
  panel,
}: {
  /** In the plural: `controls`. */
  noun: string;
  /** What has no rows, where there are none. */
  whose?: string;
  /** The page of a ThreatModel that the list is, where it is one of its objects. */
  page?: string;
  /** The address of a row's own page. */
  hrefOf: (id: string) => string;
  /** Which rows count as one of the noun; all of them unless given. */
  counts?: ((row: Row) => boolean) | undefined;
  /** In the order in which they are shown unless sorted. */
  rows: readonly Row[];
  /** What was withdrawn: below the others, and only when asked for (`retired=show`). Memoised, like `rows`. */
  retired?: readonly Row[] | undefined;
  facets: readonly Facet<Row>[];
  columns: readonly ListColumn<Row>[];
  textOf: (row: Row) => string;
  card: (row: Row) => ReactNode;
  /** What the panel says of a row; `undefined` for lists without one. */
  panel: (row: Row) => ReactNode;
}) {
  const [view, update] = useViewState();
  const navigate = useNavigate();
  const wide = useIsWide();
  const withRetired = view.retired === 'show';
  const rows = useMemo(
    () => (withRetired ? [...current, ...retired] : current),
    [current, retired, withRetired],
  );
  const index = useMemo(() => indexFacets(rows, facets, textOf), [rows, facets, textOf]);
  const filter = useMemo(() => parseFilter(view.filter ?? '', index), [view.filter, index]);
  const filtered = useMemo(() => applyFilter(index, filter), [index, filter]);
  const narrowed = filter.tokens.length > 0 || filter.text !== '';
  useShown(
    useMemo(
      () =>
        page !== undefined && narrowed
          ? {
              page,
              ids: filtered.rows.map(({ id }) => id),
              total: rows.length,
              words: filterWords(filter, facets),
            }
          : undefined,
      [page, narrowed, filtered, rows, filter, facets],
    ),
  );
  const setFilter = (next: typeof filter) => update({ filter: printFilter(next) });

  const openPage = (id: string) => void navigate({ to: hrefOf(id) });
  const onState = (patch: Partial<ListState>) => {
    if (patch.open !== undefined && !wide) return openPage(patch.open);
    update(
      {
        ...('sort' in patch ? { sort: patch.sort } : {}),
        ...('open' in patch ? { open: patch.open } : {}),
      },
      'open' in patch && view.open === undefined,
    );
  };
  const close = () => update({ open: undefined });
  useShortcut('Escape', 'Close the panel', close);
  const open = wide ? rows.find(({ id }) => id === view.open) : undefined;
  const tall = view.rows === 'tall';
  return (
    <>
      <FilterBar
        index={index}
        filter={filter}
        filtered={filtered}
        counts={counts}
        noun={noun}
        onFilter={setFilter}
      >
        {retired.length > 0 && (
          <button
            type="button"
            className={classes.density}
            aria-pressed={withRetired}
            onClick={() => update({ retired: withRetired ? undefined : 'show' })}
          >
            {withRetired ? 'Hide retired' : `Show ${retired.length} retired`}
          </button>
        )}
        <button
          type="button"
          className={classes.density}
          data-for-rows
          aria-pressed={tall}
          onClick={() => update({ rows: tall ? undefined : 'tall' })}
        >
          {tall ? 'One line per row' : 'Show more text'}
        </button>
      </FilterBar>
      <div className={classes.split} data-open={open !== undefined || undefined}>
        {filtered.rows.length === 0 ? (
          <Message
            title={rows.length === 0 ? `${whose} has no ${noun}` : `No ${noun} match this filter`}
            actions={
              rows.length > 0 && (
                <button
                  type="button"
                  className={classes.density}
                  onClick={() => update({ filter: undefined })}
                >
                  Clear the filter
                </button>
              )
            }
          >
            {rows.length > 0 && 'Take away a condition above, or search for fewer words.'}
          </Message>
        ) : (
          <DataList
            label={noun}
            rows={filtered.rows}
            columns={columns}
            state={{ sort: view.sort, open: open?.id, tall }}
            onState={onState}
            onOpenPage={openPage}
            onFacet={(key, row) => {
              const value = facets.find((facet) => facet.key === key)?.values(row)[0];
              if (value !== undefined) setFilter(toggleValue(filter, key, value));
            }}
            card={card}
          />
        )}
        {open && (
          <SidePanel label={open.id} href={hrefOf(open.id)} onClose={close}>
            {panel(open)}
          </SidePanel>
        )}
      </div>
    </>
  );
}
