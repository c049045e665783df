import type { ModelAddress, ModelSummary } from '@demarc/server/contract';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, Outlet, useParams, useRouterState } from '@tanstack/react-router';
import { Suspense, useEffect, useRef } from 'react';
import { DocumentButton } from '../features/document/document-button.tsx';
import { findSummary } from '../model/find-summary.ts';
import { ModelProvider, modelPath } from '../model/model-context.tsx';
import { providerName, publisherName } from '../model/provider-name.ts';
import { modelQuery, modelsQuery } from '../model/queries.ts';
import { isStaticSite } from '../static-site.ts';
import { HoverCardLayer } from '../ui/hover-card-layer.tsx';
import { ShownProvider } from '../ui/shown.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { NotFoundPage } from './error-pages.tsx';
import classes from './model-layout.module.css';
import { MODEL_TABS } from './pages.ts';

/** The frame of a ThreatModel's pages: where one is, its name, version and publisher, and the tabs. The header stands before the document is there. */
export function ModelLayout() {
  const params = useParams({ strict: false }) as ModelAddress;
  const { data } = useSuspenseQuery(modelsQuery);
  const summary = findSummary(data.models, params);
  if (!summary)
    return (
      <NotFoundPage
        what={`ThreatModel ${params.provider}/${params.service}@${params.version} by ${params.publisher}`}
      />
    );
  return (
    <ShownProvider>
      <Header summary={summary} />
      <Suspense fallback={<Skeleton label={`Loading ${summary.name}`} />}>
        <Loaded key={summary.hash} summary={summary} />
      </Suspense>
    </ShownProvider>
  );
}

function Loaded({ summary }: { summary: ModelSummary }) {
  const { data } = useSuspenseQuery(modelQuery(summary));
  return (
    <ModelProvider model={data}>
      <Outlet />
      <HoverCardLayer model={data} />
    </ModelProvider>
  );
}

function Header({ summary }: { summary: ModelSummary }) {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const rest = path
    .split('/')
    .slice(path.split('/').indexOf('models') + 5)
    .filter(Boolean);
  const tab = MODEL_TABS.find((one) => one.path === (rest[0] ?? ''));
  const tabs = useRef<HTMLElement>(null);
  const current = tab?.path;
  // in a narrow window the tabs are a strip that scrolls: the one that is open must be in sight
  useEffect(() => {
    const open = current === undefined ? null : tabs.current?.querySelector('[aria-current=page]');
    if (!tabs.current || !open) return;
    const strip = tabs.current.getBoundingClientRect();
    const one = open.getBoundingClientRect();
    tabs.current.scrollLeft += one.left + one.width / 2 - strip.left - strip.width / 2;
  }, [current]);
  return (
    <header className={classes.header}>
      <nav aria-label="Where you are" className={classes.crumbs} data-screen-only>
        <ol>
          <li>
            <Link to="/">Catalog</Link>
          </li>
          <li>
            <Link to="/" search={{ provider: summary.provider }}>
              {providerName(summary.provider)}
            </Link>
          </li>
          <li>{rest.length === 0 ? summary.name : <Link to={modelPath(summary)}>{summary.name}</Link>}</li>
          {tab && rest.length > 0 && (
            <li>
              {rest.length === 1 ? tab.label : <Link to={modelPath(summary, tab.path)}>{tab.label}</Link>}
            </li>
          )}
          {rest.length > 1 && <li className={classes.id}>{decodeURIComponent(rest.at(-1) as string)}</li>}
        </ol>
      </nav>
      <div className={classes.title}>
        <strong>{summary.name}</strong>
        <span>
          {summary.version} · {publisherName(summary)}
        </span>
        {!isStaticSite() && <DocumentButton summary={summary} segments={rest.map(decodeURIComponent)} />}
      </div>
      <nav ref={tabs} aria-label={summary.name} className={classes.tabs} data-screen-only>
        {MODEL_TABS.map(({ label, path: to }) => (
          <Link
            key={to}
            to={modelPath(summary, to)}
            className={classes.tab}
            activeOptions={{ exact: to === '', includeSearch: false }}
            activeProps={{ 'aria-current': 'page' }}
          >
            {label}
          </Link>
        ))}
      </nav>
    </header>
  );
}
