import { boxAt, grown } from '../rect.ts';
import type { Point, Rect } from '../scene.ts';

/** A piece of a flow's way, horizontal or vertical. */
export interface Segment {
  readonly flow: string;
  readonly from: Point;
  readonly to: Point;
}

/** What labels must keep off, gathered as they are placed. */
export interface Crowd {
  readonly view: Rect;
  readonly nodes: readonly Rect[];
  readonly segments: readonly Segment[];
  /** Borders and headings of trust boundaries: better not on them. */
  readonly borders: readonly Segment[];
  readonly headings: readonly Rect[];
  readonly labels: Rect[];
}

const BADGE = 8;

export function segmentsOf(flow: string, points: readonly Point[]): readonly Segment[] {
  return points.slice(1).map((to, at) => ({ flow, from: points[at] as Point, to }));
}

/** The best place for a block of words beside a flow: off nodes, words and lines, near the middle of its longest piece. */
export function placeLabel(
  size: { readonly width: number; readonly height: number },
  way: readonly Segment[],
  crowd: Crowd,
): Rect {
  const candidates = way.flatMap((segment) => beside(segment, size));
  const { box } = cheapest(candidates, nearby(crowd, way, Math.max(size.width, size.height)));
  crowd.labels.push(box);
  return box;
}

/** Where the words of a checkpoint may stand round its badge, the best first. */
function roundBadge(
  { width, height }: { readonly width: number; readonly height: number },
  at: Point,
): readonly Candidate[] {
  const near = BADGE + 4;
  const spots: readonly (readonly [number, number])[] = [
    [at.x + near, at.y - near - height],
    [at.x - width / 2, at.y - near - height],
    [at.x - width / 2, at.y + near],
    [at.x + near, at.y - height / 2],
    [at.x - near - width, at.y - height / 2],
    [at.x + near, at.y + 4],
    [at.x - near - width, at.y + 4],
    [at.x - near - width, at.y - near - height],
  ];
  return spots.map(([x, y], rank) => ({ box: { x, y, width, height }, cost: rank }));
}

interface Candidate {
  readonly box: Rect;
  readonly cost: number;
}

function beside(
  { from, to }: Segment,
  { width, height }: { readonly width: number; readonly height: number },
): readonly Candidate[] {
  const horizontal = from.y === to.y;
  const length = Math.abs(to.x - from.x) + Math.abs(to.y - from.y);
  const needed = horizontal ? width : height;
  const tight = length < needed + 8 ? 40 : 0;
  return [0.5, 0.35, 0.65, 0.2, 0.8].flatMap((part, rank): readonly Candidate[] => {
    const x = from.x + (to.x - from.x) * part;
    const y = from.y + (to.y - from.y) * part;
    const cost = rank * 3 + tight - Math.min(length, 240) / 12;
    return horizontal
      ? [
          { box: { x: x - width / 2, y: y - height - 4, width, height }, cost },
          { box: { x: x - width / 2, y: y + 4, width, height }, cost: cost + 2 },
        ]
      : [
          { box: { x: x + 6, y: y - height / 2, width, height }, cost },
          { box: { x: x - 6 - width, y: y - height / 2, width, height }, cost: cost + 2 },
        ];
  });
}

function cheapest(candidates: readonly Candidate[], crowd: Crowd): Candidate {
  let best: Candidate | undefined;
  for (const { box, cost: own } of candidates) {
    const cost = own + crowdCost(box, crowd, best && best.cost - own);
    if (!best || cost < best.cost) best = { box, cost };
  }
  if (!best) throw new Error('a flow has a way');
  return best;
}

/** What of a crowd can be in the way of boxes beside a flow that are no wider or taller than `reach`. Its labels are the same list, which grows. */
function nearby(crowd: Crowd, way: readonly Segment[], reach: number): Crowd {
  const xs = way.flatMap(({ from, to }) => [from.x, to.x]);
  const ys = way.flatMap(({ from, to }) => [from.y, to.y]);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  const room = grown({ x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }, reach + 3 * BADGE);
  return {
    ...crowd,
    nodes: crowd.nodes.filter((node) => overlaps(node, room)),
    headings: crowd.headings.filter((heading) => overlaps(heading, room)),
    segments: crowd.segments.filter((segment) => crosses(segment, room)),
    borders: crowd.borders.filter((segment) => crosses(segment, room)),
  };
}

/** What a box costs by what it covers; no further than to `enough`. */
function crowdCost(
  box: Rect,
  { view, nodes, segments, borders, headings, labels }: Crowd,
  enough = Number.POSITIVE_INFINITY,
): number {
  const loose = grown(box, 2);
  let cost = 0;
  for (const node of nodes) if (overlaps(loose, node)) cost += 400;
  if (cost >= enough) return cost;
  for (const label of labels) if (overlaps(loose, label)) cost += 400;
  if (cost >= enough) return cost;
  for (const heading of headings) if (overlaps(loose, heading)) cost += 200;
  if (cost >= enough) return cost;
  for (const segment of segments) if (crosses(segment, box)) cost += 120;
  if (cost >= enough) return cost;
  for (const segment of borders) if (crosses(segment, box)) cost += 30;
  const outside =
    box.x < view.x ||
    box.y < view.y ||
    box.x + box.width > view.x + view.width ||
    box.y + box.height > view.y + view.height;
  return cost + (outside ? 300 : 0);
}

/** Where a checkpoint's badge stands on its flow, and its words beside it. */
export interface PlacedBadge {
  readonly at: Point;
  readonly words: Rect;
}

/**
 * Places the badges of a flow's checkpoints, given the sizes of their words: spread over its way, in their order, off its corners, other lines and other badges,
 * where there is room for the words too.
 */
export function placeBadges(
  sizes: readonly { readonly width: number; readonly height: number }[],
  way: readonly Segment[],
  crowd: Crowd,
): readonly PlacedBadge[] {
  if (sizes.length === 0) return [];
  const length = way.reduce((sum, segment) => sum + lengthOf(segment), 0);
  const near = nearby(crowd, way, Math.max(...sizes.flatMap(({ width, height }) => [width, height])));
  const others = { ...near, segments: near.segments.filter(({ flow }) => flow !== way[0]?.flow) };
  let earliest = MARGIN;
  return sizes.map((size, index) => {
    const ideal = (length * (index + 1)) / (sizes.length + 1);
    const latest = length - MARGIN - (sizes.length - 1 - index) * MARGIN;
    const first = Math.min(earliest, length / 2);
    const steps = Math.floor((Math.max(latest, length / 2) - first) / STEP);
    // outwards from where it would stand best, and no further than it can be worth
    const distances = Array.from({ length: Math.max(steps, 0) + 1 }, (_, step) => first + step * STEP).sort(
      (a, b) => Math.abs(a - ideal) - Math.abs(b - ideal),
    );
    let best: (PlacedBadge & { readonly cost: number; readonly distance: number }) | undefined;
    for (const distance of distances) {
      if (best && Math.abs(distance - ideal) / 4 >= best.cost) break;
      const spot = pointAt(way, distance);
      if (!spot) continue;
      const away = Math.abs(distance - ideal) / 4 + (spot.toCorner < BADGE + 4 ? 60 : 0);
      const standing = away + crowdCost(badgeBox(spot.at), others, best && best.cost - away);
      if (best && standing >= best.cost) continue;
      const words = cheapest(roundBadge(size, spot.at), near);
      const cost = standing + words.cost;
      if (!best || cost < best.cost) best = { at: spot.at, words: words.box, cost, distance };
    }
    const at = best?.at ?? (way[0] as Segment).from;
    const words = best?.words ?? cheapest(roundBadge(size, at), near).box;
    earliest = (best?.distance ?? earliest) + 2 * BADGE + 4;
    crowd.labels.push(badgeBox(at), words);
    return { at, words };
  });
}

/** Least distance of a badge from the ends of its flow, and of badges from each other's latest places. */
const MARGIN = 18;
const STEP = 6;

function badgeBox(at: Point): Rect {
  return boxAt(at, BADGE);
}

function pointAt(
  way: readonly Segment[],
  distance: number,
): { readonly at: Point; readonly toCorner: number } | undefined {
  let left = distance;
  for (const { from, to } of way) {
    const length = Math.abs(to.x - from.x) + Math.abs(to.y - from.y);
    if (left <= length && length > 0) {
      const part = left / length;
      return {
        at: {
          x: Math.round(from.x + (to.x - from.x) * part),
          y: Math.round(from.y + (to.y - from.y) * part),
        },
        toCorner: Math.min(left, length - left),
      };
    }
    left -= length;
  }
  return undefined;
}

function lengthOf({ from, to }: Segment): number {
  return Math.abs(to.x - from.x) + Math.abs(to.y - from.y);
}

export function overlaps(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Whether a horizontal or vertical piece passes through a rectangle. */
export function crosses({ from, to }: Pick<Segment, 'from' | 'to'>, box: Rect): boolean {
  const left = Math.min(from.x, to.x);
  const right = Math.max(from.x, to.x);
  const top = Math.min(from.y, to.y);
  const bottom = Math.max(from.y, to.y);
  return left < box.x + box.width && right > box.x && top < box.y + box.height && bottom > box.y;
}
