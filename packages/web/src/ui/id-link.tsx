import type { ReactNode } from 'react';
import { describe, KIND_PAGES } from '../model/describe.ts';
import { modelPath, useModel } from '../model/model-context.tsx';
import classes from './id-link.module.css';
import { PlainLink } from './plain-link.tsx';

/**
 * An id of the ThreatModel as a link to its page; its hover card comes from the `HoverCardLayer` of the shell. An id that
 * nothing has is shown as such and leads nowhere.
 */
export function IdLink({
  id,
  children,
  inRow = false,
}: {
  id: string;
  children?: ReactNode;
  /** In a row of a `DataList`: the grid has the keyboard, so the link is no stop for Tab. */
  inRow?: boolean;
}) {
  const model = useModel();
  const found = describe(model, id);
  if (!found)
    return (
      <span className={classes.missing} title="nothing in this ThreatModel has this id">
        {id}
      </span>
    );
  return (
    <PlainLink
      to={modelPath(model.summary, `${KIND_PAGES[found.kind]}/${found.id}`)}
      className={children === undefined ? classes.id : undefined}
      data-id={found.id}
      tabIndex={inRow ? -1 : undefined}
      data-retired={found.retired || undefined}
    >
      {children ?? found.id}
    </PlainLink>
  );
}

/** Several ids, one after the other; `empty` where there is none. */
export function IdLinks({
  ids,
  empty = null,
  inRow = false,
}: {
  ids: readonly string[];
  empty?: ReactNode;
  inRow?: boolean;
}) {
  if (ids.length === 0) return empty;
  return (
    <span className={classes.list}>
      {ids.map((id) => (
        <IdLink key={id} id={id} inRow={inRow} />
      ))}
    </span>
  );
}
