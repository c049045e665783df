import { frameworkCoverage } from '@demarc/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import {
  addressOf,
  addressText,
  allFrameworksQuery,
  compliancePath,
  findFrameworkAt,
  frameworksQuery,
} from '../../model/frameworks.ts';
import { useModel } from '../../model/model-context.tsx';
import { isStaticSite } from '../../static-site.ts';
import { NotCompliance } from '../../ui/coverage-bar.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { plural } from '../../ui/plural.ts';
import { Answer } from '../../ui/section.tsx';
import { FrameworkAbout } from './framework-about.tsx';
import { FrameworkTable, frameworkColumns } from './framework-list.tsx';
import { frameworkRows } from './framework-rows.ts';
import { Ways } from './ways.tsx';

/** All frameworks, and how far this ThreatModel reaches into each. */
export function CompliancePage() {
  const loaded = useModel();
  const { summary, model } = loaded;
  usePageTitle('Compliance', summary.name);
  const { data } = useSuspenseQuery(frameworksQuery);
  const { data: whole } = useSuspenseQuery(allFrameworksQuery(data));
  const rows = useMemo(() => {
    const coverage = new Map(
      frameworkCoverage([model], whole).map(({ framework, together }) => [
        addressText(addressOf(framework)),
        together,
      ]),
    );
    return frameworkRows(data.frameworks, (one) => coverage.get(addressText(addressOf(one))));
  }, [model, whole, data.frameworks]);
  const hrefs = useMemo(
    () => new Map(rows.map(({ id, framework }) => [id, compliancePath(summary, addressOf(framework))])),
    [rows, summary],
  );
  const columns = useMemo(() => frameworkColumns((id) => hrefs.get(id) ?? '', false), [hrefs]);
  const reached = rows.filter(({ coverage }) => coverage.reached > 0).length;
  return (
    <>
      <h1 className="d-hidden">Compliance of {summary.name}</h1>
      <Answer>
        {summary.name} answers requirements of{' '}
        <strong>
          {reached} of {plural(rows.length, 'framework')}
        </strong>
        . <NotCompliance />
        {data.imports.length === 0 && !isStaticSite() && (
          <>
            {' '}
            <Link to="/frameworks">Import the SCF workbook</Link> to reach many more.
          </>
        )}
      </Answer>
      <Ways />
      <FrameworkTable
        rows={rows}
        columns={columns}
        hrefOf={(id) => hrefs.get(id) ?? '/frameworks'}
        panel={({ id }) => {
          const framework = findFrameworkAt(data.frameworks, id);
          return framework && <FrameworkAbout framework={framework} />;
        }}
      />
    </>
  );
}
