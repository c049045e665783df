import type { Action } from '@demarc/core';
import { actionName } from '../../model/describe.ts';
import { IdLink } from '../../ui/id-link.tsx';
import { Tag, Value } from '../../ui/tag.tsx';
import classes from './features.module.css';

/** The actions of a feature class: the core ones, whose denial switches it off, before the others. */
export function ActionTable({ actions }: { actions: readonly Action[] }) {
  const core = actions.filter(({ type }) => type === 'core');
  const other = actions.filter(({ type }) => type !== 'core');
  return (
    <table className={classes.actions}>
      <thead>
        <tr>
          <th scope="col">Action</th>
          <th scope="col">Permission</th>
          <th scope="col">Event</th>
        </tr>
      </thead>
      <tbody>
        {[...core, ...other].map((action) => (
          <tr key={action.id}>
            <th scope="row">
              <IdLink id={action.id} /> <span>{actionName(action)}</span>{' '}
              {action.type === 'core' && <Tag title="To deny the core actions switches it off">core</Tag>}
              {action.stage !== undefined && /preview|beta|deprecated/i.test(action.stage) && (
                <Tag title="Stage">{action.stage}</Tag>
              )}
            </th>
            <td>
              <Codes names={action.permissions} />
            </td>
            <td>
              <Codes names={action.events} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Codes({ names }: { names: readonly string[] }) {
  if (names.length === 0) return <Value>-</Value>;
  return (
    <>
      {names.map((name) => (
        <code key={name}>{name}</code>
      ))}
    </>
  );
}
