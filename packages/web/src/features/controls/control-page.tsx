import { useModel } from '../../model/model-context.tsx';
import { ObjectPage } from '../../ui/object-page.tsx';
import { ControlDetail } from './control-detail.tsx';

/** One control with everything about it. */
export function ControlPage() {
  const { index } = useModel();
  return (
    <ObjectPage kind="control" items={index.controls}>
      {(control) => <ControlDetail control={control} page />}
    </ObjectPage>
  );
}
