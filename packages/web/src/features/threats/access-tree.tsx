import { type AccessWords, accessWords, type Threat } from '@demarc/core';
import { useModel } from '../../model/model-context.tsx';
import { IdLink } from '../../ui/id-link.tsx';
import { ListLink } from '../../ui/list-link.tsx';
import classes from './threats.module.css';

/** The access expression of a threat as a tree of words, each permission with what it must be held on. */
export function AccessTree({ threat }: { threat: Threat }) {
  const heldOn = new Map<string, string[]>();
  for (const { permission, on } of threat.bindings)
    heldOn.set(permission, [...(heldOn.get(permission) ?? []), on]);
  return <Lines lines={accessWords(threat.access)} heldOn={heldOn} />;
}

type HeldOn = ReadonlyMap<string, readonly string[]>;

function Lines({ lines, heldOn }: { lines: readonly AccessWords[]; heldOn: HeldOn }) {
  return (
    <ul className={classes.access}>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an expression never changes its order
        <li key={index}>
          {line.words !== '' && <span className={classes.operator}>{line.words} </span>}
          {line.permission !== undefined && (
            <>
              <Permission name={line.permission} />
              {heldOn.get(line.permission)?.map((on) => (
                <span key={on} className={classes.binding}>
                  on {on}
                </span>
              ))}
            </>
          )}
          {line.parts.length > 0 && <Lines lines={line.parts} heldOn={heldOn} />}
        </li>
      ))}
    </ul>
  );
}

/** A permission, as a link to the action that needs it, or to those that do. */
function Permission({ name }: { name: string }) {
  const { model } = useModel();
  const actions = model.actions.filter(({ permissions }) => permissions.includes(name));
  const [first] = actions;
  if (!first) return <code className={classes.permission}>{name}</code>;
  return (
    <code className={classes.permission}>
      {actions.length === 1 ? (
        <IdLink id={first.id}>{name}</IdLink>
      ) : (
        <ListLink page="actions" facet="permission" value={name} title={`${actions.length} actions need it`}>
          {name}
        </ListLink>
      )}
    </code>
  );
}
