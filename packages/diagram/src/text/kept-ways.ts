import type { DiagramWays } from '@demarc/core';
import type { Point, Rect } from '../scene.ts';
import { type DiagramPlan, drawPlan, type PlacedWords } from './layout.ts';
import type { Router } from './route.ts';

/** What is kept of a plan: the ways of its flows, and where their words stand, if that is. */
export interface Kept {
  readonly ways: ReadonlyMap<string, readonly Point[]>;
  readonly words?: ReadonlyMap<string, PlacedWords> | undefined;
}

type Pair = [number, number];

/** The ways that a router finds for a plan, and the places of words beside them, to be kept with its diagram. */
export function keepWays(plan: DiagramPlan, router: Router): DiagramWays {
  const ways = router(plan.nodes, plan.flows, plan.headings);
  const { items } = drawPlan(plan, ways);
  const pair = ({ x, y }: Point): Pair => [x, y];
  return {
    of: fingerprint(plan),
    flows: plan.flows.map(({ id }) => (ways.get(id) ?? []).map(pair)),
    words: plan.flows.map(({ id }) =>
      items.flatMap((item): readonly Pair[] => {
        if (item.type === 'flow' && item.id === id && item.label) return [pair(item.label.box)];
        if (item.type === 'checkpoint' && item.flow === id) return [pair(item.at), pair(item.label.box)];
        return [];
      }),
    ),
  };
}

/** What was kept, if it is that of this very plan: every flow has a way, from its node to its node, and nothing lies far off. It may come from anywhere. */
export function keptWays(plan: DiagramPlan, kept: DiagramWays): Kept | undefined {
  const { of, flows } = kept;
  if (of !== fingerprint(plan) || flows.length !== plan.flows.length) return undefined;
  const ways = new Map<string, readonly Point[]>();
  for (const [index, { id, from, to }] of plan.flows.entries()) {
    const points = (flows[index] ?? []).map(pointOf);
    const [first, last] = [points[0], points.at(-1)];
    const goes =
      points.length > 1 &&
      first !== undefined &&
      last !== undefined &&
      touches(plan.nodes.get(from), first) &&
      touches(plan.nodes.get(to), last) &&
      points.every((point) => isNear(plan, point)) &&
      points.every((point, at) => at === 0 || isStraight(points[at - 1] as Point, point));
    if (!goes) return undefined;
    ways.set(id, points);
  }
  return { ways, words: wordsIn(plan, kept) };
}

/** Where the words of all flows stand; nothing where some have no place. */
function wordsIn(plan: DiagramPlan, { words }: DiagramWays): Kept['words'] {
  const placed = new Map<string, PlacedWords>();
  for (const [index, { id, label, checkpoints }] of plan.flows.entries()) {
    const points = (words?.[index] ?? []).map(pointOf);
    if (points.length !== (label === undefined ? 0 : 1) + 2 * checkpoints.length) return undefined;
    if (!points.every((point) => isNear(plan, point))) return undefined;
    const corner = label === undefined ? undefined : points.shift();
    placed.set(id, {
      label: corner,
      checkpoints: checkpoints.map((_, at) => ({
        at: points[2 * at] as Point,
        words: points[2 * at + 1] as Point,
      })),
    });
  }
  return placed;
}

function pointOf([x, y]: Pair): Point {
  return { x, y };
}

/** No further from the picture than it is large: what stands beyond would make it as large as that. */
function isNear({ width, height }: DiagramPlan, { x, y }: Point): boolean {
  return x >= -width && x <= 2 * width && y >= -height && y <= 2 * height;
}

function touches(box: Rect | undefined, { x, y }: Point): boolean {
  return (
    box !== undefined &&
    x >= box.x - 1 &&
    x <= box.x + box.width + 1 &&
    y >= box.y - 1 &&
    y <= box.y + box.height + 1
  );
}

/** Horizontal or vertical. */
function isStraight(from: Point, to: Point): boolean {
  return from.x === to.x || from.y === to.y;
}

/** Of all that ways and places of words depend on, in 64 bits (FNV-1a): it tells a plan from its next version; `keptWays` does not trust it. */
function fingerprint({ nodes, flows, headings }: DiagramPlan): string {
  const lines = flows.map(({ from, to, label, checkpoints }) => [
    from,
    to,
    label,
    checkpoints.map((one) => one.label),
  ]);
  const text = JSON.stringify([[...nodes], lines, headings]);
  let hash = 0xcbf29ce484222325n;
  for (let at = 0; at < text.length; at++)
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0');
}
