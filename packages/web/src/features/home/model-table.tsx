import { compareText } from '@demarc/core';
import type { ModelSummary } from '@demarc/server/contract';
import { newestFirst } from '@demarc/server/contract';
import { Link } from '@tanstack/react-router';
import { modelPath } from '../../model/model-context.tsx';
import { providerName, publisherName } from '../../model/provider-name.ts';
import { plural } from '../../ui/plural.ts';
import { Section } from '../../ui/section.tsx';
import { ControlTally, ThreatTally } from '../../ui/tally-bar.tsx';
import classes from './home.module.css';

/** All ThreatModels, by provider and service, with threats by severity and controls by priority; cards on narrow screens. */
export function ModelTable({ models, title }: { models: readonly ModelSummary[]; title: string }) {
  const ordered = [...newestFirst(models)].sort(
    (a, b) => compareText(providerName(a.provider), providerName(b.provider)) || compareText(a.name, b.name),
  );
  return (
    <Section title={title}>
      <table className={classes.models}>
        <thead>
          <tr>
            <th scope="col">Service</th>
            <th scope="col">Version</th>
            <th scope="col">Publisher</th>
            <th scope="col">Threats by severity</th>
            <th scope="col">Controls by priority</th>
          </tr>
        </thead>
        <tbody>
          {ordered.map((model) => (
            <tr key={model.key}>
              <th scope="row">
                <Link to={modelPath(model)}>{model.name}</Link>
                <span className={classes.provider}>{providerName(model.provider)}</span>
              </th>
              <td data-label="Version">{model.version}</td>
              <td data-label="Publisher">
                {publisherName(model)}
                {model.problems !== null && model.problems.error > 0 && (
                  <span className={classes.problems}>{plural(model.problems.error, 'problem')}</span>
                )}
              </td>
              <td data-label="Threats">
                <ThreatTally tally={model.tally.threats} />
              </td>
              <td data-label="Controls">
                <ControlTally tally={model.tally.controls} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
