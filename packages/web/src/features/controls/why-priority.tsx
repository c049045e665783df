import {
  type Control,
  LEVELS,
  levelOf,
  type MitigationFigures,
  type Priority,
  SEVERITIES,
} from '@demarc/core';
import { useModel } from '../../model/model-context.tsx';
import { IdLink } from '../../ui/id-link.tsx';
import classes from './controls.module.css';

/** How a control's priority came about: first in words, then, unfolded, the two matrix cells that made it. */
export function WhyPriority({ control }: { control: Control }) {
  const { figures } = useModel();
  const figure = figures.controls.get(control.id);
  const decisive = figure?.mitigations.find(({ weighted }) => weighted === figure.priority);
  if (!figure || figure.priority === undefined)
    return (
      <p>
        Nothing gives it a priority:{' '}
        {control.effort === undefined
          ? 'it has no effort.'
          : 'it mitigates no current threat whose severity and impact are known.'}
      </p>
    );
  if (!decisive) {
    const highest = figure.assures.filter(({ priority }) => priority === figure.priority);
    return (
      <p>
        An assurance control takes the highest priority among the controls that it assures:{' '}
        {highest.map(({ control: id }, index) => (
          <span key={id}>
            {index > 0 && ', '}
            <IdLink id={id} />
          </span>
        ))}{' '}
        {highest.length === 1 ? 'is' : 'are'} {levelOf(figure.priority)}.
      </p>
    );
  }
  const { dependency } = figure;
  const raised = dependency !== undefined && dependency.priority > decisive.priority;
  return (
    <>
      <p>
        It mitigates <IdLink id={decisive.threat} /> with {decisive.impact} impact for {decisive.effort}{' '}
        effort, which rates {levelOf(decisive.priority)}
        {raised && (
          <>
            . But <IdLink id={dependency.control} />, which depends on it, rates{' '}
            {levelOf(dependency.priority)} on <IdLink id={dependency.threat} />, so this one counts as{' '}
            {levelOf(decisive.overall)} as well
          </>
        )}
        . On a threat of {decisive.severity} severity that gives <strong>{levelOf(decisive.weighted)}</strong>
        .
      </p>
      {raised && dependency.path.length > 2 && (
        <p className={classes.path}>
          By way of{' '}
          {dependency.path.map((id, index) => (
            <span key={id}>
              {index > 0 && ' ← '}
              <IdLink id={id} />
            </span>
          ))}
        </p>
      )}
      <details className={classes.cells}>
        <summary>Show the cells</summary>
        <Matrices decisive={decisive} />
        <p>
          Method {figures.method.name}, version {figures.method.version}
        </p>
      </details>
    </>
  );
}

function Matrices({ decisive }: { decisive: MitigationFigures }) {
  const { method } = useModel();
  const high = [...LEVELS].reverse();
  return (
    <>
      <Matrix
        caption="Effort (rows) and impact (columns) give the priority of the mitigation"
        columns={high}
        rows={high.map((effort) => ({
          name: effort,
          cells: high.map((impact) => ({
            value: method.mitigation[effort][impact],
            chosen: effort === decisive.effort && impact === decisive.impact,
          })),
        }))}
      />
      <Matrix
        caption="Severity (rows) and that priority (columns) give the priority of the control"
        columns={high}
        rows={[...SEVERITIES].reverse().map((severity) => ({
          name: severity,
          cells: ([4, 3, 2, 1, 0] as const).map((overall) => ({
            value: method.weighted[severity][overall],
            chosen: severity === decisive.severity && overall === decisive.overall,
          })),
        }))}
      />
    </>
  );
}

const SHORT: Readonly<Record<Priority, string>> = { 0: 'VL', 1: 'L', 2: 'M', 3: 'H', 4: 'VH' };

function Matrix({
  caption,
  columns,
  rows,
}: {
  caption: string;
  columns: readonly string[];
  rows: readonly {
    readonly name: string;
    readonly cells: readonly { readonly value: Priority; readonly chosen: boolean }[];
  }[];
}) {
  return (
    <table className={classes.matrix}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <td />
          {columns.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, cells }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {cells.map(({ value, chosen }, index) => (
              <td key={columns[index]} data-chosen={chosen || undefined}>
                <abbr title={levelOf(value)}>{SHORT[value]}</abbr>
                {chosen && <span className="d-hidden">, this one</span>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
