import {
  type Control,
  controlsInOrder,
  type Level,
  objectivesOfThreat,
  type Threat,
  threatsInOrder,
  toPlainText,
} from '@demarc/core';
import type { ReactNode } from 'react';
import { useModel } from '../model/model-context.tsx';
import { IdLink } from './id-link.tsx';
import classes from './object-tables.module.css';
import { PriorityBadge } from './priority-badge.tsx';
import { SeverityBadge } from './severity-badge.tsx';
import { NoControl, Tag, Value } from './tag.tsx';

/** Threats, most severe first: how many objectives and controls answer each. */
export function ThreatTable({ threats }: { threats: readonly Threat[] }) {
  const loaded = useModel();
  const { figures, index } = loaded;
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">Severity</th>
          <th scope="col">Threat</th>
          <th scope="col" data-align="end">
            Objectives
          </th>
          <th scope="col" data-align="end">
            Controls
          </th>
        </tr>
      </thead>
      <tbody>
        {threatsInOrder(loaded, threats).map((threat) => {
          const score = figures.threats.get(threat.id);
          const controls = index.mitigatorsOf.get(threat.id)?.length ?? 0;
          return (
            <tr key={threat.id}>
              <td>
                <SeverityBadge severity={score?.severity} score={score?.score} />
              </td>
              <th scope="row">
                <Named id={threat.id} name={threat.name} />
              </th>
              <td data-align="end" data-label="Objectives">
                {objectivesOfThreat(loaded, threat.id).length}
              </td>
              <td data-align="end" data-label="Controls">
                {controls === 0 ? <NoControl /> : controls}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Controls by priority. */
export function ControlTable({ controls }: { controls: readonly Control[] }) {
  const loaded = useModel();
  return (
    <table className={classes.table}>
      <ControlHead />
      <tbody>
        {controlsInOrder(loaded, controls).map((control) => (
          <ControlLine key={control.id} control={control} />
        ))}
      </tbody>
    </table>
  );
}

/** Controls under the objectives to which they belong, in one table: how far each mitigates the threat at hand. */
export function AnswerTable({
  groups,
  impactOf,
}: {
  groups: readonly {
    readonly key: string;
    readonly title: ReactNode;
    readonly controls: readonly Control[];
  }[];
  impactOf: (control: Control) => Level | undefined;
}) {
  return (
    <table className={classes.table}>
      <ControlHead withImpact />
      {groups.map(({ key, title, controls }) => (
        <tbody key={key}>
          <tr className={classes.group}>
            <th colSpan={5} scope="rowgroup">
              {title}
            </th>
          </tr>
          {controls.map((control) => (
            <ControlLine key={control.id} control={control} impact={<Value>{impactOf(control)}</Value>} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function ControlHead({ withImpact = false }: { withImpact?: boolean }) {
  return (
    <thead>
      <tr>
        <th scope="col">Priority</th>
        <th scope="col">Control</th>
        {withImpact && <th scope="col">Impact</th>}
        <th scope="col">Effort</th>
        <th scope="col">Type</th>
      </tr>
    </thead>
  );
}

function ControlLine({ control, impact }: { control: Control; impact?: ReactNode }) {
  const { figures, model } = useModel();
  return (
    <tr>
      <td>
        <PriorityBadge priority={figures.controls.get(control.id)?.level} />
      </td>
      <th scope="row">
        <Named id={control.id} name={control.title ?? toPlainText(control.description, model.markup)} />
      </th>
      {impact !== undefined && <td data-label="Impact">{impact}</td>}
      <td data-label="Effort">
        <Value>{control.effort}</Value>
      </td>
      <td data-label="Type">
        {control.coso === '' ? <Value>{undefined}</Value> : <Tag>{control.coso}</Tag>}
      </td>
    </tr>
  );
}

/** An object as one link: its id, then its name. */
function Named({ id, name }: { id: string; name: string }) {
  return (
    <IdLink id={id}>
      <span className={classes.named}>
        <code>{id}</code> <span>{name}</span>
      </span>
    </IdLink>
  );
}
