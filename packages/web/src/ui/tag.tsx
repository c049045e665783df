import type { ReactNode } from 'react';
import classes from './badges.module.css';

/** A quiet word in a frame: COSO type, NIST CSF function, effort, core or other. */
export function Tag({ children, title }: { children: ReactNode; title?: string | undefined }) {
  return (
    <span className={classes.tag} title={title}>
      {children}
    </span>
  );
}

/** The loudest mark there is: a threat that no control mitigates. */
export function NoControl() {
  return <strong className={classes.noControl}>No control</strong>;
}

/** A value that may be absent, unknown or nothing, each of which looks different: `–`, `unknown`, the value. */
export function Value({ children }: { children: string | number | undefined }) {
  if (children === undefined) return <span className={classes.unknown}>unknown</span>;
  const text = String(children).trim();
  if (text === '' || text === '-')
    return (
      <span className={classes.absent}>
        <span aria-hidden="true">–</span>
        <span className="d-hidden">none</span>
      </span>
    );
  return <span data-zero={text === '0' || undefined}>{text}</span>;
}
