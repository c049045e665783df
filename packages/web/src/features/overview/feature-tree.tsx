import { type FeatureClass, featureTree, toPlainText } from '@demarc/core';
import { useModel } from '../../model/model-context.tsx';
import { IdLink, IdLinks } from '../../ui/id-link.tsx';
import { plural } from '../../ui/plural.ts';
import { SeverityCounts } from '../../ui/severity-counts.tsx';
import classes from './overview.module.css';

/** From this many feature classes on, the tree is brief. */
const MANY = 12;

/** Feature classes under the first class that they depend on; further ones are named beside. */
export function FeatureTree() {
  const lines = featureTree(useModel());
  const branch = (under: string | undefined) => {
    const children = lines.filter((line) => line.under === under);
    if (children.length === 0) return null;
    return (
      <ul className={under === undefined ? classes.features : undefined}>
        {children.map(({ featureClass }) => (
          <li key={featureClass.id}>
            <FeatureLine feature={featureClass} under={under} brief={lines.length > MANY} />
            {branch(featureClass.id)}
          </li>
        ))}
      </ul>
    );
  };
  return branch(undefined) ?? <p className={classes.quiet}>This ThreatModel has no feature classes.</p>;
}

function FeatureLine({
  feature,
  under,
  brief,
}: {
  feature: FeatureClass;
  under: string | undefined;
  /** One line of description, not two. */
  brief: boolean;
}) {
  const { index, figures, model } = useModel();
  const threats = index.threatsOf.get(feature.id) ?? [];
  const others = feature.parents.filter((parent) => parent !== under && parent !== feature.id);
  return (
    <div className={classes.feature}>
      <div className={classes.featureName}>
        <IdLink id={feature.id}>{feature.name}</IdLink> <span className={classes.mono}>{feature.id}</span>
      </div>
      <div className={classes.featureFigures}>
        <SeverityCounts severities={threats.map(({ id }) => figures.threats.get(id)?.severity)} />
        <span>{plural((index.actionsOf.get(feature.id) ?? []).length, 'action')}</span>
      </div>
      <p className={classes.featureText} data-brief={brief || undefined}>
        {toPlainText(feature.description, model.markup)}
      </p>
      {others.length > 0 && (
        <p>
          Also needs <IdLinks ids={others} />
        </p>
      )}
    </div>
  );
}
