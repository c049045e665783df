import { useModel } from '../../model/model-context.tsx';
import { ObjectPage } from '../../ui/object-page.tsx';
import { ObjectiveDetail } from './objective-detail.tsx';

/** One control objective with everything about it. */
export function ObjectivePage() {
  const { index } = useModel();
  return (
    <ObjectPage kind="objective" items={index.objectives}>
      {(objective) => <ObjectiveDetail objective={objective} page />}
    </ObjectPage>
  );
}
