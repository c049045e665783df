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
  const holdable = holdableOf(parts);
  for (const zone of [...zones].sort((a, b) => b.depth - a.depth)) {
    const inner = heldBy(zone, holdable);
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

/** What boundaries can hold. */
interface Holdable {
  readonly nodes: readonly NodeBox[];
  readonly flows: readonly {
    readonly from: string;
    readonly to: string;
    readonly turns: readonly Rect[];
    /** Its own and those of its checkpoints. */
    readonly words: readonly Rect[];
  }[];
}

function holdableOf(parts: readonly LitPart[]): Holdable {
  const words = new Map<string, Rect[]>();
  for (const part of parts) {
    const flow = part.type === 'checkpoint' ? part.flow : part.id;
    words.set(flow, [...(words.get(flow) ?? []), ...wordsOf(part)]);
  }
  return {
    nodes: parts.filter((part) => part.type === 'node'),
    flows: parts
      .filter((part) => part.type === 'flow')
      .map(({ id, from, to, points }) => ({
        from,
        to,
        turns: points.map((point) => boxAt(point)),
        words: words.get(id) ?? [],
      })),
  };
}

/** What a boundary holds: its nodes, the flows between them, and the words of flows that start or end in it. Empty where it has no node. */
function heldBy({ box: zone }: ZoneBox, { nodes, flows }: Holdable): readonly Rect[] {
  const held: Rect[] = [];
  const hold = (boxes: readonly Rect[], pad: number) => {
    for (const box of boxes) if (inside(box, zone)) held.push(grown(box, pad));
  };
  const here = new Set<string>();
  for (const { id, box } of nodes) if (inside(box, zone)) here.add(id);
  if (here.size === 0) return held;
  for (const { id, box } of nodes) if (here.has(id)) held.push(grown(box, PAD.part));
  for (const { from, to, turns, words } of flows) {
    if (here.has(from) && here.has(to)) hold(turns, PAD.part);
    if (here.has(from) || here.has(to)) hold(words, PAD.words);
  }
  return held;
}

/** The place of a boundary around what it holds, and of its heading. */
function drawnIn(zone: ZoneBox, held: Rect, crowd: Crowd): Pick<ZoneBox, 'box' | 'indent'> {
  const { x, y, width, height } = zone.box;
  const outer = { right: x + width, bottom: y + height };
  const heading = headingOf({ ...zone, indent: SIZES.zoneIndent });
  const head = heading.width + 2 * (SIZES.zoneIndent - 6);
  const firstLeft = Math.max(Math.min(held.x, outer.right - head), x);
  const firstTop = Math.max(held.y - SIZES.zoneHead, y);
  const rightOf = (left: number) => Math.min(Math.max(held.x + held.width, left + head), outer.right);
  const lowest = Math.min(held.y + held.height, outer.bottom);
  const corners = () =>
    placesFrom(firstLeft, x)
      .flatMap((left) =>
        placesFrom(firstTop, y).map((top) => ({
          at: { x: left, y: top },
          moved: firstLeft - left + firstTop - top,
        })),
      )
      .sort((a, b) => a.moved - b.moved);
  const start = least({ x: firstLeft, y: firstTop }, corners, ({ x: left, y: top }) => {
    const box = { x: left, y: top, width: rightOf(left) - left, height: lowest - top };
    const [above, , , before] = bordersOf(zone.id, box);
    const first = { ...heading, x: heading.x - x + left, y: heading.y - y + top };
    const { indent, cost } = headingIn(first, box.width - head, crowd);
    return { place: { box, indent }, cost: cost + borderCost(above, crowd) + borderCost(before, crowd) };
  });
  const { x: left, y: top } = start.box;
  const boxTo = (right: number, bottom: number): Rect => ({
    x: left,
    y: top,
    width: right - left,
    height: bottom - top,
  });
  const ends = (from: number, outermost: number) => () =>
    placesFrom(-from, -outermost).map((at) => ({ at: -at, moved: -at - from }));
  const firstRight = rightOf(left);
  const right = least(firstRight, ends(firstRight, outer.right), (at) => ({
    place: at,
    cost: borderCost(bordersOf(zone.id, boxTo(at, lowest))[1], crowd),
  }));
  const bottom = least(lowest, ends(lowest, outer.bottom), (at) => ({
    place: at,
    cost: borderCost(bordersOf(zone.id, boxTo(right, at))[2], crowd),
  }));
  return { box: boxTo(right, bottom), indent: start.indent };
}

/** Where a heading begins that has this much room beside it, `first` as far left as can be: there, or as near to it as nothing is in its way. */
function headingIn(
  first: Rect,
  room: number,
  crowd: Crowd,
): { readonly indent: number; readonly cost: number } {
  let best = { indent: SIZES.zoneIndent as number, cost: Number.POSITIVE_INFINITY };
  for (let by = 0; by <= Math.max(room, 0); by += STEP) {
    const found = headingCost({ ...first, x: first.x + by }, crowd);
    if (found + by / 40 < best.cost) best = { indent: SIZES.zoneIndent + by, cost: found + by / 40 };
    if (found === 0) break;
  }
  return best;
}

/** Places for a border, the first at `first`, each further out, and the outermost, where it was. */
function placesFrom(first: number, outermost: number): readonly number[] {
  const count = Math.ceil(Math.min(first - outermost, REACH) / STEP);
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

/**
 * The place that costs least, by how far it is moved and what is in its way there; those that are moved least come first. `others` are asked for only where something is in
 * the way of the first.
 */
function least<T, U>(
  first: T,
  others: () => readonly { readonly at: T; readonly moved: number }[],
  placed: (at: T) => { readonly place: U; readonly cost: number },
): U {
  let best = placed(first);
  if (best.cost === 0) return best.place;
  for (const { at, moved } of others()) {
    if (moved / 4 >= best.cost) break;
    const { place, cost } = placed(at);
    if (moved / 4 + cost < best.cost) best = { place, cost: moved / 4 + cost };
  }
  return best.place;
}
