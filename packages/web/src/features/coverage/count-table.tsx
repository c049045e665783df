import type { ReactNode } from 'react';
import { IdLink } from '../../ui/id-link.tsx';
import classes from '../../ui/object-tables.module.css';

/** A thing, and how much of what there is of it. */
export interface CountRow {
  readonly key: string;
  /** Its id, where it has a page. */
  readonly id?: string;
  readonly name: ReactNode;
  readonly counts: readonly number[];
  /** What to know of it, below its name. */
  readonly note?: string;
}

/** Things in lines, counts in columns; nothing is shown quietly. */
export function CountTable({
  what,
  columns,
  rows,
}: {
  what: string;
  columns: readonly string[];
  rows: readonly CountRow[];
}) {
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{what}</th>
          {columns.map((column) => (
            <th key={column} scope="col" data-align="end">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, id, name, counts, note }) => (
          <tr key={key}>
            <th scope="row">
              <span className={classes.named}>
                {id !== undefined && <IdLink id={id} />}
                <span>{name}</span>
              </span>
              {note}
            </th>
            {columns.map((column, at) => (
              <td key={column} data-align="end" data-label={column} data-zero={counts[at] === 0 || undefined}>
                {counts[at]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
