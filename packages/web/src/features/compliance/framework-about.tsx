import type { FrameworkReachList, FrameworkSummary, ModelSummary } from '@demarc/server/contract';
import { newestFirst } from '@demarc/server/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { addressOf, compliancePath, frameworkReachQuery, originName } from '../../model/frameworks.ts';
import { publisherName } from '../../model/provider-name.ts';
import { modelsQuery } from '../../model/queries.ts';
import { CoverageBar, NotCompliance } from '../../ui/coverage-bar.tsx';
import { Facts, ObjectBody, ObjectHead } from '../../ui/object-page.tsx';
import tables from '../../ui/object-tables.module.css';
import { plural } from '../../ui/plural.ts';
import { Section } from '../../ui/section.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import classes from './compliance.module.css';

/** Everything about a framework over the catalog: which ThreatModels reach it, what it is, and what leads to it. In the panel, and as a `page`. */
export function FrameworkAbout({ framework, page = false }: { framework: FrameworkSummary; page?: boolean }) {
  const { id, version, title, publisher, license, source, origin, mappings, coverage } = framework;
  const level = page ? 2 : 3;
  return (
    <>
      <ObjectHead
        id={`${id}@${version}`}
        title={title}
        page={page}
        marks={<CoverageBar coverage={coverage} />}
      />
      <ObjectBody
        page={page}
        main={
          <>
            <p className={classes.sentence}>
              {coverage.reached === 0 ? (
                'No ThreatModel reaches any of its requirements.'
              ) : (
                <>
                  All ThreatModels together reach{' '}
                  <strong>
                    {coverage.reached} of {plural(coverage.requirements, 'requirement')}
                  </strong>
                  : {coverage.direct} named directly, {coverage.scfOnly} by way of the SCF only.{' '}
                </>
              )}{' '}
              {coverage.reached > 0 && <NotCompliance />}
            </p>
            <Section title="In the ThreatModels" level={level} small>
              <Reach framework={framework} />
            </Section>
          </>
        }
        side={
          <>
            <Section title="About it" level={level} small>
              <Facts
                facts={[
                  ['Publisher', publisher],
                  ['Version', version],
                  ['Licence', license],
                  ['Source', source !== undefined && <Source text={source} />],
                  ['Comes from', originName(origin)],
                ]}
              />
            </Section>
            <Section title="What leads to it" level={level} small>
              {mappings.length === 0 ? (
                <p className={classes.quiet}>
                  Objectives that name its requirements. No mapping from the SCF is imported for it.
                </p>
              ) : (
                <ul className={classes.plain}>
                  {mappings.map((mapping) => (
                    <li key={mapping.source}>
                      {mapping.source}: {plural(mapping.links, 'link')} from{' '}
                      {mapping.kind === 'scf' ? `the SCF ${mapping.version}` : 'objectives'}
                    </li>
                  ))}
                </ul>
              )}
            </Section>
          </>
        }
      />
    </>
  );
}

function Source({ text }: { text: string }) {
  if (!/^https:\/\/[^\s]+$/.test(text)) return text;
  return (
    <a href={text} target="_blank" rel="noreferrer noopener">
      {text.replace('https://', '')}
    </a>
  );
}

function Reach({ framework }: { framework: FrameworkSummary }) {
  const reach = useQuery(frameworkReachQuery(addressOf(framework)));
  const models = useQuery(modelsQuery);
  if (!reach.data || !models.data) return <Skeleton lines={3} label="Loading the ThreatModels" />;
  return <ReachTable framework={framework} reach={reach.data} models={models.data.models} />;
}

function ReachTable({
  framework,
  reach,
  models,
}: {
  framework: FrameworkSummary;
  reach: FrameworkReachList;
  models: readonly ModelSummary[];
}) {
  const coverage = new Map(reach.models.map((one) => [one.key, one.coverage]));
  const reached = (model: ModelSummary) => coverage.get(model.key)?.reached ?? 0;
  const shown = [...newestFirst(models)].sort((a, b) => reached(b) - reached(a));
  if (shown.length === 0) return <p className={classes.quiet}>There is no ThreatModel here yet.</p>;
  return (
    <table className={tables.table}>
      <thead>
        <tr>
          <th scope="col">ThreatModel</th>
          <th scope="col">Requirements reached</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((model) => {
          const own = coverage.get(model.key);
          return (
            <tr key={model.key}>
              <th scope="row">
                <Link to={compliancePath(model, addressOf(framework))}>{model.name}</Link>{' '}
                <span className={classes.quiet}>
                  {model.version} · {publisherName(model)}
                </span>
              </th>
              <td>{own && <CoverageBar coverage={own} />}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
