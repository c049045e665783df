import { lazy, Suspense } from 'react';
import { useModel } from '../../model/model-context.tsx';
import classes from './diagram.module.css';

const DiagramView = lazy(() =>
  import('./diagram-view.tsx').then((module) => ({ default: module.DiagramView })),
);

/**
 * The data flow diagram of the ThreatModel on its page: everything dimmed but what belongs to `focus`, an id or an IAM permission, or to `threats`; without one,
 * the reader chooses. A ThreatModel that has none says so. `label` names the picture for screen readers. The code that draws is loaded here only.
 */
export function ModelDiagram({
  focus,
  threats,
  label,
}: {
  focus?: string;
  threats?: readonly string[];
  label: string;
}) {
  const { model } = useModel();
  if (model.diagram === undefined)
    return <p className={classes.none}>This version has no data flow diagram.</p>;
  return (
    <section className={classes.section} aria-label={label}>
      <Suspense fallback={<div className={classes.waiting} />}>
        <DiagramView focus={focus} threats={threats} label={label} />
      </Suspense>
    </section>
  );
}
