import type { Implementation } from '@demarc/core';
import { Copyable } from '../../ui/copyable.tsx';
import { Unfold } from '../../ui/object-page.tsx';
import { plural } from '../../ui/plural.ts';
import { Tag } from '../../ui/tag.tsx';
import { KIND_NAMES } from './control-rows.ts';
import classes from './controls.module.css';

/** What a control ships to be executed: each document to take away, what has to be filled in, and how many cases prove it. */
export function ReadyToUse({ implementations }: { implementations: readonly Implementation[] }) {
  return (
    <ul className={classes.lines}>
      {implementations.map((implementation, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a control never changes the order of what it ships
        <li key={index}>
          <Implemented implementation={implementation} />
        </li>
      ))}
    </ul>
  );
}

function Implemented({ implementation }: { implementation: Implementation }) {
  const { kind, title, description, parameters } = implementation;
  const cases = 'cases' in implementation ? implementation.cases.length : 0;
  const text = textOf(implementation);
  return (
    <>
      <p>
        <Tag>{KIND_NAMES[kind]}</Tag> {title}
        {cases > 0 && <span className={classes.quiet}> · proved by {plural(cases, 'case')}</span>}
      </p>
      {description !== undefined && <p className={classes.quiet}>{description}</p>}
      {text !== undefined && (
        <Unfold summary="Show it">
          {parameters.length > 0 && (
            <dl className={classes.parameters}>
              {parameters.map(({ name, description: says, example }) => (
                <div key={name}>
                  <dt>
                    <code>{`{{${name}}}`}</code>
                  </dt>
                  <dd>
                    {says}, such as{' '}
                    <code>{Array.isArray(example) ? example.join(', ') : String(example)}</code>
                  </dd>
                </div>
              ))}
            </dl>
          )}
          <Copyable text={text} label={title ?? KIND_NAMES[kind]} />
        </Unfold>
      )}
    </>
  );
}

function textOf(implementation: Implementation): string | undefined {
  if (implementation.kind === 'config-rule') return implementation.identifier;
  const { document } = implementation;
  if (document === undefined) return undefined;
  return typeof document === 'string' ? document : JSON.stringify(document, null, 2);
}
