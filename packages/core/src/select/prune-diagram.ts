import type { Diagram, DiagramText } from '../model/diagram.ts';

/** The ids that the tags of a diagram may point at. */
export interface Tagged {
  readonly featureClasses: ReadonlySet<string>;
  readonly threats: ReadonlySet<string>;
  readonly objectives: ReadonlySet<string>;
}

type Tags = Pick<DiagramText['nodes'][number], keyof Tagged>;

/**
 * A diagram whose tags point only at what is left. Zones, nodes, flows and checkpoints stay: the picture is that of the whole service, and what lost all
 * its tags is simply untagged. A draw.io body stays as it came.
 */
export function pruneDiagram(diagram: Diagram, left: Tagged): Diagram {
  if (!diagram.text) return diagram;
  const { zones, nodes, flows } = diagram.text;
  const pruned = <T extends Tags>(item: T): T => ({
    ...item,
    featureClasses: item.featureClasses.filter((id) => left.featureClasses.has(id)),
    threats: item.threats.filter((id) => left.threats.has(id)),
    objectives: item.objectives.filter((id) => left.objectives.has(id)),
  });
  return {
    ...diagram,
    text: {
      zones: zones.map(pruned),
      nodes: nodes.map(pruned),
      flows: flows.map((flow) => ({ ...pruned(flow), checkpoints: flow.checkpoints.map(pruned) })),
    },
  };
}
