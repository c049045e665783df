import {
  conditionsText,
  cutsText,
  type Exposure,
  type PrincipalExposure,
  type ThreatFinding,
} from '@demarc/policy';
import { useMemo } from 'react';
import { useModel } from '../../model/model-context.tsx';
import { AttackMatrix } from '../../ui/attack-matrix.tsx';
import { ModelDiagram } from '../../ui/diagram/model-diagram.tsx';
import { IdLink, IdLinks } from '../../ui/id-link.tsx';
import { Unfold } from '../../ui/object-page.tsx';
import tables from '../../ui/object-tables.module.css';
import { plural } from '../../ui/plural.ts';
import { Answer, Section } from '../../ui/section.tsx';
import { SeverityBadge } from '../../ui/severity-badge.tsx';
import classes from './exposure.module.css';

/** So many principals are shown; the rest is said to be there. */
const MOST_SHOWN = 100;

/** What came of an evaluation: who reaches what, by how many, what would cut it, and where that stands in diagram and matrix. */
export function ExposureResult({ exposure, name }: { exposure: Exposure; name: string }) {
  const { summary, figures, index } = useModel();
  const { principals, threats, problems } = exposure;
  const gated = threats.filter(({ gate }) => gate === 'iam');
  const reached = useMemo(
    () =>
      exposure.threats
        .filter(({ reachable, conditional }) => reachable + conditional > 0)
        .sort(
          (a, b) =>
            b.reachable - a.reachable ||
            b.conditional - a.conditional ||
            (figures.threats.get(b.threat)?.score ?? 0) - (figures.threats.get(a.threat)?.score ?? 0),
        ),
    [exposure, figures],
  );
  const ids = useMemo(() => reached.map(({ threat }) => threat), [reached]);
  const certain = reached.filter(({ reachable }) => reachable > 0).length;
  return (
    <div className={classes.result}>
      <Answer>
        <strong>
          {certain} of {plural(gated.length, 'threat')}
        </strong>{' '}
        that IAM gates can be carried out by somebody in {name}, {reached.length - certain} more under
        conditions; {threats.length - gated.length} need no permission of yours, whatever your policies say.
      </Answer>
      {problems.length > 0 && (
        <Unfold summary={`${plural(problems.length, 'part')} could not be read`}>
          <ul className={classes.list}>
            {[...new Set(problems.map(({ message }) => message))].slice(0, MOST_SHOWN).map((message) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </Unfold>
      )}
      {reached.length > 0 && (
        <>
          <Section title="Threats by number of principals" aside="the policies of these controls were tried">
            <table className={tables.table}>
              <thead>
                <tr>
                  <th scope="col">Severity</th>
                  <th scope="col">Threat</th>
                  <th scope="col" data-align="end">
                    Can
                  </th>
                  <th scope="col" data-align="end">
                    Under conditions
                  </th>
                  <th scope="col">Cut by</th>
                </tr>
              </thead>
              <tbody>
                {reached.map(({ threat, reachable, conditional, cutBy }) => (
                  <tr key={threat}>
                    <td>
                      <SeverityBadge
                        severity={figures.threats.get(threat)?.severity}
                        score={figures.threats.get(threat)?.score}
                      />
                    </td>
                    <th scope="row">
                      <span className={tables.named}>
                        <IdLink id={threat} />
                        <span>{index.threats.get(threat)?.name}</span>
                      </span>
                    </th>
                    <td data-align="end" data-label="Can" data-zero={reachable === 0 || undefined}>
                      {reachable}
                    </td>
                    <td
                      data-align="end"
                      data-label="Under conditions"
                      data-zero={conditional === 0 || undefined}
                    >
                      {conditional}
                    </td>
                    <td data-label="Cut by">
                      <IdLinks ids={[...new Set(cutBy.map(({ control }) => control))]} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Section>
          <ModelDiagram
            threats={ids}
            label={`What can be reached, in the data flow diagram of ${summary.name}`}
          />
          <Section title="By MITRE ATT&CK tactic">
            <AttackMatrix only={new Set(ids)} />
          </Section>
        </>
      )}
      <Section title="Principals by reach">
        <ul className={classes.list}>
          {principals.slice(0, MOST_SHOWN).map((principal) => (
            <li key={principal.principal.arn}>
              <Principal exposure={principal} />
            </li>
          ))}
        </ul>
        {principals.length > MOST_SHOWN && (
          <p className={classes.quiet}>
            {principals.length - MOST_SHOWN} more reach less. The command line lists all of them:{' '}
            <code>demarc exposure --format csv</code>.
          </p>
        )}
      </Section>
    </div>
  );
}

function Principal({
  exposure: { principal, findings, reachable, conditional },
}: {
  exposure: PrincipalExposure;
}) {
  const open = findings.filter(({ verdict }) => verdict.reach !== 'cut');
  const cut = findings.filter(({ verdict }) => verdict.reach === 'cut');
  return (
    <Unfold
      summary={
        <>
          <code>{principal.arn}</code>{' '}
          <span className={classes.quiet}>
            {plural(reachable, 'threat')}
            {conditional > 0 && `, ${conditional} under conditions`}
          </span>
        </>
      }
    >
      <ul className={classes.findings}>
        {open.map((finding) => (
          <Finding key={finding.threat} finding={finding} />
        ))}
      </ul>
      {cut.length > 0 && (
        <Unfold summary={`${plural(cut.length, 'threat')} cut`}>
          <ul className={classes.findings}>
            {cut.map((finding) => (
              <Finding key={finding.threat} finding={finding} />
            ))}
          </ul>
        </Unfold>
      )}
    </Unfold>
  );
}

function Finding({ finding: { threat, verdict, path } }: { finding: ThreatFinding }) {
  const { index } = useModel();
  const reasons = [
    path.length > 0 && `as ${path.join(', then ')}`,
    verdict.resources.length > 0 && `on ${verdict.resources.join(', ')}`,
    verdict.reach === 'conditional' && conditionsText(verdict),
    verdict.reach === 'cut' && cutsText(verdict),
  ].filter((reason) => reason !== false && reason !== '');
  return (
    <li>
      <IdLink id={threat} /> {index.threats.get(threat)?.name}
      {verdict.reach === 'conditional' && <span className={classes.quiet}> · conditional</span>}
      {reasons.length > 0 && <span className={classes.why}>{reasons.join('; ')}</span>}
    </li>
  );
}
