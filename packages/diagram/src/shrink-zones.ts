import { around, boxAt, grown, inside } from './rect.ts';
import type { CheckpointBadge, FlowLine, NodeBox, Rect, ZoneBox } from './scene.ts';
import { crosses, overlaps, type Segment, segmentsOf } from './text/label.ts';
import { bordersOf, headingOf } from './text/layout.ts';
import { runsAlong } from './text/off-borders.ts';
import { SIZES } from './text/place.ts';

/** Least room between a border and what is in it: nodes and lines, the borders of other boundaries, words. */
const PAD = { part: 12, zone: 8, words: 6 } as const;
/** A line nearer than this to a border that it follows reads as part of it. */
const BESIDE = 8;
/** How far apart the places are that are tried for a border. */
const STEP = 8;
/** How far a border is moved out of the way, at most; then it stays where it was. */
const REACH = 48;

/** What is drawn in the text form, boundaries aside. */
export type LitPart = NodeBox | FlowLine | CheckpointBadge;

/**
 * Trust boundaries drawn in to the parts that they hold, with room for their headings; those that hold no node are left out. Each stays within what it was, so that
 * it comes over nothing that was outside; its heading and borders keep off flows and words as well as they can.
 */
export function shrinkZones(zones: readonly ZoneBox[], parts: readonly LitPart[]): readonly ZoneBox[] {
  const shrunk = new Map<string, ZoneBox>();
  const all = crowdOf(parts);
  for (const zone of [...zones].sort((a, b) => b.depth - a.depth)) {
    const inner = heldBy(zone, parts);
    if (inner.length === 0) continue;
    const within = [...shrunk.values()].filter(
      ({ box, depth }) => depth > zone.depth && inside(box, zone.box),
    );
    const held = around([...inner, ...within.map(({ box }) => grown(box, PAD.zone))]);
    shrunk.set(zone.id, { ...zone, ...drawnIn(zone, held, crowdAt(zone.box, all)) });
  }
  return zones.flatMap(({ id }) => shrunk.get(id) ?? []);
}

/** What headings and borders should keep off. */
interface Crowd {
  readonly lines: readonly Segment[];
  readonly words: readonly Rect[];
}

function crowdOf(parts: readonly LitPart[]): Crowd {
  return {
    lines: parts.flatMap((part) => (part.type === 'flow' ? segmentsOf(part.id, part.points) : [])),
    words: parts.flatMap(wordsOf),
  };
}

/** What of it can be in the way of a boundary that stays within `box`. */
function crowdAt(box: Rect, { lines, words }: Crowd): Crowd {
  const near = grown(box, BESIDE);
  return {
    lines: lines.filter((line) => crosses(line, near)),
    words: words.filter((word) => overlaps(word, near)),
  };
}

function wordsOf(part: LitPart): readonly Rect[] {
  if (part.type === 'checkpoint') return [boxAt(part.at, 10), part.label.box];
  return part.type === 'flow' && part.label ? [part.label.box] : [];
}

/** What a boundary holds: its nodes, the flows between them, and the words of flows that start or end in it. Empty where it has no node. */
function heldBy({ box: zone }: ZoneBox, parts: readonly LitPart[]): readonly Rect[] {
  const nodes = parts.flatMap((part) => (part.type === 'node' && inside(part.box, zone) ? [part] : []));
  if (nodes.length === 0) return [];
  const here = new Set(nodes.map(({ id }) => id));
  const flows = new Map(
    parts.flatMap((part) =>
      part.type === 'flow' ? [[part.id, Number(here.has(part.from)) + Number(here.has(part.to))]] : [],
    ),
  );
  const ways = parts.flatMap((part) =>
    part.type === 'flow' && flows.get(part.id) === 2 ? part.points.map((point) => boxAt(point)) : [],
  );
  const words = parts.flatMap((part) => {
    const flow = part.type === 'checkpoint' ? part.flow : part.id;
    return (flows.get(flow) ?? 0) > 0 ? wordsOf(part) : [];
  });
  const roomOf = (boxes: readonly Rect[], pad: number) =>
    boxes.filter((box) => inside(box, zone)).map((box) => grown(box, pad));
  return [
    ...nodes.map(({ box }) => grown(box, PAD.part)),
    ...roomOf(ways, PAD.part),
    ...roomOf(words, PAD.words),
  ];
}

/** The place of a boundary around what it holds, and of its heading. */
function drawnIn(zone: ZoneBox, held: Rect, crowd: Crowd): Pick<ZoneBox, 'box' | 'indent'> {
  const { x, y, width, height } = zone.box;
  const outer = { right: x + width, bottom: y + height };
  const head = headingOf(zone).width + 2 * (SIZES.zoneIndent - 6);
  const lefts = places(Math.min(held.x, outer.right - head), x, REACH);
  const tops = places(held.y - SIZES.zoneHead, y, REACH);
  const rightOf = (left: number) => Math.min(Math.max(held.x + held.width, left + head), outer.right);
  const lowest = Math.min(held.y + held.height, outer.bottom);
  const corners = lefts
    .flatMap((left) =>
      tops.map((top) => ({ at: { x: left, y: top }, moved: lefts[0] - left + tops[0] - top })),
    )
    .sort((a, b) => a.moved - b.moved);
  const start = least(corners, ({ x: left, y: top }) => {
    const box = { x: left, y: top, width: rightOf(left) - left, height: lowest - top };
    const [above, , , before] = bordersOf(zone.id, box);
    const heading = headingIn({ ...zone, box }, box.width - head, crowd);
    return {
      place: { box, indent: heading.indent },
      cost: heading.cost + borderCost(above, crowd) + borderCost(before, crowd),
    };
  });
  const { x: left, y: top } = start.box;
  const boxTo = (right: number, bottom: number): Rect => ({
    x: left,
    y: top,
    width: right - left,
    height: bottom - top,
  });
  const ends = (from: number, outermost: number) =>
    places(-from, -outermost, REACH).map((at) => ({ at: -at, moved: -at - from }));
  const right = least(ends(rightOf(left), outer.right), (at) => ({
    place: at,
    cost: borderCost(bordersOf(zone.id, boxTo(at, lowest))[1], crowd),
  }));
  const bottom = least(ends(lowest, outer.bottom), (at) => ({
    place: at,
    cost: borderCost(bordersOf(zone.id, boxTo(right, at))[2], crowd),
  }));
  return { box: boxTo(right, bottom), indent: start.indent };
}

/** Where the heading of a boundary begins, which has this much room beside it: as far left as nothing is in its way. */
function headingIn(
  zone: ZoneBox,
  room: number,
  crowd: Crowd,
): { readonly indent: number; readonly cost: number } {
  let best = { indent: SIZES.zoneIndent as number, cost: Number.POSITIVE_INFINITY };
  const first = headingOf({ ...zone, indent: SIZES.zoneIndent });
  for (let by = 0; by <= Math.max(room, 0); by += STEP) {
    const indent = SIZES.zoneIndent + by;
    const found = headingCost({ ...first, x: first.x + by }, crowd);
    if (found + by / 40 < best.cost) best = { indent, cost: found + by / 40 };
    if (found === 0) break;
  }
  return best;
}

/** Places for a border, the first at `from`, each further out, and the outermost, where it was. */
function places(from: number, outermost: number, reach: number): readonly [number, ...number[]] {
  const first = Math.max(from, outermost);
  const count = Math.ceil(Math.min(first - outermost, reach) / STEP);
  const further = Array.from({ length: Math.max(count - 1, 0) }, (_, at) => first - (at + 1) * STEP);
  return [first, ...further, outermost];
}

function headingCost(heading: Rect, { lines, words }: Crowd): number {
  const crossed = lines.filter((line) => crosses(line, heading)).length;
  return 400 * (crossed + words.filter((box) => overlaps(box, heading)).length);
}

function borderCost(border: Segment, { lines, words }: Crowd): number {
  const followed = lines.filter((line) => runsAlong(line, border, BESIDE)).length;
  return 60 * followed + 40 * words.filter((box) => crosses(border, box)).length;
}

/** The candidate that costs least, by how far it is moved and what is in its way there; those that are moved least come first. */
function least<T, U>(
  candidates: readonly { readonly at: T; readonly moved: number }[],
  placed: (at: T) => { readonly place: U; readonly cost: number },
): U {
  let best: { readonly place: U; readonly cost: number } | undefined;
  for (const { at, moved } of candidates) {
    if (best && moved / 4 >= best.cost) break;
    const { place, cost } = placed(at);
    if (!best || moved / 4 + cost < best.cost) best = { place, cost: moved / 4 + cost };
  }
  if (!best) throw new Error('a border has a place');
  return best.place;
}
