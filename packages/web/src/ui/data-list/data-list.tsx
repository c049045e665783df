// biome-ignore-all lint/a11y/useSemanticElements: rows are placed one by one, which a table element does not allow
// biome-ignore-all lint/a11y/useFocusableInteractive: focus stays on the grid, which names its active row
import {
  type ColumnDef,
  getCoreRowModel,
  getSortedRowModel,
  type SortingState,
  useReactTable,
} from '@tanstack/react-table';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useWidth } from '../use-width.ts';
import { type Identified, type ListColumn, type ListState, rowId } from './columns.ts';
import classes from './data-list.module.css';
import { ListHeader } from './list-header.tsx';
import { ListRow } from './list-row.tsx';
import { usePrinting } from './use-printing.ts';

const ROW = 32;
const TALL_ROW = 76;
/** A list in print is as wide as a page of paper across. */
const PRINTED = 1060;
/** Below this width, in pixels, rows are two-line cards. */
const CARDS_BELOW = 560;
const CARD = 68;

/**
 * A list of any length in rows of 32 px that scrolls with the page. Columns sort; a click chooses a row; arrows, Page Up,
 * Page Down, Home and End move, Enter opens (again: the full page), Escape closes the panel. In print every row is there.
 */
export function DataList<Row extends Identified>({
  label,
  rows,
  columns,
  state,
  onState,
  onOpenPage,
  onFacet,
  card,
}: {
  label: string;
  rows: readonly Row[];
  columns: readonly ListColumn<Row>[];
  state: ListState;
  /** Called with what the reader changed. */
  onState: (patch: Partial<ListState>) => void;
  /** Goes to the page of a row. */
  onOpenPage: (id: string) => void;
  /** Puts the row's value of a facet into the filter. */
  onFacet?: ((facet: string, row: Row) => void) | undefined;
  /** A row on narrow screens. */
  card: (row: Row) => React.ReactNode;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const printing = usePrinting();
  const sorted = useSortedRows(rows, columns, state.sort);
  const cards = width > 0 && width < CARDS_BELOW && !printing;
  const shown = useMemo(
    () => columns.filter(({ from = 0 }) => (printing ? PRINTED : width) >= from),
    [columns, printing, width],
  );
  const template = shown.map(({ track }) => track).join(' ');

  const [active, setActive] = useState<string | undefined>(state.open);
  const activeIndex = sorted.findIndex(({ id }) => id === (state.open ?? active));
  const [margin, setMargin] = useState(0);
  useLayoutEffect(() => {
    const measure = () =>
      setMargin(Math.round((frame.current?.getBoundingClientRect().top ?? 0) + window.scrollY));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, []);
  const height = cards ? CARD : state.tall ? TALL_ROW : ROW;
  const virtualizer = useWindowVirtualizer({
    count: sorted.length,
    estimateSize: () => height,
    overscan: 8,
    scrollMargin: margin,
    scrollPaddingStart: 130,
    scrollPaddingEnd: 24,
    getItemKey: (index) => sorted[index]?.id ?? index,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows change height together
  useLayoutEffect(() => virtualizer.measure(), [height]);

  // A panel that an address opens is brought into view once.
  const first = useRef(true);
  useEffect(() => {
    if (!first.current || width === 0) return;
    first.current = false;
    if (activeIndex <= 0) return;
    // after the router, which begins a new page at its top
    const timer = window.setTimeout(() => virtualizer.scrollToIndex(activeIndex, { align: 'center' }), 60);
    return () => window.clearTimeout(timer);
  }, [activeIndex, virtualizer, width]);

  const move = (to: number) => {
    const index = Math.max(0, Math.min(sorted.length - 1, to));
    const row = sorted[index];
    if (!row) return;
    setActive(row.id);
    if (state.open !== undefined) onState({ open: row.id });
    virtualizer.scrollToIndex(index, { align: 'auto' });
  };
  const latest = useRef({ state, onState, onFacet });
  latest.current = { state, onState, onFacet };
  const choose = useCallback((id: string) => {
    setActive(id);
    frame.current?.focus({ preventScroll: true });
    latest.current.onState({ open: latest.current.state.open === id ? undefined : id });
  }, []);
  const filterBy = useCallback((facet: string, row: Row) => latest.current.onFacet?.(facet, row), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== frame.current) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const row = sorted[activeIndex];
    const to = targetOf(event.key, activeIndex, sorted.length);
    if (to !== undefined) move(to);
    else if (event.key === 'Enter' && row && state.open === row.id) onOpenPage(row.id);
    else if (event.key === 'Enter' && row) onState({ open: row.id });
    else return;
    event.preventDefault();
  };

  const items = printing
    ? sorted.map((_, index) => ({ index, start: margin + index * height, key: index }))
    : virtualizer.getVirtualItems();
  return (
    <div
      ref={frame}
      className={classes.list}
      role="grid"
      aria-label={label}
      aria-rowcount={sorted.length + 1}
      aria-colcount={shown.length}
      aria-activedescendant={
        items.some(({ index }) => index === activeIndex) ? rowId(sorted[activeIndex]?.id) : undefined
      }
      tabIndex={0}
      onKeyDown={onKeyDown}
      onFocus={() => activeIndex < 0 && setActive(sorted[0]?.id)}
      data-cards={cards || undefined}
      data-tall={state.tall || undefined}
      style={{ '--columns': template } as React.CSSProperties}
    >
      <ListHeader columns={shown} sort={state.sort} hidden={cards} onSort={(sort) => onState({ sort })} />
      <div
        className={classes.body}
        role="rowgroup"
        style={printing ? undefined : { height: virtualizer.getTotalSize() }}
      >
        {items.map(({ index, start }) => {
          const row = sorted[index];
          if (!row) return null;
          return (
            <ListRow
              key={row.id}
              row={row}
              columns={shown}
              index={index}
              top={printing ? undefined : start - margin}
              height={height}
              active={index === activeIndex}
              open={row.id === state.open}
              card={cards ? card : undefined}
              onChoose={choose}
              onFacet={onFacet && filterBy}
            />
          );
        })}
      </div>
    </div>
  );
}

/** The row to which a key moves. */
function targetOf(key: string, from: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return from + 1;
    case 'ArrowUp':
      return from - 1;
    case 'PageDown':
      return from + 12;
    case 'PageUp':
      return from - 12;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

function useSortedRows<Row extends Identified>(
  rows: readonly Row[],
  columns: readonly ListColumn<Row>[],
  sort: string | undefined,
): readonly Row[] {
  const definitions = useMemo(
    () =>
      columns.map(
        (column): ColumnDef<Row> => ({
          id: column.key,
          accessorFn: (row) => row.id,
          enableSorting: column.compare !== undefined,
          sortingFn: (a, b) => column.compare?.(a.original, b.original) ?? 0,
        }),
      ),
    [columns],
  );
  // INVARIANT: the same array from one drawing to the next, or the table would reset and draw for ever.
  const sorting = useMemo<SortingState>(() => {
    const id = sort?.replace(/^-/, '');
    return id !== undefined && columns.some(({ key }) => key === id)
      ? [{ id, desc: sort?.startsWith('-') ?? false }]
      : [];
  }, [sort, columns]);
  const table = useReactTable({
    data: rows as Row[],
    columns: definitions,
    state: { sorting },
    autoResetAll: false,
    getRowId: (row) => row.id,
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
  });
  const model = table.getSortedRowModel().rows;
  return useMemo(() => model.map(({ original }) => original), [model]);
}
