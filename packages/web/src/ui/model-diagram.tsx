import { useModel } from '../model/model-context.tsx';
import classes from './model-diagram.module.css';

/** What the diagram shows brightly; everything else is dimmed. `undefined`: all of it. */
export type DiagramFocus =
  | { readonly kind: 'feature-class' | 'threat' | 'objective' | 'control'; readonly id: string }
  | { readonly kind: 'permission'; readonly permission: string }
  | undefined;

/**
 * The place of the data flow diagram on a page: drawn from `useModel().model.diagram`, dimmed to `focus`. A ThreatModel
 * without one says so. `label` names the picture for screen readers.
 */
export function ModelDiagram({ label }: { focus?: DiagramFocus; label: string }) {
  const { model } = useModel();
  if (model.diagram !== undefined) return null;
  return (
    <p className={classes.none} title={label}>
      This version has no data flow diagram.
    </p>
  );
}
