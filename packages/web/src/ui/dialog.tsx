import { type ReactNode, useEffect, useRef } from 'react';
import classes from './dialog.module.css';

/** A modal dialog of the platform: it traps focus, closes with Escape and gives focus back. `drawer` comes from the left edge. */
export function Dialog({
  title,
  drawer = false,
  hideTitle = false,
  onClose,
  children,
}: {
  title: string;
  drawer?: boolean;
  hideTitle?: boolean;
  onClose: () => void;
  children: ReactNode;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    ref.current?.showModal();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it, as the platform has it
    <dialog
      ref={ref}
      className={drawer ? classes.drawer : classes.dialog}
      aria-label={title}
      onClose={onClose}
      onClick={(event) => event.target === ref.current && ref.current?.close()}
    >
      <div className={classes.body}>
        {!hideTitle && (
          <div className={classes.head}>
            <h2>{title}</h2>
            <button type="button" className={classes.close} onClick={() => ref.current?.close()}>
              Close
            </button>
          </div>
        )}
        {children}
      </div>
    </dialog>
  );
}
