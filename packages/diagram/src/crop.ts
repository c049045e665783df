import { around, boxAt, grown } from './rect.ts';
import type { Rect, Scene, SceneItem } from './scene.ts';

/** Room around what is lit, in the picture's units. */
const MARGIN = 36;

/**
 * The part of a picture around what is lit, with what else stands there: readable where the whole would be too small.
 * `undefined` when nothing is lit.
 */
export function cropToLit(scene: Scene, lit: ReadonlySet<string>): Scene | undefined {
  // the boundaries around what is lit reach far beyond it: their headings only are kept in sight
  const extents = scene.items
    .filter(({ id }) => lit.has(id))
    .flatMap((item) => (item.type === 'zone' ? [] : boxesOf(item)));
  if (extents.length === 0) return undefined;
  const view = within(grown(around(extents), MARGIN), scene.view);
  return {
    ...scene,
    view,
    items: scene.items.filter((item) => boxesOf(item).some((box) => meet(box, view))),
  };
}

function boxesOf(item: SceneItem): readonly Rect[] {
  switch (item.type) {
    case 'zone':
    case 'node':
      return [item.box];
    case 'flow':
      return [around(item.points.map((point) => boxAt(point))), ...(item.label ? [item.label.box] : [])];
    case 'checkpoint':
      return [boxAt(item.at, 10), item.label.box];
    case 'shape':
      return [item.box];
    case 'line':
      return [around(item.points.map((point) => boxAt(point)))];
  }
}

function within(inner: Rect, outer: Rect): Rect {
  const x = Math.max(inner.x, outer.x);
  const y = Math.max(inner.y, outer.y);
  const right = Math.min(inner.x + inner.width, outer.x + outer.width);
  const bottom = Math.min(inner.y + inner.height, outer.y + outer.height);
  return { x, y, width: right - x, height: bottom - y };
}

function meet(a: Rect, b: Rect): boolean {
  return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
}
