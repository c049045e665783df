import type { Reference } from '@demarc/core';
import { describe } from '../model/describe.ts';
import { useModel } from '../model/model-context.tsx';
import { IdLink } from './id-link.tsx';
import { Unfold } from './object-page.tsx';
import { PriorityBadge } from './priority-badge.tsx';
import classes from './related.module.css';
import { Section } from './section.tsx';
import { SeverityBadge } from './severity-badge.tsx';

/** From this many on, a relation unfolds after the first few. */
const MANY = 10;
const SHOWN = 7;

/** Other objects under a heading, one line each: id, severity or priority, name. Nothing where there are none. */
export function Related({
  title,
  ids,
  level = 3,
  note,
}: {
  title: string;
  ids: readonly string[];
  level?: 2 | 3;
  /** What the relation means, below the heading. */
  note?: string | undefined;
}) {
  if (ids.length === 0) return null;
  return (
    <Section title={title} level={level} small>
      {note !== undefined && <p className={classes.note}>{note}</p>}
      {ids.length > MANY ? (
        <>
          <RelatedList ids={ids.slice(0, SHOWN)} />
          <Unfold summary={`Show ${ids.length - SHOWN} more`}>
            <RelatedList ids={ids.slice(SHOWN)} />
          </Unfold>
        </>
      ) : (
        <RelatedList ids={ids} />
      )}
    </Section>
  );
}

/** Objects one line each: id, severity or priority, name. */
export function RelatedList({ ids }: { ids: readonly string[] }) {
  const loaded = useModel();
  return (
    <ul className={classes.list}>
      {ids.map((id) => {
        const found = describe(loaded, id);
        return (
          <li key={id}>
            {found?.kind === 'threat' && <SeverityBadge severity={found.severity} compact />}
            {found?.kind === 'control' && <PriorityBadge priority={found.priority} compact />}
            {found === undefined ? (
              <>
                <IdLink id={id} /> nothing in this ThreatModel has this id
              </>
            ) : (
              <IdLink id={id}>
                <code>{id}</code> <span className={classes.name}>{found.name}</span>
              </IdLink>
            )}
            {found?.retired && <span className={classes.note}>retired</span>}
          </li>
        );
      })}
    </ul>
  );
}

/** The sources of an object; nothing where there are none. */
export function References({ references, level = 3 }: { references: readonly Reference[]; level?: 2 | 3 }) {
  if (references.length === 0) return null;
  return (
    <Section title="References" level={level} small>
      <ul className={classes.sources}>
        {references.map(({ title, url }) => (
          <li key={url}>
            <a href={url} target="_blank" rel="noreferrer noopener">
              {title}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
