import type { Scene, SceneItem } from '@demarc/diagram';
import { useModel } from '../../model/model-context.tsx';
import { IdLinks } from '../id-link.tsx';
import classes from './diagram.module.css';
import { idsOf, KINDS } from './item-words.ts';

/** What a part of the picture is, and what it belongs to. */
export function ItemCard({ item, scene, onClose }: { item: SceneItem; scene: Scene; onClose: () => void }) {
  const { featureClasses, threats, objectives } = idsOf(item, useModel());
  const passing = scene.items.filter(
    (other) => other.type === 'flow' && (other.from === item.id || other.to === item.id),
  );
  return (
    <div className={classes.card} role="status">
      <div className={classes.cardHead}>
        <strong>{item.name}</strong>
        <span>{KINDS[item.type]}</span>
        <button type="button" onClick={onClose}>
          Close
        </button>
      </div>
      {item.type === 'node' && item.note !== undefined && <p>{item.note}</p>}
      {passing.length > 0 && <p>Flows: {passing.map(({ name }) => name).join('; ')}.</p>}
      {featureClasses.length > 0 && (
        <p>
          Feature classes: <IdLinks ids={featureClasses} />
        </p>
      )}
      {threats.length > 0 && (
        <p>
          Threats: <IdLinks ids={threats} />
        </p>
      )}
      {objectives.length > 0 && (
        <p>
          Objectives: <IdLinks ids={objectives} />
        </p>
      )}
    </div>
  );
}
