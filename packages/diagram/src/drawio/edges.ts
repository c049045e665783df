import type { Point, Rect } from '../scene.ts';
import { type Cell, number } from './cells.ts';

/** The way of an edge in absolute coordinates: from its ends over its own points, with corners where its style is orthogonal. */
export function edgePoints(
  cell: Cell,
  boxOf: (id: string | undefined) => Rect | undefined,
  origin: Point,
): readonly Point[] {
  const { geometry, style } = cell;
  const shift = (point: Point): Point => ({ x: point.x + origin.x, y: point.y + origin.y });
  const between = (geometry?.points ?? []).map(shift);
  const source = boxOf(cell.source);
  const target = boxOf(cell.target);
  const first = geometry?.sourcePoint && !source ? shift(geometry.sourcePoint) : undefined;
  const last = geometry?.targetPoint && !target ? shift(geometry.targetPoint) : undefined;
  const fixedStart = source && anchor(source, style.exitX, style.exitY, style.exitDx, style.exitDy);
  const fixedEnd = target && anchor(target, style.entryX, style.entryY, style.entryDx, style.entryDy);
  const towardEnd = between[0] ?? fixedEnd ?? (target && centre(target)) ?? last;
  const start = first ?? fixedStart ?? (source && towardEnd && leaving(source, towardEnd));
  const towardStart = between.at(-1) ?? fixedStart ?? (source && centre(source)) ?? first;
  const end =
    last ??
    fixedEnd ??
    (target && towardStart && leaving(target, between.length > 0 ? towardStart : (start ?? towardStart)));
  if (!start || !end) return [];
  const points = [start, ...between, end];
  return style.edgeStyle === 'orthogonalEdgeStyle' || style.edgeStyle === 'elbowEdgeStyle'
    ? squared(points, source)
    : points;
}

/**
 * Where a label on a way stands: at `part` from -1 (start) over 0 (halfway) to 1 (end), `aside` to the right of its direction, and moved by `offset`;
 * as draw.io reads the relative geometry of edges and of labels on them.
 */
export function pointAlong(
  points: readonly Point[],
  part = 0,
  aside = 0,
  offset: Point = { x: 0, y: 0 },
): Point {
  const lengths = points
    .slice(1)
    .map((point, at) => Math.hypot(point.x - (points[at] as Point).x, point.y - (points[at] as Point).y));
  let left = (lengths.reduce((sum, length) => sum + length, 0) * (Math.min(1, Math.max(-1, part)) + 1)) / 2;
  for (const [at, length] of lengths.entries()) {
    const from = points[at] as Point;
    const to = points[at + 1] as Point;
    if (left <= length && length > 0) {
      const dx = (to.x - from.x) / length;
      const dy = (to.y - from.y) / length;
      return { x: from.x + dx * left + dy * aside + offset.x, y: from.y + dy * left - dx * aside + offset.y };
    }
    left -= length;
  }
  const last = points.at(-1) ?? { x: 0, y: 0 };
  return { x: last.x + offset.x, y: last.y + offset.y };
}

function anchor(
  box: Rect,
  x: string | undefined,
  y: string | undefined,
  dx: string | undefined,
  dy: string | undefined,
): Point | undefined {
  if (x === undefined || y === undefined) return undefined;
  return { x: box.x + box.width * number(x) + number(dx), y: box.y + box.height * number(y) + number(dy) };
}

function centre({ x, y, width, height }: Rect): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

/** Where a line toward a point leaves a box: straight where the point lies beside it, else at the middle of the nearer side. */
function leaving(box: Rect, to: Point): Point {
  const middle = centre(box);
  if (to.x >= box.x && to.x <= box.x + box.width)
    return { x: to.x, y: to.y < middle.y ? box.y : box.y + box.height };
  if (to.y >= box.y && to.y <= box.y + box.height)
    return { x: to.x < middle.x ? box.x : box.x + box.width, y: to.y };
  return Math.abs(to.x - middle.x) - box.width / 2 > Math.abs(to.y - middle.y) - box.height / 2
    ? { x: to.x < middle.x ? box.x : box.x + box.width, y: middle.y }
    : { x: middle.x, y: to.y < middle.y ? box.y : box.y + box.height };
}

/** A way whose pieces are horizontal or vertical: a corner goes between two points that are not in line. */
function squared(points: readonly Point[], source: Rect | undefined): readonly Point[] {
  const [start] = points;
  if (!start) return points;
  const result: Point[] = [start];
  let horizontal = source ? start.x <= source.x + 1 || start.x >= source.x + source.width - 1 : true;
  points.slice(1).forEach((point, at) => {
    const from = result.at(-1) as Point;
    const isLast = at === points.length - 2;
    if (Math.abs(from.x - point.x) > 0.5 && Math.abs(from.y - point.y) > 0.5) {
      if (isLast && points.length === 2 && horizontal) {
        const x = (from.x + point.x) / 2;
        result.push({ x, y: from.y }, { x, y: point.y });
      } else result.push(horizontal ? { x: point.x, y: from.y } : { x: from.x, y: point.y });
    }
    const before = result.at(-1) as Point;
    horizontal = Math.abs(before.x - point.x) <= 0.5;
    result.push(point);
  });
  return result;
}
