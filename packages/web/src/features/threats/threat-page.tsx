import { useModel } from '../../model/model-context.tsx';
import { ObjectPage } from '../../ui/object-page.tsx';
import { ThreatDetail } from './threat-detail.tsx';

/** One threat with everything about it. */
export function ThreatPage() {
  const { index } = useModel();
  return (
    <ObjectPage kind="threat" items={index.threats}>
      {(threat) => <ThreatDetail threat={threat} page />}
    </ObjectPage>
  );
}
