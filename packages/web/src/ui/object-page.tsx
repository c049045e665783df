import { type IdKind, nearest } from '@demarc/core';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { describe, KIND_NAMES, resolveId } from '../model/describe.ts';
import { useModel } from '../model/model-context.tsx';
import { IdLink } from './id-link.tsx';
import { Message, Warning } from './message.tsx';
import classes from './object-page.module.css';
import { usePageTitle } from './page-title.ts';

/** The page of one object, by the `id` of the address in any letter case; an id that nothing has is answered with the nearest. */
export function ObjectPage<Item>({
  kind,
  items,
  children,
}: {
  kind: IdKind;
  items: ReadonlyMap<string, Item>;
  children: (item: Item) => ReactNode;
}) {
  const loaded = useModel();
  const { id: wanted = '' } = useParams({ strict: false }) as { id?: string };
  const id = resolveId(loaded, wanted) ?? wanted;
  const item = items.get(id);
  const name = describe(loaded, id)?.name ?? '';
  usePageTitle(
    item === undefined ? wanted : [id, shortened(name)].filter(Boolean).join(' '),
    loaded.summary.name,
  );
  if (item === undefined) {
    const hint = nearest(wanted, [...items.keys()]);
    return (
      <Message
        page
        title={`${loaded.summary.name} ${loaded.summary.version} has no ${KIND_NAMES[kind].toLowerCase()} ${wanted}`}
      >
        {hint !== undefined && (
          <>
            Did you mean <IdLink id={hint} />?{' '}
          </>
        )}
        It may belong to another version. Press <kbd>Ctrl K</kbd> to look for it by name.
      </Message>
    );
  }
  return <article className={classes.page}>{children(item)}</article>;
}

/** The head of an object, in a panel or on its page: id and marks, its name, and that it is retired. */
export function ObjectHead({
  id,
  title,
  hiddenTitle = false,
  marks,
  retired,
  page,
}: {
  id: string;
  title: ReactNode;
  /** The name says no more than what follows: for screen readers only. */
  hiddenTitle?: boolean;
  marks?: ReactNode;
  retired?: { readonly reason: string; readonly replacedBy?: string | undefined } | undefined;
  page: boolean;
}) {
  const Heading = page ? 'h1' : 'h2';
  return (
    <header className={classes.head} data-page={page || undefined}>
      <div className={classes.marks}>
        <span className={classes.id}>{id}</span>
        {marks}
      </div>
      <Heading className={hiddenTitle ? 'd-hidden' : classes.title}>{title}</Heading>
      {retired && (
        <Warning>
          Retired: {retired.reason}
          {/[.!?]$/.test(retired.reason) ? '' : '.'}
          {retired.replacedBy !== undefined && (
            <>
              {' '}
              Use <IdLink id={retired.replacedBy} /> instead.
            </>
          )}
        </Warning>
      )}
    </header>
  );
}

/** Two columns on the page of an object where there is room, one in its panel. */
export function ObjectBody({ main, side, page }: { main: ReactNode; side: ReactNode; page: boolean }) {
  return (
    <div className={classes.body} data-page={page || undefined}>
      <div>{main}</div>
      <div>{side}</div>
    </div>
  );
}

/** Short facts, name and value; those without a value are left out. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  const given = facts.filter(([, value]) => value !== undefined && value !== null && value !== false);
  if (given.length === 0) return null;
  return (
    <dl className={classes.facts}>
      {given.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A part of an object that unfolds. */
export function Unfold({ summary, children }: { summary: ReactNode; children: ReactNode }) {
  return (
    <details className={classes.unfold}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text;
}
