import { type ReactNode, useId } from 'react';
import classes from './section.module.css';

/** A named part of a page. `aside` stands at the right of its heading. */
export function Section({
  title,
  aside,
  children,
  level = 2,
  small = false,
}: {
  title: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
  level?: 2 | 3;
  /** A part of a detail: a quiet heading, less space. */
  small?: boolean;
}) {
  const id = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className={classes.section} aria-labelledby={id} data-small={small || undefined}>
      <div className={classes.head}>
        <Heading id={id}>{title}</Heading>
        {aside && <div className={classes.aside}>{aside}</div>}
      </div>
      {children}
    </section>
  );
}

/** The sentence with which a page opens, and the figures that carry it. */
export function Answer({ children, figures }: { children: ReactNode; figures?: ReactNode }) {
  return (
    <div className={classes.answer}>
      <p>{children}</p>
      {figures && <dl className={classes.figures}>{figures}</dl>}
    </div>
  );
}

/** One figure of an `Answer`. */
export function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
