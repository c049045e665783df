import type { ReactNode } from 'react';
import classes from './list-card.module.css';

/** A row of a list on narrow screens: marks and id in one line, two lines of text below. */
export function ListCard({ head, children }: { head: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.card}>
      <div className={classes.head}>{head}</div>
      <div className={classes.text}>{children}</div>
    </div>
  );
}
