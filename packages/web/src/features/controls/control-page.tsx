import { useParams } from '@tanstack/react-router';
import { resolveId } from '../../model/describe.ts';
import { useModel } from '../../model/model-context.tsx';
import { Message } from '../../ui/message.tsx';
import { ModelDiagram } from '../../ui/model-diagram.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { ControlDetail } from './control-detail.tsx';
import classes from './controls.module.css';

/** One control with everything about it, and the diagram dimmed to it. */
export function ControlPage() {
  const loaded = useModel();
  const { id: wanted = '' } = useParams({ strict: false }) as { id?: string };
  const id = resolveId(loaded, wanted) ?? wanted;
  const control = loaded.index.controls.get(id);
  usePageTitle(id, loaded.summary.name);
  if (!control)
    return (
      <Message page title={`${loaded.summary.name} has no control ${wanted}`}>
        It may belong to another version. Look for it in the list of controls, or press <kbd>Ctrl K</kbd>.
      </Message>
    );
  return (
    <article className={classes.page}>
      <ControlDetail control={control} page />
      <ModelDiagram focus={id} label={`Data flow diagram, what ${id} is about`} />
    </article>
  );
}
