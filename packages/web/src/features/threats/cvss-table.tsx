import { cvssWords, type Threat } from '@demarc/core';
import { Warning } from '../../ui/message.tsx';
import classes from './threats.module.css';

/** A CVSS vector metric by metric: the value, what it says of the attack, and why it was chosen where the author says so. */
export function CvssTable({ threat }: { threat: Threat }) {
  const metrics = cvssWords(threat.cvss);
  if (!metrics)
    return (
      <Warning>
        {threat.cvss === '' ? (
          'It has no CVSS vector'
        ) : (
          <>
            Its vector <code>{threat.cvss}</code> is not valid CVSS 3.1
          </>
        )}
        , so nothing says how severe it is: judge it yourself.
      </Warning>
    );
  return (
    <>
      <table className={classes.cvss}>
        <thead className="d-hidden">
          <tr>
            <th scope="col">Metric</th>
            <th scope="col">Value</th>
            <th scope="col">What it says</th>
          </tr>
        </thead>
        <tbody>
          {metrics.map(({ key, name, valueName, means }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              <td>{valueName}</td>
              <td>
                {means}
                {threat.cvssNotes[key] !== undefined && (
                  <span className={classes.note}>Here: {threat.cvssNotes[key]}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.vector}>
        <code>{threat.cvss}</code>
      </p>
    </>
  );
}
