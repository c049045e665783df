import type { FrameworkMap } from '@demarc/core';
import type { FrameworkSummary } from '@demarc/server/contract';
import { plural } from '../../ui/plural.ts';
import classes from './compliance.module.css';

/** What of the mapping leads nowhere: requirements that the framework lacks, SCF ids that its releases lack. */
export function MappingFindings({
  map: { missingTargets, unknownScf },
  framework,
}: {
  map: FrameworkMap;
  framework: FrameworkSummary;
}) {
  const count = missingTargets.length + unknownScf.length;
  if (count === 0) return null;
  return (
    <details className={classes.findings}>
      <summary>{plural(count, 'link')} of the mapping lead nowhere</summary>
      <ul>
        {missingTargets.map(({ from, to }) => (
          <li key={`${from} ${to}`}>
            <code>{from}</code> is mapped to <code>{to}</code>, which {framework.title} does not have: the
            mapping may be of another version
          </li>
        ))}
        {unknownScf.length > 0 && (
          <li>
            SCF ids of the objectives that the imported release does not have:{' '}
            <code>{unknownScf.join(', ')}</code>
          </li>
        )}
      </ul>
    </details>
  );
}
