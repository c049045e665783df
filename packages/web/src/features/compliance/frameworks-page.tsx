import { useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import {
  addressOf,
  addressText,
  findFrameworkAt,
  frameworkPath,
  frameworksQuery,
} from '../../model/frameworks.ts';
import { isStaticSite } from '../../static-site.ts';
import { NotCompliance } from '../../ui/coverage-bar.tsx';
import { Warning } from '../../ui/message.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { plural } from '../../ui/plural.ts';
import { Answer } from '../../ui/section.tsx';
import classes from './compliance.module.css';
import { FrameworkAbout } from './framework-about.tsx';
import { FrameworkTable, frameworkColumns } from './framework-list.tsx';
import { frameworkRows } from './framework-rows.ts';
import { FrameworkImports } from './imports.tsx';

/** All frameworks, how far the ThreatModels of the catalog reach into each, and what was imported. */
export function FrameworksPage() {
  usePageTitle('Compliance');
  const { data } = useSuspenseQuery(frameworksQuery);
  const rows = useMemo(() => frameworkRows(data.frameworks, ({ coverage }) => coverage), [data.frameworks]);
  const hrefs = useMemo(
    () => new Map(data.frameworks.map((one) => [addressText(addressOf(one)), frameworkPath(addressOf(one))])),
    [data.frameworks],
  );
  const columns = useMemo(() => frameworkColumns((id) => hrefs.get(id) ?? '', true), [hrefs]);
  const reached = rows.filter(({ coverage }) => coverage.reached > 0).length;
  return (
    <>
      <h1 className={classes.title}>Compliance</h1>
      <Answer>
        The newest versions of <strong>{plural(data.models, 'ThreatModel')}</strong> answer requirements of{' '}
        <strong>
          {reached} of {plural(rows.length, 'framework')}
        </strong>
        . <NotCompliance />
      </Answer>
      {data.unreadable.map(({ file, message }) => (
        <Warning key={file}>
          <code>{file}</code> of the data folder cannot be read: {message}. Remove it, or import it again.
        </Warning>
      ))}
      {!isStaticSite() && <FrameworkImports imports={data.imports} />}
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
