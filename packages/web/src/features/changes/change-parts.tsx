import {
  type FieldChange,
  type KindChanges,
  type MovedPriority,
  type MovedSeverity,
  type Named,
  priorityReason,
} from '@demarc/core';
import { diffWordsWithSpace } from 'diff';
import type { ReactNode } from 'react';
import { IdLink } from '../../ui/id-link.tsx';
import { PriorityBadge } from '../../ui/priority-badge.tsx';
import { Section } from '../../ui/section.tsx';
import { SeverityBadge } from '../../ui/severity-badge.tsx';
import classes from './changes.module.css';

/** Texts longer than this are compared word by word only up to here: more would hold up the page. */
const LONGEST = 6_000;

export function Item({ children }: { children: ReactNode }) {
  return <div className={classes.item}>{children}</div>;
}

function Name({ id, name }: Named) {
  return (
    <span className={classes.name}>
      <IdLink id={id} /> {name}
    </span>
  );
}

/** Controls whose weighted priority is another now, with what makes each of the two. */
export function MovedPriorities({ moved }: { moved: readonly MovedPriority[] }) {
  if (moved.length === 0) return null;
  return (
    <Section title="Priorities that moved" aside={moved.length}>
      {moved.map(({ id, name, before, after, because }) => (
        <Item key={id}>
          <Name id={id} name={name} />
          <div className={classes.moved}>
            <span>
              <PriorityBadge priority={before} />
            </span>
            <span aria-hidden="true">→</span>
            <span>
              <PriorityBadge priority={after} />
            </span>
          </div>
          <div className={classes.why}>
            Was {priorityReason(because.before)}; is {priorityReason(because.after)}.
          </div>
        </Item>
      ))}
    </Section>
  );
}

export function MovedSeverities({ moved }: { moved: readonly MovedSeverity[] }) {
  if (moved.length === 0) return null;
  return (
    <Section title="Severities that moved" aside={moved.length}>
      {moved.map(({ id, name, before, after }) => (
        <Item key={id}>
          <Name id={id} name={name} />
          <div className={classes.moved}>
            <span>
              <SeverityBadge severity={before?.severity} /> {before?.score.toFixed(1)}
            </span>
            <span aria-hidden="true">→</span>
            <span>
              <SeverityBadge severity={after?.severity} /> {after?.score.toFixed(1)}
            </span>
          </div>
        </Item>
      ))}
    </Section>
  );
}

/** What came, went, was retired and changed among the things of one kind. */
export function KindSection({ title, changes }: { title: string; changes: KindChanges }) {
  const { added, removed, retired, changed } = changes;
  const total = added.length + removed.length + retired.length + changed.length;
  if (total === 0) return null;
  return (
    <Section title={title} aside={total}>
      <Part word="Added" items={added}>
        {(item) => <Name id={item.id} name={item.name} />}
      </Part>
      <Part word="Removed" items={removed}>
        {({ id, name }) => (
          <span className={classes.name}>
            <code>{id}</code> {name}
          </span>
        )}
      </Part>
      <Part word="Retired" items={retired}>
        {({ id, name, reason, replacedBy }) => (
          <>
            <Name id={id} name={name} />
            <div className={classes.why}>
              {reason}
              {replacedBy !== undefined && (
                <>
                  ; replaced by <IdLink id={replacedBy} />
                </>
              )}
            </div>
          </>
        )}
      </Part>
      <Part word="Changed" items={changed}>
        {({ id, name, fields }) => (
          <>
            <Name id={id} name={name} />
            <FieldChanges fields={fields} />
          </>
        )}
      </Part>
    </Section>
  );
}

function Part<T extends Named>({
  word,
  items,
  children,
}: {
  word: string;
  items: readonly T[];
  children: (item: T) => ReactNode;
}) {
  if (items.length === 0) return null;
  return (
    <>
      <h3 className={classes.part}>
        {word} <span>{items.length}</span>
      </h3>
      {items.map((item) => (
        <Item key={item.id}>{children(item)}</Item>
      ))}
    </>
  );
}

/** Field by field what it was and what it is; of lists what came and what went. */
export function FieldChanges({ fields }: { fields: readonly FieldChange[] }) {
  return (
    <dl className={classes.fields}>
      {fields.map((change) => (
        <div key={change.field}>
          <dt>{words(change.field)}</dt>
          <dd>
            {'added' in change ? (
              <>
                {change.removed.map((value) => (
                  <del key={text(value)}>{text(value)}</del>
                ))}
                {change.added.map((value) => (
                  <ins key={text(value)}>{text(value)}</ins>
                ))}
              </>
            ) : (
              <Both before={text(change.before)} after={text(change.after)} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Short values side by side; long texts in one, word by word. */
function Both({ before, after }: { before: string; after: string }) {
  if (before.length < 60 && after.length < 60)
    return (
      <>
        <del>{before || 'nothing'}</del>
        <ins>{after || 'nothing'}</ins>
      </>
    );
  let position = 0;
  return diffWordsWithSpace(before.slice(0, LONGEST), after.slice(0, LONGEST)).map(
    ({ added, removed, value }) => {
      const key = position++;
      return added ? <ins key={key}>{value}</ins> : removed ? <del key={key}>{value}</del> : value;
    },
  );
}

/** `dependsOn` → `depends on`. */
function words(field: string): string {
  return field
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
}

function text(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'object' && 'threat' in value && 'impact' in value)
    return `${String(value.threat)} (${String(value.impact)})`;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
