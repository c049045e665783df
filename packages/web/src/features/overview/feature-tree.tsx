import { type FeatureClass, SEVERITIES, type Severity, toPlainText } from '@demarc/core';
import { useModel } from '../../model/model-context.tsx';
import { IdLink, IdLinks } from '../../ui/id-link.tsx';
import { plural } from '../../ui/plural.ts';
import { SeverityBadge } from '../../ui/severity-badge.tsx';
import classes from './overview.module.css';

/** Feature classes under the first class that they depend on; further ones are named beside. A class in a ring of parents stands at the top. */
export function FeatureTree({ features }: { features: readonly FeatureClass[] }) {
  const known = new Set(features.map(({ id }) => id));
  const parentOf = new Map(
    features.map(
      ({ id, parents }) => [id, parents.find((parent) => known.has(parent) && parent !== id)] as const,
    ),
  );
  const isRoot = (id: string): boolean => {
    const seen = new Set<string>();
    for (let at: string | undefined = id; at !== undefined; at = parentOf.get(at)) {
      if (seen.has(at)) return seen.has(id) && at === id;
      seen.add(at);
    }
    return parentOf.get(id) === undefined;
  };
  const roots = features.filter(({ id }) => isRoot(id));
  const rootIds = new Set(roots.map(({ id }) => id));
  const childrenOf = (id: string) =>
    features.filter((feature) => parentOf.get(feature.id) === id && !rootIds.has(feature.id));
  const branch = (feature: FeatureClass) => {
    const children = childrenOf(feature.id);
    return (
      <li key={feature.id}>
        <FeatureLine
          feature={feature}
          shownUnder={rootIds.has(feature.id) ? undefined : parentOf.get(feature.id)}
        />
        {children.length > 0 && <ul>{children.map(branch)}</ul>}
      </li>
    );
  };
  return <ul className={classes.features}>{roots.map(branch)}</ul>;
}

function FeatureLine({ feature, shownUnder }: { feature: FeatureClass; shownUnder: string | undefined }) {
  const { index, figures, model } = useModel();
  const threats = index.threatsOf.get(feature.id) ?? [];
  const actions = index.actionsOf.get(feature.id) ?? [];
  const bySeverity = new Map<Severity, number>();
  for (const { id } of threats) {
    const severity = figures.threats.get(id)?.severity;
    if (severity !== undefined) bySeverity.set(severity, (bySeverity.get(severity) ?? 0) + 1);
  }
  const others = feature.parents.filter((parent) => parent !== shownUnder && parent !== feature.id);
  return (
    <div className={classes.feature}>
      <div className={classes.featureName}>
        <IdLink id={feature.id}>{feature.name}</IdLink> <span className={classes.mono}>{feature.id}</span>
      </div>
      <div className={classes.featureFigures}>
        {[...SEVERITIES].reverse().map((severity) => {
          const count = bySeverity.get(severity);
          return count === undefined ? null : (
            <span key={severity} className={classes.count}>
              {count} <SeverityBadge severity={severity} compact />
            </span>
          );
        })}
        {threats.length === 0 && <span>no threats</span>}
        <span>{plural(actions.length, 'action')}</span>
      </div>
      <p>{toPlainText(feature.description, model.markup)}</p>
      {others.length > 0 && (
        <p>
          Also needs <IdLinks ids={others} />
        </p>
      )}
    </div>
  );
}
