import type { Implementation, ImplementationParameter } from '@demarc/core';
import {
  fillDocument,
  fillPlainText,
  type ParameterValues,
  parameterValues,
} from '@demarc/policy/parameters';
import { useState } from 'react';
import { Copyable } from '../../ui/copyable.tsx';
import { Unfold } from '../../ui/object-page.tsx';
import { plural } from '../../ui/plural.ts';
import { Tag } from '../../ui/tag.tsx';
import { KIND_NAMES } from './control-rows.ts';
import classes from './controls.module.css';
import { RunCases } from './run-cases.tsx';

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
  const [given, setGiven] = useState<ParameterValues>({});
  const cases = 'cases' in implementation ? implementation.cases : [];
  const text = textOf(implementation, parameterValues(parameters, given, { examples: true }).value);
  return (
    <>
      <p>
        <Tag>{KIND_NAMES[kind]}</Tag> {title}
        {cases.length > 0 && (
          <span className={classes.quiet}> · proved by {plural(cases.length, 'case')}</span>
        )}
      </p>
      {description !== undefined && <p className={classes.quiet}>{description}</p>}
      {cases.length > 0 && <RunCases implementation={implementation} given={given} />}
      {text !== undefined && (
        <Unfold summary="Show it">
          {parameters.map((parameter) => (
            <Parameter
              key={parameter.name}
              parameter={parameter}
              onChange={(value) =>
                setGiven((before) => ({ ...before, [parameter.name]: value ?? parameter.example }))
              }
            />
          ))}
          <Copyable text={text} label={title ?? KIND_NAMES[kind]} />
        </Unfold>
      )}
    </>
  );
}

/** A field for what the reader has to fill in; the document below follows. Several values are separated by commas. */
function Parameter({
  parameter: { name, description, example },
  onChange,
}: {
  parameter: ImplementationParameter;
  onChange: (value: string | readonly string[] | undefined) => void;
}) {
  const several = Array.isArray(example);
  return (
    <label className={classes.parameter}>
      <span>{description}</span>
      <input
        placeholder={several ? example.join(', ') : String(example)}
        aria-label={`${name}: ${description}`}
        onChange={({ target: { value } }) => {
          const parts = value
            .split(',')
            .map((part) => part.trim())
            .filter((part) => part !== '');
          onChange(value.trim() === '' ? undefined : several ? parts : value.trim());
        }}
      />
    </label>
  );
}

function textOf(implementation: Implementation, values: ParameterValues): string | undefined {
  if (implementation.kind === 'config-rule') return implementation.identifier;
  const { document } = implementation;
  if (document === undefined) return undefined;
  return typeof document === 'string'
    ? fillPlainText(document, values)
    : JSON.stringify(fillDocument(document, values), null, 2);
}
