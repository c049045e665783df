import { Link } from '@tanstack/react-router';
import { modelPath, useModel } from '../../model/model-context.tsx';
import classes from './compliance.module.css';

const WAYS = [
  { label: 'Frameworks', page: 'compliance' },
  { label: 'Answer once', page: 'compliance/answer-once' },
  { label: 'Compare two frameworks', page: 'compliance/compare' },
] as const;

/** The three ways to look at compliance in a ThreatModel. */
export function Ways() {
  const { summary } = useModel();
  return (
    <nav aria-label="Compliance" data-screen-only>
      <ul className={classes.ways}>
        {WAYS.map(({ label, page }) => (
          <li key={page}>
            <Link
              to={modelPath(summary, page)}
              activeOptions={{ exact: true, includeSearch: false }}
              activeProps={{ 'aria-current': 'page' }}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
