import type { DiagramWays } from '@demarc/core';
import type { Point, Rect } from '../scene.ts';
import type { DiagramPlan } from './layout.ts';
import type { Router } from './route.ts';

type Ways = ReadonlyMap<string, readonly Point[]>;

/** The ways that a router finds for a plan, to be kept with its diagram. */
export function keepWays(plan: DiagramPlan, router: Router): DiagramWays {
  const ways = router(plan.nodes, plan.flows, plan.headings);
  return {
    of: fingerprint(plan),
    flows: plan.flows.map(({ id }) => (ways.get(id) ?? []).map(({ x, y }): [number, number] => [x, y])),
  };
}

/** Kept ways, if they are those of this very plan: every flow has one, from its node to its node. They may come from anywhere. */
export function keptWays(plan: DiagramPlan, { of, flows }: DiagramWays): Ways | undefined {
  if (of !== fingerprint(plan) || flows.length !== plan.flows.length) return undefined;
  const ways = new Map<string, readonly Point[]>();
  for (const [index, { id, from, to }] of plan.flows.entries()) {
    const points = (flows[index] ?? []).map(([x, y]): Point => ({ x, y }));
    const [first, last] = [points[0], points.at(-1)];
    const goes =
      points.length > 1 &&
      first !== undefined &&
      last !== undefined &&
      touches(plan.nodes.get(from), first) &&
      touches(plan.nodes.get(to), last) &&
      points.every((point, at) => at === 0 || isStraight(points[at - 1] as Point, point));
    if (!goes) return undefined;
    ways.set(id, points);
  }
  return ways;
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

/** Of all that a router is given, in 64 bits (FNV-1a): it tells a plan from its next version; `keptWays` does not trust it. */
function fingerprint({ nodes, flows, headings }: DiagramPlan): string {
  const text = JSON.stringify([[...nodes], flows.map(({ from, to }) => [from, to]), headings]);
  let hash = 0xcbf29ce484222325n;
  for (let at = 0; at < text.length; at++)
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0');
}
