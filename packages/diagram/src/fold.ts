import { around, boxAt, grown } from './rect.ts';
import type { Point, Rect, Scene, ZoneBox } from './scene.ts';
import { type LitPart, shrinkZones } from './shrink-zones.ts';
import { headingOf } from './text/layout.ts';

/** What an empty band is folded to, in the picture's units. */
const GAP = 20;
/** Room around all of it. */
const MARGIN = 20;
/** What a line takes to each side: two of them stay apart. */
const LINE = 6;
/** What a badge takes to each side. */
const BADGE = 10;

/**
 * What is lit of a picture in text form, alone: the boundaries drawn in around it, the empty bands between its parts folded. Parts keep their sizes and their
 * order along both axes, flows their turns. `undefined` when nothing but boundaries is lit.
 */
export function foldToLit(scene: Scene, lit: ReadonlySet<string>): Scene | undefined {
  const kept = scene.items.filter(
    (item): item is LitItem => lit.has(item.id) && item.type !== 'shape' && item.type !== 'line',
  );
  const parts = kept.filter((item): item is LitPart => item.type !== 'zone');
  if (parts.length === 0) return undefined;
  const zones = kept.filter((item): item is ZoneBox => item.type === 'zone');
  // boundaries first, as in any picture
  const drawn = [...shrinkZones(zones, parts), ...parts];
  const taken = drawn.flatMap(roomOf);
  const x = fold(taken.map((box) => [box.x, box.x + box.width]));
  const y = fold(taken.map((box) => [box.y, box.y + box.height]));
  const items = drawn.map((item) => moved(item, x, y));
  return { ...scene, view: viewOf(items), items };
}

type LitItem = ZoneBox | LitPart;

/** What an item takes, on both axes: bands of these are not folded. */
function roomOf(item: LitItem): readonly Rect[] {
  switch (item.type) {
    case 'zone': {
      const { x, y, width, height } = item.box;
      return [boxAt({ x, y }, LINE), boxAt({ x: x + width, y: y + height }, LINE), headingOf(item)];
    }
    case 'node':
      return [item.box];
    case 'flow':
      // a horizontal or vertical piece stands, across, where its ends do
      return [...item.points.map((point) => boxAt(point, LINE)), ...(item.label ? [item.label.box] : [])];
    case 'checkpoint':
      return [boxAt(item.at, BADGE), item.label.box];
  }
}

type Axis = (at: number) => number;

/**
 * The axis with the gaps between these intervals folded: where each point that lies in one of them goes.
 * INVARIANT: the order is kept, and distances within an interval are.
 */
function fold(intervals: readonly (readonly [number, number])[]): Axis {
  const cuts: { readonly from: number; readonly by: number }[] = [];
  let reached = Number.POSITIVE_INFINITY;
  let by = 0;
  for (const [start, end] of [...intervals].sort(([a], [b]) => a - b)) {
    if (start - reached > GAP) {
      // whole units: places that were equal stay equal
      by += Math.floor(start - reached - GAP);
      cuts.push({ from: start, by });
    }
    reached = reached === Number.POSITIVE_INFINITY ? end : Math.max(reached, end);
  }
  return (at) => at - (cuts.findLast(({ from }) => from <= at)?.by ?? 0);
}

function moved(item: LitItem, x: Axis, y: Axis): LitItem {
  const point = (at: Point): Point => ({ x: x(at.x), y: y(at.y) });
  const box = (at: Rect): Rect => ({ ...at, ...point(at) });
  switch (item.type) {
    case 'zone': {
      const { x: left, y: top } = point(item.box);
      const end = point({ x: item.box.x + item.box.width, y: item.box.y + item.box.height });
      // the heading moves with what is above and below it, not with the border
      const indent = item.indent === undefined ? undefined : x(item.box.x + item.indent) - left;
      return { ...item, indent, box: { x: left, y: top, width: end.x - left, height: end.y - top } };
    }
    case 'node':
      return { ...item, box: box(item.box) };
    case 'flow':
      return {
        ...item,
        points: item.points.map(point),
        label: item.label && { ...item.label, box: box(item.label.box) },
      };
    case 'checkpoint':
      return { ...item, at: point(item.at), label: { ...item.label, box: box(item.label.box) } };
  }
}

function viewOf(items: readonly LitItem[]): Rect {
  const extents = items.flatMap((item) => (item.type === 'zone' ? [item.box] : roomOf(item)));
  const { x, y, width, height } = grown(around(extents), MARGIN);
  const [left, top] = [Math.floor(x), Math.floor(y)];
  return { x: left, y: top, width: Math.ceil(x + width) - left, height: Math.ceil(y + height) - top };
}
