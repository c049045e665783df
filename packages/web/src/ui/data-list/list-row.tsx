// biome-ignore-all lint/a11y/useSemanticElements: rows are placed one by one, which a table element does not allow
// biome-ignore-all lint/a11y/useFocusableInteractive: focus stays on the grid, which names its active row
import { type MouseEvent, memo, type ReactNode } from 'react';
import { type Identified, type ListColumn, rowId } from './columns.ts';
import classes from './data-list.module.css';

interface Props<Row> {
  readonly row: Row;
  readonly columns: readonly ListColumn<Row>[];
  readonly index: number;
  /** Distance from the top of the list in pixels; rows in print follow one another. */
  readonly top: number | undefined;
  readonly height: number;
  readonly active: boolean;
  readonly open: boolean;
  readonly card: ((row: Row) => ReactNode) | undefined;
  readonly onChoose: (id: string) => void;
  readonly onFacet: ((facet: string, row: Row) => void) | undefined;
}

function Row<Row extends Identified>(props: Props<Row>) {
  const { row, columns, index, top, height, active, open, card, onChoose, onFacet } = props;
  const onClick = (event: MouseEvent) => {
    const target = event.target as Element;
    if (target.closest('a, button') || (window.getSelection()?.toString() ?? '') !== '') return;
    onChoose(row.id);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys of its active row
    <div
      id={rowId(row.id)}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={open}
      className={card ? classes.card : classes.row}
      data-active={active || undefined}
      data-open={open || undefined}
      style={top === undefined ? undefined : { transform: `translateY(${top}px)`, height }}
      onClick={onClick}
    >
      {card ? (
        <div role="gridcell" aria-colspan={columns.length}>
          {card(row)}
        </div>
      ) : (
        columns.map((column) => (
          <div
            key={column.key}
            role="gridcell"
            data-align={column.align}
            data-prose={column.prose || undefined}
          >
            {column.facet !== undefined && onFacet ? (
              <button
                type="button"
                tabIndex={-1}
                className={classes.facet}
                title="Filter by this"
                onClick={() => onFacet(column.facet as string, row)}
              >
                {column.cell(row)}
              </button>
            ) : (
              column.cell(row)
            )}
          </div>
        ))
      )}
    </div>
  );
}

/** One row of a list, drawn anew only when something of it changed. */
export const ListRow = memo(Row) as typeof Row;
