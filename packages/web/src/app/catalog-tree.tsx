import { compareText } from '@demarc/core';
import type { ModelSummary } from '@demarc/server/contract';
import { newestFirst } from '@demarc/server/contract';
import { useQuery } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { modelPath } from '../model/model-context.tsx';
import { providerName, publisherName } from '../model/provider-name.ts';
import { modelsQuery } from '../model/queries.ts';
import { PlainLink } from '../ui/plain-link.tsx';
import classes from './catalog-tree.module.css';

/** All ThreatModels by provider and service; of several versions or publishers the newest first, the others below it. */
export function CatalogTree() {
  const { data } = useQuery(modelsQuery);
  const providers = groupBy(data?.models ?? [], ({ provider }) => provider);
  return (
    <div className={classes.tree}>
      <TreeLink to="/" label="All ThreatModels" />
      <TreeLink to="/frameworks" label="Compliance frameworks" />
      {[...providers]
        .sort(([a], [b]) => compareText(providerName(a), providerName(b)))
        .map(([provider, models]) => (
          <details key={provider} open className={classes.provider}>
            <summary>{providerName(provider)}</summary>
            <ul>
              {[...groupBy(models, ({ service }) => service).values()]
                .sort((a, b) => compareText(a[0]?.name ?? '', b[0]?.name ?? ''))
                .map((versions) => (
                  <Service key={versions[0]?.key} versions={newestFirst(versions)} />
                ))}
            </ul>
          </details>
        ))}
    </div>
  );
}

function Service({ versions }: { versions: readonly ModelSummary[] }) {
  const [newest, ...older] = versions;
  if (!newest) return null;
  return (
    <li>
      <ModelLink model={newest} label={newest.name} />
      {older.length > 0 && (
        <ul>
          {older.map((model) => (
            <li key={model.key}>
              <ModelLink model={model} label={model.version} quiet />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function ModelLink({ model, label, quiet = false }: { model: ModelSummary; label: string; quiet?: boolean }) {
  const title = `${model.name} · ${model.version} · ${publisherName(model)}`;
  return <TreeLink to={modelPath(model)} label={label} title={title} quiet={quiet} />;
}

/** One line of the tree; `title` says more on hover. */
function TreeLink({
  to,
  label,
  title,
  quiet = false,
}: {
  to: string;
  label: string;
  title?: string | undefined;
  quiet?: boolean;
}) {
  const current = useRouterState({
    select: ({ location: { pathname } }) => pathname === to || (to !== '/' && pathname.startsWith(`${to}/`)),
  });
  return (
    <PlainLink
      to={to}
      className={classes.item}
      data-quiet={quiet || undefined}
      title={title}
      aria-current={current ? 'page' : undefined}
    >
      {label}
    </PlainLink>
  );
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
