import type { Point, Rect } from '../scene.ts';
import { crosses, type Segment, segmentsOf } from './label.ts';

/** A flow nearer than this to a border that it follows reads as part of the border. */
const TOO_NEAR = 5;
/** Least distance kept from other flows and from nodes. */
const APART = 9;
const SHIFTS: readonly number[] = [8, -8, 12, -12, 16, -16];

/**
 * Moves the pieces of flows that run along the border of a trust boundary beside it, where there is room. Pieces that touch a node stay: they have their places there.
 */
export function offBorders(
  ways: ReadonlyMap<string, readonly Point[]>,
  borders: readonly Segment[],
  nodes: readonly Rect[],
): ReadonlyMap<string, readonly Point[]> {
  const moved = new Map(ways);
  for (const [flow, points] of ways) {
    let way = points;
    for (let at = 1; at < points.length - 2; at++) {
      const piece = { flow, from: way[at] as Point, to: way[at + 1] as Point };
      if (!borders.some((border) => runsAlong(piece, border, TOO_NEAR))) continue;
      const others = [...moved].flatMap(([id, other]) =>
        segmentsOf(id, other).filter((segment) => id !== flow || !touches(segment, piece)),
      );
      const free = SHIFTS.map((by) => shifted(way, at, by)).find((candidate) => {
        const next = { flow, from: candidate[at] as Point, to: candidate[at + 1] as Point };
        return (
          !borders.some((border) => runsAlong(next, border, TOO_NEAR)) &&
          !others.some((other) => runsAlong(next, other, APART)) &&
          segmentsOf(flow, candidate)
            .slice(at - 1, at + 2)
            .every((segment) => !nodes.some((node) => crosses(segment, node)))
        );
      });
      if (free) {
        way = free;
        moved.set(flow, way);
      }
    }
  }
  return moved;
}

/** Whether two pieces run beside each other, closer than `distance`, for more than a few units. */
export function runsAlong(
  a: Pick<Segment, 'from' | 'to'>,
  b: Pick<Segment, 'from' | 'to'>,
  distance: number,
): boolean {
  const upright = a.from.x === a.to.x;
  if (upright !== (b.from.x === b.to.x)) return false;
  const across = upright ? ('x' as const) : ('y' as const);
  const along = upright ? ('y' as const) : ('x' as const);
  if (Math.abs(a.from[across] - b.from[across]) >= distance) return false;
  const start = Math.max(Math.min(a.from[along], a.to[along]), Math.min(b.from[along], b.to[along]));
  const end = Math.min(Math.max(a.from[along], a.to[along]), Math.max(b.from[along], b.to[along]));
  return end - start > 6;
}

function touches(a: Segment, b: Segment): boolean {
  const same = (p: Point, q: Point) => p.x === q.x && p.y === q.y;
  return same(a.from, b.from) || same(a.from, b.to) || same(a.to, b.from) || same(a.to, b.to);
}

function shifted(points: readonly Point[], at: number, by: number): readonly Point[] {
  const upright = (points[at] as Point).x === (points[at + 1] as Point).x;
  return points.map((point, index) =>
    index !== at && index !== at + 1
      ? point
      : upright
        ? { x: point.x + by, y: point.y }
        : { x: point.x, y: point.y + by },
  );
}
