import { CHECKPOINT_KINDS, DiagramText, NODE_KINDS, ZONE_KINDS } from '@demarc/core';
import fc from 'fast-check';

const label = fc
  .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
  .filter((text) => text.trim() !== '');

/** Diagrams as authors may write them: nested boundaries, nodes placed on free cells, flows between any two nodes. */
export const arbitraryDiagram: fc.Arbitrary<DiagramText> = fc
  .record({
    zones: fc.array(fc.record({ label, kind: fc.constantFrom(...ZONE_KINDS), in: fc.nat() }), {
      maxLength: 5,
    }),
    nodes: fc.array(
      fc.record({ label, kind: fc.constantFrom(...NODE_KINDS), in: fc.nat(), placed: fc.boolean() }),
      { minLength: 2, maxLength: 12 },
    ),
    flows: fc.array(
      fc.record({
        from: fc.nat(),
        to: fc.nat(),
        twoWay: fc.boolean(),
        label: fc.option(label, { nil: undefined }),
        checkpoints: fc.array(fc.record({ kind: fc.constantFrom(...CHECKPOINT_KINDS), label }), {
          maxLength: 3,
        }),
      }),
      { maxLength: 14 },
    ),
  })
  .map(({ zones, nodes, flows }) => {
    // a zone lies in an earlier one, or in none
    const zoneAt = (index: number, count: number) => {
      const found = index % (count + 1);
      return found === count ? {} : { in: `zone-${found}` };
    };
    return DiagramText.parse({
      zones: zones.map((zone, at) => ({ ...zone, id: `zone-${at}`, in: undefined, ...zoneAt(zone.in, at) })),
      nodes: nodes.map(({ placed, ...node }, at) => ({
        ...node,
        id: `node-${at}`,
        in: undefined,
        ...zoneAt(node.in, zones.length),
        // row 1 and below, one row for each: no zone or other node can stand there
        ...(placed ? { at: [at % 4, at + 8] } : {}),
      })),
      flows: flows.map((flow) => ({
        ...flow,
        from: `node-${flow.from % nodes.length}`,
        to: `node-${flow.to % nodes.length}`,
      })),
    });
  });
