import { type Action, toPlainText } from '@demarc/core';
import { Fragment } from 'react';
import { useModel } from '../../model/model-context.tsx';
import { IdLink } from '../../ui/id-link.tsx';
import { Unfold } from '../../ui/object-page.tsx';
import { Tag, Value } from '../../ui/tag.tsx';
import classes from './features.module.css';

/** From this many other actions on, they unfold. */
const MANY = 14;

/** The actions of a feature class: the core ones, whose denial switches it off, before the others. */
export function ActionTable({ actions }: { actions: readonly Action[] }) {
  const core = actions.filter(({ type }) => type === 'core');
  const other = actions.filter(({ type }) => type !== 'core');
  const folded = core.length > 0 && other.length > MANY;
  return (
    <>
      <Table actions={folded ? core : [...core, ...other]} />
      {folded && (
        <Unfold summary={`Show the ${other.length} other actions`}>
          <Table actions={other} />
        </Unfold>
      )}
    </>
  );
}

function Table({ actions }: { actions: readonly Action[] }) {
  const { model } = useModel();
  return (
    <table className={classes.actions}>
      <thead>
        <tr>
          <th scope="col">Action</th>
          <th scope="col">What it does</th>
          <th scope="col">Permission</th>
          <th scope="col">Event</th>
        </tr>
      </thead>
      <tbody>
        {actions.map((action) => (
          <tr key={action.id}>
            <th scope="row">
              <IdLink id={action.id}>
                <code>{action.id}</code> <span>{breakable(action.api ?? 'permission only')}</span>
              </IdLink>{' '}
              {action.type === 'core' && <Tag title="To deny the core actions switches it off">core</Tag>}
              {action.stage !== undefined && /preview|beta|deprecated/i.test(action.stage) && (
                <Tag title="Stage">{action.stage}</Tag>
              )}
            </th>
            <td className={classes.does}>{toPlainText(action.description, model.markup)}</td>
            <td data-label="Permission">
              <Codes names={action.permissions} />
            </td>
            <td data-label="Event">
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
        <code key={name}>{breakable(name)}</code>
      ))}
    </>
  );
}

/** A name with places to break at its colon, dots and capital letters. */
function breakable(name: string) {
  return name.split(/(?<=[:./])|(?<=[a-z0-9])(?=[A-Z])/).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a name never changes its order
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
