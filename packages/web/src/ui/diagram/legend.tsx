import { CHECKPOINT_LETTERS, CHECKPOINT_NAMES } from '@demarc/diagram';
import classes from './diagram.module.css';

/** The badges and lines of the picture, in one line. */
export function Legend() {
  return (
    <ul className={classes.legend} aria-label="Legend">
      {Object.entries(CHECKPOINT_NAMES).map(([kind, name]) => (
        <li key={kind}>
          <span className={classes.badge} data-kind={kind} aria-hidden="true">
            {CHECKPOINT_LETTERS[kind]}
          </span>
          {name}
        </li>
      ))}
      <li>
        <span className={classes.line} aria-hidden="true" /> data
      </li>
      <li>
        <span className={classes.line} data-control aria-hidden="true" /> control
      </li>
    </ul>
  );
}
