import { Link } from '@tanstack/react-router';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import classes from './list-page.module.css';

/** What is chosen in a list, beside it; stays in view and scrolls on its own. */
export function SidePanel({
  label,
  href,
  onClose,
  children,
}: {
  /** The id of what is shown. */
  label: string;
  /** Its own page. */
  href: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const ref = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another object starts at its top
  useLayoutEffect(() => {
    if (ref.current) ref.current.scrollTop = 0;
  }, [label]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
    <aside ref={ref} className={classes.panel} aria-label={label} tabIndex={0} data-screen-only>
      <div className={classes.panelBar}>
        <Link to={href}>Open the full page</Link>
        <button type="button" className={classes.density} onClick={onClose}>
          Close
        </button>
      </div>
      {children}
    </aside>
  );
}
