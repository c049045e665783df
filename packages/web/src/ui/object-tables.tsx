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
                <IdLink id={threat.id} /> <span className={classes.name}>{threat.name}</span>
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

/** Controls by priority. With `impactOf`, how far each mitigates the threat at hand. */
export function ControlTable({
  controls,
  impactOf,
}: {
  controls: readonly Control[];
  impactOf?: ((control: Control) => Level | undefined) | undefined;
}) {
  const loaded = useModel();
  const { figures, model } = loaded;
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">Priority</th>
          <th scope="col">Control</th>
          {impactOf && <th scope="col">Impact</th>}
          <th scope="col">Effort</th>
          <th scope="col">Type</th>
        </tr>
      </thead>
      <tbody>
        {controlsInOrder(loaded, controls).map((control) => (
          <tr key={control.id}>
            <td>
              <PriorityBadge priority={figures.controls.get(control.id)?.level} />
            </td>
            <th scope="row">
              <IdLink id={control.id} />{' '}
              <span className={classes.name}>
                {control.title ?? toPlainText(control.description, model.markup)}
              </span>
            </th>
            {impactOf && <Cell label="Impact">{<Value>{impactOf(control)}</Value>}</Cell>}
            <Cell label="Effort">
              <Value>{control.effort}</Value>
            </Cell>
            <Cell label="Type">
              {control.coso === '' ? <Value>{undefined}</Value> : <Tag>{control.coso}</Tag>}
            </Cell>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ label, children }: { label: string; children: ReactNode }) {
  return <td data-label={label}>{children}</td>;
}
