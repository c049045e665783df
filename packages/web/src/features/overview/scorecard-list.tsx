import { type Scorecard, type ScorecardValue, scorecardName, type ThreatModel } from '@demarc/core';
import { RichText } from '../../ui/rich-text.tsx';
import { Value } from '../../ui/tag.tsx';
import classes from './overview.module.css';

/** The security posture on one card, in the publisher's order: `identity_management` reads "Identity management". Long lists unfold. */
export function ScorecardList({
  scorecard,
  markup,
}: {
  scorecard: Scorecard;
  markup: ThreatModel['markup'];
}) {
  const entries = Object.entries(scorecard);
  if (entries.length === 0) return <p className={classes.quiet}>This ThreatModel has no scorecard.</p>;
  return (
    <dl className={classes.scorecard}>
      {entries.map(([key, value]) => (
        <div key={key}>
          <dt>{scorecardName(key)}</dt>
          <dd>
            <ScoreValue name={key} value={value} markup={markup} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function ScoreValue({
  name,
  value,
  markup,
}: {
  name: string;
  value: ScorecardValue;
  markup: ThreatModel['markup'];
}) {
  if (typeof value === 'number') return <Value>{value}</Value>;
  if (typeof value !== 'string') {
    if (value.length === 0) return <Value>-</Value>;
    return (
      <details>
        <summary>{value.length}, show them</summary>
        <ul className={classes.names}>
          {value.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      </details>
    );
  }
  if (value === '-' || value.trim() === '') return <Value>-</Value>;
  if (name === 'event_coverage' && /^[\d.]+$/.test(value)) return `${value} %`;
  return <RichText text={value} markup={markup} inline />;
}
