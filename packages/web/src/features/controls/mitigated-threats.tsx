import { type Control, levelOf, type MitigationFigures } from '@demarc/core';
import { useModel } from '../../model/model-context.tsx';
import { IdLink } from '../../ui/id-link.tsx';
import { SeverityBadge } from '../../ui/severity-badge.tsx';
import { Value } from '../../ui/tag.tsx';
import classes from './controls.module.css';

/**
 * The threats that a control mitigates, the ones that weigh most first: severity, impact, and the priority that follows. `steps`
 * adds how it follows: what effort and impact rate, and what that counts as where other controls depend on this one.
 */
export function MitigatedThreats({ control, steps }: { control: Control; steps: boolean }) {
  const { index, figures } = useModel();
  const figuresOf = new Map(
    figures.controls.get(control.id)?.mitigations.map((figure) => [figure.threat, figure] as const),
  );
  const raised = steps && [...figuresOf.values()].some(({ priority, overall }) => overall > priority);
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
          <th scope="col" title="How far the control mitigates the threat">
            Impact
          </th>
          {steps && (
            <th scope="col" title="What its effort and this impact rate">
              Rates
            </th>
          )}
          {raised && (
            <th scope="col" title="As high as what depends on it, where that is higher">
              Counts as
            </th>
          )}
          <th scope="col">Severity</th>
          <th scope="col" title="The priority that follows, on a threat of this severity">
            Gives
          </th>
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
              <td data-label="Impact">
                <Value>{impact}</Value>
              </td>
              {steps && <Step label="Rates" figure={figure} of="priority" />}
              {raised && <Step label="Counts as" figure={figure} of="overall" />}
              <td>
                <SeverityBadge severity={figures.threats.get(threat)?.severity} />
              </td>
              <Step label="Gives" figure={figure} of="weighted" />
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Step({
  label,
  figure,
  of,
}: {
  label: string;
  figure: MitigationFigures | undefined;
  of: 'priority' | 'overall' | 'weighted';
}) {
  return <td data-label={label}>{figure ? levelOf(figure[of]) : <Value>{undefined}</Value>}</td>;
}
