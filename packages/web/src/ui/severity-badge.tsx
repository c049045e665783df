import type { Severity } from '@demarc/core';
import classes from './badges.module.css';

/** Severity of a threat: a hexagon with its letter, warm colours, and the word unless `compact`. Never colour alone. */
export function SeverityBadge({
  severity,
  score,
  compact = false,
}: {
  severity: Severity | undefined;
  /** CVSS base score, shown after the word. */
  score?: number | undefined;
  compact?: boolean;
}) {
  const word = severity ?? 'Unrated';
  return (
    <span className={classes.badge} data-severity={severity?.toLowerCase() ?? 'unrated'}>
      <svg className={classes.hexagon} viewBox="0 0 16 16" aria-hidden="true">
        <path d="M8 .8 14.4 4.4 14.4 11.6 8 15.2 1.6 11.6 1.6 4.4Z" />
        <text x="8" y="11.1" textAnchor="middle">
          {severity === undefined ? '?' : word.charAt(0)}
        </text>
      </svg>
      <span className={compact ? 'd-hidden' : undefined}>
        {word}
        {compact ? ' severity' : ''}
      </span>
      {score !== undefined && <span className={classes.score}>{score.toFixed(1)}</span>}
    </span>
  );
}
