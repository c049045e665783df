import { nearest } from '@demarc/core';
import type { FrameworkSummary } from '@demarc/server/contract';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { addressOf, compliancePath } from '../../model/frameworks.ts';
import { useModel } from '../../model/model-context.tsx';
import { Message } from '../../ui/message.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import classes from './compliance.module.css';
import { NoFramework } from './framework-page.tsx';
import { RequirementDetail } from './requirement-detail.tsx';
import { requirementRows } from './requirement-rows.ts';
import { useAddressedFramework, useFrameworkMap } from './use-framework.ts';

/** One requirement in a ThreatModel. */
export function RequirementPage() {
  const { summary, origin, key, requirement = '' } = useAddressedFramework();
  if (!summary) return <NoFramework origin={origin} wanted={key} />;
  return <Page framework={summary} wanted={requirement} />;
}

function Page({ framework, wanted }: { framework: FrameworkSummary; wanted: string }) {
  const { summary } = useModel();
  const { mapped, map } = useFrameworkMap(framework);
  const rows = useMemo(() => requirementRows(map), [map]);
  const row = rows.find(({ id }) => id === wanted);
  usePageTitle(wanted, framework.title, summary.name);
  const address = addressOf(framework);
  if (!row) {
    const hint = nearest(
      wanted,
      rows.map(({ id }) => id),
    );
    return (
      <Message
        page
        title={`${framework.title} has no requirement ${wanted}`}
        actions={<Link to={compliancePath(summary, address)}>All its requirements</Link>}
      >
        {hint !== undefined && (
          <>
            Did you mean <Link to={compliancePath(summary, address, hint)}>{hint}</Link>?
          </>
        )}
      </Message>
    );
  }
  return (
    <article className={classes.page}>
      <nav aria-label="Framework" className={classes.crumbs} data-screen-only>
        <Link to={compliancePath(summary, address)}>{framework.title}</Link>
      </nav>
      <RequirementDetail row={row} mapped={mapped} page />
    </article>
  );
}
