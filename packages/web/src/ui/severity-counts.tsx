import { SEVERITIES, type Severity } from '@demarc/core';
import classes from './badges.module.css';
import { SeverityBadge } from './severity-badge.tsx';

/** How many threats of each severity, the worst first, as small counts with their marks. */
export function SeverityCounts({ severities }: { severities: readonly (Severity | undefined)[] }) {
  if (severities.length === 0) return <span className={classes.absent}>no threats</span>;
  const kinds = [...SEVERITIES].reverse();
  return (
    <span className={classes.counts}>
      {[...kinds, undefined].map((kind) => {
        const count = severities.filter((severity) => severity === kind).length;
        return count === 0 ? null : (
          <span key={kind ?? 'unrated'}>
            {count} <SeverityBadge severity={kind} compact />
          </span>
        );
      })}
    </span>
  );
}
