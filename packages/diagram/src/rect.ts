import type { Point, Rect } from './scene.ts';

/** The smallest rectangle around others, of which there is at least one. */
export function around(boxes: readonly Rect[]): Rect {
  const left = Math.min(...boxes.map(({ x }) => x));
  const top = Math.min(...boxes.map(({ y }) => y));
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** A rectangle with as much more on each side. */
export function grown({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

/** The square around a point that reaches this far to each side. */
export function boxAt({ x, y }: Point, reach = 0): Rect {
  return { x: x - reach, y: y - reach, width: 2 * reach, height: 2 * reach };
}

/** Whether a rectangle lies in another, borders included. */
export function inside(inner: Rect, outer: Rect): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}
