import type { Scene, SceneItem } from '@demarc/diagram';
import { useModel } from '../../model/model-context.tsx';
import { IdLinks } from '../id-link.tsx';
import classes from './diagram.module.css';
import { idsOf, KINDS } from './item-words.ts';

/** The picture as a table, for those who do not see it and those who would rather read. */
export function DiagramTable({ scene, lit }: { scene: Scene; lit: ReadonlySet<string> | undefined }) {
  const loaded = useModel();
  const items = scene.items.filter(({ id, name }) => name !== '' && (lit === undefined || lit.has(id)));
  return (
    <details className={classes.table}>
      <summary>Read the diagram as a table</summary>
      <div className={classes.scroll}>
        <table>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">Name</th>
              <th scope="col">Where</th>
              <th scope="col">Feature classes</th>
              <th scope="col">Threats</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => {
              const { featureClasses, threats } = idsOf(item, loaded);
              return (
                <tr key={item.id}>
                  <td>{KINDS[item.type]}</td>
                  <th scope="row">{item.name}</th>
                  <td>{placeOf(item, scene)}</td>
                  <td>
                    <IdLinks ids={featureClasses} />
                  </td>
                  <td>
                    <IdLinks ids={threats} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function placeOf(item: SceneItem, scene: Scene): string {
  const nameOf = (id: string | undefined) => scene.items.find((other) => other.id === id)?.name;
  if (item.type === 'node') return nameOf(item.zone)?.replace('trust boundary ', '') ?? '';
  if (item.type === 'checkpoint') return `on ${nameOf(item.flow) ?? ''}`;
  return '';
}
