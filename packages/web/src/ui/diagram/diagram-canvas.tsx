import { DARK, LIGHT, renderSvg, type Scene, type SceneItem, themeProperties } from '@demarc/diagram';
import { useComputedColorScheme } from '@mantine/core';
import { type CSSProperties, useEffect, useLayoutEffect, useRef } from 'react';
import classes from './diagram.module.css';
import { makeZoomable, type Zoomable } from './zoomable.ts';

/**
 * The picture, which can be zoomed (buttons, + and −, pinch, wheel with Ctrl), moved (drag, arrows) and brought back (0). `lit` are the ids of what
 * stays lit. Choosing a part calls `onChoose`.
 */
export function DiagramCanvas({
  scene,
  lit,
  label,
  onChoose,
}: {
  scene: Scene;
  lit: ReadonlySet<string> | undefined;
  label: string;
  onChoose: (item: SceneItem | undefined) => void;
}) {
  const frame = useRef<HTMLElement>(null);
  const zoomable = useRef<Zoomable>(undefined);
  const dark = useComputedColorScheme('light') === 'dark';
  const { view } = scene;

  // the picture is markup of our own renderer, which escapes every text: React has no part in it
  useLayoutEffect(() => {
    const box = frame.current;
    if (!box) return;
    box.innerHTML = renderSvg(scene, { theme: 'page', title: label });
  }, [scene, label]);

  useLayoutEffect(() => {
    const parts = [...(frame.current?.querySelectorAll<SVGGElement>('g[data-id]') ?? [])];
    const byId = new Map(parts.map((part) => [part.dataset.id, part]));
    for (const { id } of scene.items)
      byId.get(id)?.toggleAttribute('data-dim', lit !== undefined && !lit.has(id));
  }, [lit, scene]);

  useEffect(() => {
    const box = frame.current;
    if (!box) return;
    const zooming = makeZoomable(box, scene);
    zoomable.current = zooming;
    const choose = (event: MouseEvent) => {
      const part = (event.target as Element).closest<SVGGElement>('g[data-id]');
      onChoose(scene.items.find(({ id }) => id === part?.dataset.id));
    };
    const leave = (event: KeyboardEvent) => event.key === 'Escape' && onChoose(undefined);
    box.addEventListener('click', choose);
    box.addEventListener('keydown', leave);
    return () => {
      zooming.stop();
      box.removeEventListener('click', choose);
      box.removeEventListener('keydown', leave);
    };
  }, [scene, onChoose]);

  return (
    <div className={classes.canvas}>
      <figure
        ref={frame}
        className={classes.frame}
        style={{
          ...(themeProperties(dark ? DARK : LIGHT) as CSSProperties),
          aspectRatio: `${view.width} / ${view.height}`,
        }}
        data-form={scene.form}
        aria-label={`${label}; arrow keys move it, plus and minus zoom, 0 fits`}
      />
      <div className={classes.buttons}>
        <button
          type="button"
          onClick={() => zoomable.current?.scaleBy(1.4)}
          aria-label="Zoom in"
          title="Zoom in (+)"
        >
          +
        </button>
        <button
          type="button"
          onClick={() => zoomable.current?.scaleBy(1 / 1.4)}
          aria-label="Zoom out"
          title="Zoom out (−)"
        >
          −
        </button>
        <button type="button" onClick={() => zoomable.current?.fit()} title="Show the whole picture (0)">
          Fit
        </button>
      </div>
    </div>
  );
}
