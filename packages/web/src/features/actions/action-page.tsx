import { useModel } from '../../model/model-context.tsx';
import { ObjectPage } from '../../ui/object-page.tsx';
import { ActionDetail } from './action-detail.tsx';

/** One action with everything about it. */
export function ActionPage() {
  const { index } = useModel();
  return (
    <ObjectPage kind="action" items={index.actions}>
      {(action) => <ActionDetail action={action} page />}
    </ObjectPage>
  );
}
