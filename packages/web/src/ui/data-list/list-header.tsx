// biome-ignore-all lint/a11y/useSemanticElements: rows are placed one by one, which a table element does not allow
// biome-ignore-all lint/a11y/useFocusableInteractive: focus stays on the grid, which names its active row
import type { ListColumn } from './columns.ts';
import classes from './data-list.module.css';

/** The names of the columns, which stay in view; those that sort are buttons, with the direction in words for screen readers. */
export function ListHeader<Row>({
  columns,
  sort,
  hidden,
  onSort,
}: {
  columns: readonly ListColumn<Row>[];
  sort: string | undefined;
  hidden: boolean;
  onSort: (sort: string | undefined) => void;
}) {
  const key = sort?.replace(/^-/, '');
  const descending = sort?.startsWith('-') ?? false;
  return (
    <div className={classes.header} role="rowgroup">
      <div className={hidden ? 'd-hidden' : classes.headerRow} role="row" aria-rowindex={1}>
        {columns.map((column) => {
          const sorted = column.key === key;
          return (
            <div
              key={column.key}
              role="columnheader"
              aria-sort={sorted ? (descending ? 'descending' : 'ascending') : undefined}
              data-align={column.align}
            >
              {column.compare && !hidden ? (
                <button
                  type="button"
                  data-sorted={sorted || undefined}
                  onClick={() => onSort(nextSort(column, sorted ? descending : undefined))}
                >
                  {column.label}
                  <span aria-hidden="true">{sorted ? (descending ? ' ↓' : ' ↑') : ''}</span>
                </button>
              ) : (
                column.label
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** First one way, then the other, then as the rows came. */
function nextSort<Row>(column: ListColumn<Row>, descending: boolean | undefined): string | undefined {
  const firstDescending = column.highFirst ?? false;
  if (descending === undefined) return `${firstDescending ? '-' : ''}${column.key}`;
  if (descending === firstDescending) return `${firstDescending ? '' : '-'}${column.key}`;
  return undefined;
}
