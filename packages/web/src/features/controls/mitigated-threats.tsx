import { type Control, levelOf } from '@demarc/core';
import { useModel } from '../../model/model-context.tsx';
import { IdLink } from '../../ui/id-link.tsx';
import { SeverityBadge } from '../../ui/severity-badge.tsx';
import { Value } from '../../ui/tag.tsx';
import classes from './controls.module.css';

/** The threats that a control mitigates, the ones that weigh most first: severity, impact, and the priority that follows. */
export function MitigatedThreats({ control }: { control: Control }) {
  const { index, figures } = useModel();
  const figuresOf = new Map(
    figures.controls.get(control.id)?.mitigations.map((figure) => [figure.threat, figure] as const),
  );
  const scoreOf = (threat: string) => figures.threats.get(threat)?.score ?? -1;
  const ordered = [...control.mitigations].sort(
    (a, b) =>
      (figuresOf.get(b.threat)?.weighted ?? -1) - (figuresOf.get(a.threat)?.weighted ?? -1) ||
      scoreOf(b.threat) - scoreOf(a.threat),
  );
  return (
    <table className={classes.threats}>
      <thead>
        <tr>
          <th scope="col">Threat</th>
          <th scope="col">Severity</th>
          <th scope="col">Impact</th>
          <th scope="col">Gives</th>
        </tr>
      </thead>
      <tbody>
        {ordered.map(({ threat, impact }) => {
          const figure = figuresOf.get(threat);
          return (
            <tr key={threat}>
              <th scope="row">
                {index.threats.has(threat) ? (
                  <IdLink id={threat}>
                    <code>{threat}</code> <span>{index.threats.get(threat)?.name}</span>
                  </IdLink>
                ) : (
                  <IdLink id={threat} />
                )}
              </th>
              <td>
                <SeverityBadge severity={figures.threats.get(threat)?.severity} />
              </td>
              <td data-label="Impact">
                <Value>{impact}</Value>
              </td>
              <td data-label="Gives">{figure ? levelOf(figure.weighted) : <Value>{undefined}</Value>}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
