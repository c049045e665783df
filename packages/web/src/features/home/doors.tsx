import type { ModelSummary } from '@demarc/server/contract';
import { newestFirst } from '@demarc/server/contract';
import { Link } from '@tanstack/react-router';
import { modelPath } from '../../model/model-context.tsx';
import classes from './home.module.css';

/** Where a first visit may begin: one door per journey whose pages exist. */
export function Doors({ models }: { models: readonly ModelSummary[] }) {
  const model = startingPoint(models);
  if (!model) return null;
  const doors = [
    {
      want: 'I want the best practices',
      leads: `All ${model.counts.controls} controls of ${model.name}, the most worthwhile first, with how to test each`,
      to: modelPath(model, 'controls'),
    },
    {
      want: 'I decide about using the service',
      leads: `What ${model.name} brings with it: its posture, its ${model.counts.threats} threats, its features`,
      to: modelPath(model),
    },
    {
      want: 'I answer an auditor',
      leads:
        'Requirement by requirement of PCI DSS, ISO 27001, NIST and others: the objectives and controls that answer it, and what nothing answers',
      to: '/frameworks',
    },
  ];
  return (
    <ul className={classes.doors}>
      {doors.map(({ want, leads, to }) => (
        <li key={want}>
          <Link to={to}>
            <strong>{want}</strong>
            <span>{leads}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** Our own Amazon S3 where it is loaded, else the newest ThreatModel of our own, else the newest. */
function startingPoint(models: readonly ModelSummary[]): ModelSummary | undefined {
  const own = newestFirst(models.filter(({ kind }) => kind === 'catalog'));
  return (
    own.find(({ provider, service }) => provider === 'aws' && service === 's3') ??
    own[0] ??
    newestFirst(models)[0]
  );
}
