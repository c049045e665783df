import { focusOn, focusOnThreats, litItems, type SceneItem } from '@demarc/diagram';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useModel } from '../../model/model-context.tsx';
import { useViewState } from '../view-state.ts';
import classes from './diagram.module.css';
import { DiagramCanvas } from './diagram-canvas.tsx';
import { DiagramTable } from './diagram-table.tsx';
import { FocusChooser } from './focus-chooser.tsx';
import { ItemCard } from './item-card.tsx';
import { Legend } from './legend.tsx';
import { drawLoaded } from './scene.ts';

/** The diagram with what one does with it: choose a focus, zoom, ask what a part is, read it as a table. */
export function DiagramView({
  focus,
  threats,
  label,
}: {
  focus: string | undefined;
  threats: readonly string[] | undefined;
  label: string;
}) {
  const loaded = useModel();
  const { data: drawn } = useSuspenseQuery({
    queryKey: ['diagram', loaded.summary.hash],
    queryFn: () => drawLoaded(loaded),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [view, setView] = useViewState();
  const [chosen, setChosen] = useState<SceneItem>();
  // a page about one thing has its focus; elsewhere it is part of the address
  const wanted = focus ?? view.focus;
  const focused = useMemo(
    () =>
      threats ? focusOnThreats(loaded, threats) : wanted === undefined ? undefined : focusOn(loaded, wanted),
    [loaded, threats, wanted],
  );
  const lit = useMemo(
    () => ('scene' in drawn && focused !== undefined ? litItems(drawn.scene, focused) : undefined),
    [drawn, focused],
  );
  if ('message' in drawn)
    return (
      <p className={classes.none} role="note">
        The data flow diagram cannot be shown: {drawn.message}.
      </p>
    );
  const { scene } = drawn;
  return (
    <>
      <div className={classes.head}>
        <h2>Data flow diagram</h2>
        {focus === undefined && threats === undefined && (
          <FocusChooser focus={view.focus} onChoose={(next) => setView({ focus: next })} />
        )}
        {wanted !== undefined && lit?.size === 0 && (
          <span className={classes.note}>nothing in the picture belongs to {wanted}</span>
        )}
      </div>
      <DiagramCanvas scene={scene} lit={lit} label={label} onChoose={setChosen} />
      {chosen && <ItemCard item={chosen} scene={scene} onClose={() => setChosen(undefined)} />}
      {scene.form === 'text' && <Legend />}
      <DiagramTable scene={scene} lit={lit} />
    </>
  );
}
