import { LEVELS, type Level, SEVERITIES, type Severity, type Tally } from '@demarc/core';
import type { CSSProperties } from 'react';
import { ListLink } from './list-link.tsx';
import classes from './tally-bar.module.css';

interface Part {
  readonly name: string;
  readonly count: number;
  readonly tone: string;
  readonly strength: number;
}

const SEVERITY_TONES: Readonly<Record<Severity | 'unrated', string>> = {
  Critical: 'var(--d-critical)',
  High: 'var(--d-high)',
  Medium: 'var(--d-medium)',
  Low: 'var(--d-low)',
  None: 'var(--d-none)',
  unrated: 'var(--d-none)',
};

/** Threats by severity, as one small bar with its labels under it; `linked` on the pages of a ThreatModel. */
export function ThreatTally({ tally, linked = false }: { tally: Tally['threats']; linked?: boolean }) {
  const parts = [...SEVERITIES].reverse().map((name) => part(name, tally[name], SEVERITY_TONES[name], 100));
  const filter = linked ? ({ page: 'threats', facet: 'severity' } as const) : undefined;
  return (
    <TallyBar
      what="threats"
      filter={filter}
      parts={[...parts, part('Unrated', tally.unrated, 'var(--d-none)', 40)]}
    />
  );
}

/** Controls by priority, as one small bar with its labels under it; `linked` on the pages of a ThreatModel. */
export function ControlTally({ tally, linked = false }: { tally: Tally['controls']; linked?: boolean }) {
  const strength: Readonly<Record<Level, number>> = {
    'Very High': 100,
    High: 78,
    Medium: 56,
    Low: 36,
    'Very Low': 20,
  };
  const parts = [...LEVELS]
    .reverse()
    .map((name) => part(name, tally[name], 'var(--d-priority)', strength[name]));
  const filter = linked ? ({ page: 'controls', facet: 'priority' } as const) : undefined;
  return (
    <TallyBar
      what="controls"
      filter={filter}
      parts={[...parts, part('Unrated', tally.unrated, 'var(--d-none)', 30)]}
    />
  );
}

function part(name: string, count: number, tone: string, strength: number): Part {
  return { name, count, tone, strength };
}

function TallyBar({
  what,
  parts,
  filter,
}: {
  what: string;
  parts: readonly Part[];
  /** The list, and the facet in it, to which each label leads. */
  filter: { readonly page: 'threats' | 'controls'; readonly facet: string } | undefined;
}) {
  const shown = parts.filter(({ count }) => count > 0);
  if (shown.length === 0) return <span className={classes.empty}>no {what}</span>;
  return (
    <span className={classes.tally}>
      <span className={classes.bar} aria-hidden="true">
        {shown.map(({ name, count, tone, strength }) => (
          <span
            key={name}
            style={{ flexGrow: count, '--tone': tone, '--strength': `${strength}%` } as CSSProperties}
          />
        ))}
      </span>
      <span className={classes.labels}>
        {shown.map(({ name, count }) => (
          <span key={name}>
            {filter && name !== 'Unrated' ? (
              <ListLink {...filter} value={name}>
                <b>{count}</b> {name}
              </ListLink>
            ) : (
              <>
                <b>{count}</b> {name}
              </>
            )}
          </span>
        ))}
      </span>
    </span>
  );
}
