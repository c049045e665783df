import type { ReactNode } from 'react';
import classes from './message.module.css';

/** A page or a part that has nothing to show: what is so, and what to do next. */
export function Message({
  title,
  children,
  actions,
  page = false,
}: {
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  /** It is all there is on the page. */
  page?: boolean;
}) {
  const Heading = page ? 'h1' : 'h2';
  return (
    <div className={classes.message}>
      <Heading>{title}</Heading>
      {children && <div className={classes.text}>{children}</div>}
      {actions && <div className={classes.actions}>{actions}</div>}
    </div>
  );
}

/** Something that must not be overlooked, with what to do about it. */
export function Warning({ children }: { children: ReactNode }) {
  return (
    <div className={classes.warning} role="note">
      {children}
    </div>
  );
}
