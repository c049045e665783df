import type { SceneItem } from '@demarc/diagram';
import type { LoadedModel } from '../../model/load-model.ts';

/** What the parts of a picture are called. */
export const KINDS: Readonly<Record<SceneItem['type'], string>> = {
  zone: 'trust boundary',
  node: 'node',
  flow: 'flow',
  checkpoint: 'checkpoint',
  shape: 'part',
  line: 'flow',
};

/** The ids of the ThreatModel that a part is tagged with; the tags of published diagrams (`FC1_T2`, `all`) as ids. */
export function idsOf(
  { tags }: SceneItem,
  { index, model }: LoadedModel,
): {
  readonly featureClasses: readonly string[];
  readonly threats: readonly string[];
  readonly objectives: readonly string[];
} {
  const { service } = model.metadata;
  const full = (tag: string) => (tag.includes('.') ? tag : `${service}.${tag.split('_').at(-1)}`);
  return {
    featureClasses: tags.featureClasses.map(full).filter((id) => index.featureClasses.has(id)),
    threats: tags.threats.map(full).filter((id) => index.threats.has(id)),
    objectives: tags.objectives.map(full).filter((id) => index.objectives.has(id)),
  };
}
