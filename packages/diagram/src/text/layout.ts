import type { DiagramFlow, DiagramText } from '@demarc/core';
import type {
  CheckpointBadge,
  FlowLine,
  NodeBox,
  Point,
  Rect,
  Scene,
  SceneItem,
  Tags,
  ZoneBox,
} from '../scene.ts';
import { type Crowd, type PlacedBadge, placeBadges, placeLabel, type Segment, segmentsOf } from './label.ts';
import { blockSize, textWidth, wrapLabel } from './measure.ts';
import { offBorders } from './off-borders.ts';
import { nodeLines, placeDiagram, SIZES } from './place.ts';
import type { Router } from './route.ts';

/**
 * Lays out the text form of a diagram: zones and nodes on their grids, flows routed round the nodes, checkpoints and words beside them.
 * Flows whose ends do not exist are left out (`checkDiagram` tells). The same text always gives the same picture.
 */
export function layoutDiagram(diagram: DiagramText, router: Router): Scene {
  const plan = planDiagram(diagram);
  return drawPlan(plan, router(plan.nodes, plan.flows, plan.headings));
}

/** A diagram with its zones and nodes in their places, its flows still without a way. */
export interface DiagramPlan {
  readonly diagram: DiagramText;
  readonly boxes: ReadonlyMap<string, Rect>;
  readonly width: number;
  readonly height: number;
  readonly zones: readonly ZoneBox[];
  /** Words of zones, which no flow may cross. */
  readonly headings: readonly Rect[];
  /** The boxes of the nodes. */
  readonly nodes: ReadonlyMap<string, Rect>;
  readonly flows: readonly NumberedFlow[];
}

/** Puts zones and nodes in their places. */
export function planDiagram(diagram: DiagramText): DiagramPlan {
  const { boxes, width, height } = placeDiagram(diagram);
  const nodes = new Map(
    diagram.nodes.flatMap(({ id }) => (boxes.has(id) ? [[id, boxes.get(id) as Rect] as const] : [])),
  );
  const flows = diagram.flows
    .map((flow, at) => ({ ...flow, id: `flow-${at + 1}` }))
    .filter(({ from, to }) => from !== to && nodes.has(from) && nodes.has(to));
  const zones = zoneItems(diagram, boxes);
  return { diagram, boxes, width, height, zones, headings: zones.map(headingOf), nodes, flows };
}

/** Where the words of a flow stand, by their corners, and its checkpoints. */
export interface PlacedWords {
  readonly label?: Point | undefined;
  readonly checkpoints: readonly { readonly at: Point; readonly words: Point }[];
}

/** The picture of a plan whose flows go these ways. `placed` is where their words stand, by flow, where that is known. */
export function drawPlan(
  { diagram, width, height, zones, headings, nodes: nodeBoxes, flows }: DiagramPlan,
  routed: ReadonlyMap<string, readonly Point[]>,
  placed?: ReadonlyMap<string, PlacedWords>,
): Scene {
  const borders = zones.flatMap(({ id, box }) => bordersOf(id, box));
  const nodes = [...nodeBoxes.values()];
  const ways = offBorders(routed, borders, nodes);
  const crowd: Crowd = {
    view: { x: 0, y: 0, width, height },
    nodes,
    segments: [...ways].flatMap(([id, points]) => segmentsOf(id, points)),
    borders,
    headings,
    labels: [],
  };
  const drawn = flows
    .map((flow) => ({ flow, way: segmentsOf(flow.id, ways.get(flow.id) ?? []) }))
    .filter(({ way }) => way.length > 0);
  // badges stand on the lines and have the least choice, with their words; then the words of the flows
  const checkpoints = drawn.flatMap(({ flow, way }) =>
    checkpointItems(flow, way, crowd, placed?.get(flow.id)),
  );
  const lines = drawn.map(
    ({ flow, way }): FlowLine =>
      flowItem(flow, ways.get(flow.id) as readonly Point[], way, crowd, diagram, placed?.get(flow.id)),
  );
  const items: readonly SceneItem[] = [...zones, ...lines, ...nodeItems(diagram, nodeBoxes), ...checkpoints];
  return { form: 'text', view: viewOf(items, width, height), items };
}

type NumberedFlow = DiagramFlow & { readonly id: string };

function zoneItems(diagram: DiagramText, boxes: ReadonlyMap<string, Rect>): readonly ZoneBox[] {
  const around = new Map(diagram.zones.map(({ id, in: zone }) => [id, zone]));
  const depthOf = (id: string): number => {
    let depth = 0;
    for (let at = around.get(id); at !== undefined && depth < 20; at = around.get(at)) depth++;
    return depth;
  };
  return diagram.zones
    .flatMap((zone): readonly ZoneBox[] => {
      const box = boxes.get(zone.id);
      if (!box) return [];
      return [
        {
          type: 'zone',
          id: zone.id,
          box,
          depth: depthOf(zone.id),
          kind: zone.kind,
          label: zone.label,
          tags: tagsOf(zone),
          name: `trust boundary ${zone.label}`,
        },
      ];
    })
    .sort((a, b) => a.depth - b.depth);
}

function nodeItems(diagram: DiagramText, boxes: ReadonlyMap<string, Rect>): readonly NodeBox[] {
  return diagram.nodes.flatMap((node): readonly NodeBox[] => {
    const box = boxes.get(node.id);
    if (!box) return [];
    return [
      {
        type: 'node',
        id: node.id,
        box,
        kind: node.kind,
        lines: nodeLines(node.label),
        note: node.note,
        zone: node.in,
        tags: tagsOf(node),
        name: node.label,
      },
    ];
  });
}

function checkpointItems(
  flow: NumberedFlow,
  way: readonly Segment[],
  crowd: Crowd,
  placed: PlacedWords | undefined,
): readonly CheckpointBadge[] {
  const words = flow.checkpoints.map(({ label }) => wrapLabel(label, SIZES.small, 96));
  const sizes = words.map((lines) => blockSize(lines, SIZES.small, SIZES.smallLine));
  const places =
    placed?.checkpoints.map(({ at, words: corner }, index): PlacedBadge => {
      const { width, height } = sizes[index] as (typeof sizes)[number];
      return { at, words: { ...corner, width, height } };
    }) ?? placeBadges(sizes, way, crowd);
  return flow.checkpoints.map((checkpoint, index): CheckpointBadge => {
    const { at, words: box } = places[index] as PlacedBadge;
    return {
      type: 'checkpoint',
      id: `${flow.id}-checkpoint-${index + 1}`,
      flow: flow.id,
      kind: checkpoint.kind,
      at,
      label: { lines: words[index] as readonly string[], box },
      tags: merged(tagsOf(checkpoint), tagsOf(flow)),
      name: `${checkpoint.kind}: ${checkpoint.label}`,
    };
  });
}

function flowItem(
  flow: NumberedFlow,
  points: readonly Point[],
  way: readonly Segment[],
  crowd: Crowd,
  diagram: DiagramText,
  placed: PlacedWords | undefined,
): FlowLine {
  const nameOf = (id: string) => diagram.nodes.find((node) => node.id === id)?.label ?? id;
  const name = `${nameOf(flow.from)} ${flow.twoWay ? 'and' : 'to'} ${nameOf(flow.to)}${flow.label === undefined ? '' : `: ${flow.label}`}`;
  const base = {
    type: 'flow',
    id: flow.id,
    from: flow.from,
    to: flow.to,
    kind: flow.kind,
    twoWay: flow.twoWay,
    points,
    tags: tagsOf(flow),
    name,
  } as const;
  if (flow.label === undefined) return base;
  const lines = wrapLabel(flow.label, SIZES.small, 110);
  const size = blockSize(lines, SIZES.small, SIZES.smallLine);
  const box = placed?.label ? { ...placed.label, ...size } : placeLabel(size, way, crowd);
  return { ...base, label: { lines, box } };
}

function tagsOf({ featureClasses, threats, objectives, permissions }: Tags): Tags {
  return { featureClasses, threats, objectives, permissions };
}

function merged(a: Tags, b: Tags): Tags {
  const both = (x: readonly string[], y: readonly string[]) => [...new Set([...x, ...y])];
  return {
    featureClasses: both(a.featureClasses, b.featureClasses),
    threats: both(a.threats, b.threats),
    objectives: both(a.objectives, b.objectives),
    permissions: both(a.permissions, b.permissions),
  };
}

/** The room of a trust boundary's name, which no flow should cross. */
export function headingOf({ box, label, indent = SIZES.zoneIndent }: ZoneBox): Rect {
  return {
    x: box.x + indent - 6,
    y: box.y + 6,
    width: textWidth(label, SIZES.label) + 14,
    height: SIZES.zoneHead - 4,
  };
}

/** The sides of a trust boundary: top, right, bottom, left. */
export function bordersOf(
  zone: string,
  { x, y, width, height }: Rect,
): readonly [Segment, Segment, Segment, Segment] {
  const [right, bottom] = [x + width, y + height];
  const side = (from: Point, to: Point): Segment => ({ flow: zone, from, to });
  return [
    side({ x, y }, { x: right, y }),
    side({ x: right, y }, { x: right, y: bottom }),
    side({ x: right, y: bottom }, { x, y: bottom }),
    side({ x, y: bottom }, { x, y }),
  ];
}

/** The picture's bounds: the grid, and whatever flows and words need beyond it. */
function viewOf(items: readonly SceneItem[], width: number, height: number): Rect {
  let [left, top, right, bottom] = [0, 0, width, height];
  const include = ({ x, y, width: w, height: h }: Rect) => {
    left = Math.min(left, x - 6);
    top = Math.min(top, y - 6);
    right = Math.max(right, x + w + 6);
    bottom = Math.max(bottom, y + h + 6);
  };
  for (const item of items) {
    if (item.type === 'flow') {
      for (const point of item.points) include({ ...point, width: 0, height: 0 });
      if (item.label) include(item.label.box);
    }
    if (item.type === 'checkpoint') include(item.label.box);
  }
  return {
    x: Math.floor(left),
    y: Math.floor(top),
    width: Math.ceil(right) - Math.floor(left),
    height: Math.ceil(bottom) - Math.floor(top),
  };
}
