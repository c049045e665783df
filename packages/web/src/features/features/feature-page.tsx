import { useModel } from '../../model/model-context.tsx';
import { ObjectPage } from '../../ui/object-page.tsx';
import { FeatureDetail } from './feature-detail.tsx';

/** One feature class with everything about it. */
export function FeaturePage() {
  const { index } = useModel();
  return (
    <ObjectPage kind="feature-class" items={index.featureClasses}>
      {(feature) => <FeatureDetail feature={feature} page />}
    </ObjectPage>
  );
}
