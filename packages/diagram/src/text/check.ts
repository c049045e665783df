import { type DiagramText, nearest, type Problem, type ThreatModel } from '@demarc/core';
import type { Tags } from '../scene.ts';

/** What is wrong with a diagram beyond its shape: names used twice, ends and zones that do not exist, cells taken twice, tags of what the ThreatModel does not have. */
export function checkDiagram(diagram: DiagramText, model: ThreatModel): readonly Problem[] {
  const problem = (message: string, path: readonly (string | number)[]): Problem => ({
    rule: 'diagram',
    level: 'error',
    message,
    path: ['diagram', ...path],
  });
  const zones = diagram.zones.map(({ id }) => id);
  const nodes = diagram.nodes.map(({ id }) => id);
  const hint = (name: string, known: readonly string[]) => {
    const found = nearest(name, known);
    return found === undefined ? '' : `: did you mean \`${found}\``;
  };
  const seen = new Set<string>();
  const twice = [
    ...diagram.zones.map((zone, at) => ['zones', at, zone.id] as const),
    ...diagram.nodes.map((node, at) => ['nodes', at, node.id] as const),
  ].flatMap(([list, at, id]) => {
    if (seen.has(id)) return [problem(`\`${id}\` is used more than once`, [list, at, 'id'])];
    seen.add(id);
    return [];
  });
  const around = (list: 'zones' | 'nodes') =>
    diagram[list].flatMap(({ in: zone }, at) =>
      zone === undefined || zones.includes(zone)
        ? []
        : [problem(`no zone \`${zone}\`${hint(zone, zones)}`, [list, at, 'in'])],
    );
  const ends = diagram.flows.flatMap(({ from, to }, at) =>
    (
      [
        ['from', from],
        ['to', to],
      ] as const
    ).flatMap(([key, id]) =>
      nodes.includes(id) ? [] : [problem(`no node \`${id}\`${hint(id, nodes)}`, ['flows', at, key])],
    ),
  );
  return [
    ...twice,
    ...around('zones'),
    ...around('nodes'),
    ...loops(diagram).map((id) => problem(`zone \`${id}\` is inside itself`, ['zones'])),
    ...ends,
    ...clashes(diagram, problem),
    ...unknownTags(diagram, model),
  ];
}

function loops(diagram: DiagramText): readonly string[] {
  const around = new Map(diagram.zones.map((zone) => [zone.id, zone.in]));
  return diagram.zones.flatMap(({ id }) => {
    const trail = new Set<string>();
    let at: string | undefined = id;
    while (at !== undefined && !trail.has(at)) {
      trail.add(at);
      at = around.get(at);
    }
    return at === id ? [id] : [];
  });
}

function clashes(
  diagram: DiagramText,
  problem: (message: string, path: readonly (string | number)[]) => Problem,
): readonly Problem[] {
  const taken = new Map<string, string>();
  const placed = [
    ...diagram.zones.map((zone, at) => ({ ...zone, list: 'zones', index: at, span: zone.span ?? [1, 1] })),
    ...diagram.nodes.map((node, at) => ({ ...node, list: 'nodes', index: at, span: [1, 1] as const })),
  ];
  return placed.flatMap(({ id, in: zone = '', at, span, list, index }) => {
    if (at === undefined) return [];
    for (let column = at[0]; column < at[0] + (span[0] as number); column++) {
      for (let row = at[1]; row < at[1] + (span[1] as number); row++) {
        const cell = `${zone} ${column} ${row}`;
        const other = taken.get(cell);
        if (other !== undefined)
          return [
            problem(`\`${id}\` stands on \`${other}\`: cell [${column}, ${row}] is taken`, [
              list,
              index,
              'at',
            ]),
          ];
        taken.set(cell, id);
      }
    }
    return [];
  });
}

function unknownTags(diagram: DiagramText, model: ThreatModel): readonly Problem[] {
  const ids = (items: readonly { readonly id: string }[]) => new Set(items.map(({ id }) => id));
  const known = {
    featureClasses: ids(model.featureClasses),
    threats: ids(model.threats),
    objectives: ids(model.objectives),
  };
  const tagged: readonly (readonly [readonly (string | number)[], Tags])[] = [
    ...diagram.zones.map((zone, at) => [['zones', at], zone] as const),
    ...diagram.nodes.map((node, at) => [['nodes', at], node] as const),
    ...diagram.flows.flatMap((flow, at) => [
      [['flows', at], flow] as const,
      ...flow.checkpoints.map(
        (checkpoint, index) => [['flows', at, 'checkpoints', index], checkpoint] as const,
      ),
    ]),
  ];
  return tagged.flatMap(([path, tags]) =>
    (['featureClasses', 'threats', 'objectives'] as const).flatMap((kind) =>
      tags[kind]
        .filter((id) => !known[kind].has(id))
        .map(
          (id): Problem => ({
            rule: 'diagram',
            level: 'warning',
            message: `is tagged with \`${id}\`, which does not exist`,
            path: ['diagram', ...path, kind],
          }),
        ),
    ),
  );
}
