import type { DiagramText } from '@demarc/core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { layoutDiagram, loadRouter, type Router } from '../src/index.ts';
import { inside } from '../src/rect.ts';
import type { Point, Rect, Scene } from '../src/scene.ts';
import { crosses, overlaps, segmentsOf } from '../src/text/label.ts';
import { arbitraryDiagram } from './arbitrary-diagram.ts';
import { diagramOf, readS3 } from './sample.ts';
import { badgesOf, flowsOf, nodesOf, pairs, wordsOf, zonesOf } from './scene-parts.ts';

let router: Router;
beforeAll(async () => {
  router = await loadRouter();
});

describe('layoutDiagram', () => {
  it('draws Amazon S3 with nothing on anything else', () => {
    const { model } = readS3();
    const scene = layoutDiagram(model.diagram?.text as DiagramText, router);
    const words = wordsOf(scene);
    const clashes = [
      ...flowsThroughNodes(scene),
      ...pairs(words).flatMap(([a, b]) => (overlaps(a.box, b.box) ? [`${a.of} over ${b.of}`] : [])),
      ...words.flatMap(({ of, box }) =>
        nodesOf(scene).flatMap((node) => (overlaps(box, node.box) ? [`${of} over ${node.id}`] : [])),
      ),
      ...badgesOf(scene).flatMap(({ id, at }) =>
        nodesOf(scene).flatMap((node) => (overlaps(around(at), node.box) ? [`${id} over ${node.id}`] : [])),
      ),
    ];
    expect(clashes).toEqual([]);
    expect(badgesOf(scene).length).toBeGreaterThan(8);
  });

  it('gives the same picture for the same text', () => {
    const text = readS3().model.diagram?.text as DiagramText;
    expect(layoutDiagram(text, router)).toEqual(layoutDiagram(structuredClone(text), router));
  });

  it('keeps every trust boundary round what is in it, and flows upright and off the nodes', () => {
    fc.assert(
      fc.property(arbitraryDiagram, (diagram) => {
        const scene = layoutDiagram(diagram, router);
        const boxes = new Map([...zonesOf(scene), ...nodesOf(scene)].map(({ id, box }) => [id, box]));
        for (const { id, in: zone } of [...diagram.zones, ...diagram.nodes]) {
          if (zone === undefined) continue;
          expect(inside(boxes.get(id) as Rect, boxes.get(zone) as Rect)).toBe(true);
        }
        expect(
          pairs(nodesOf(scene))
            .filter(([a, b]) => overlaps(a.box, b.box))
            .map(([a, b]) => [a.id, b.id]),
        ).toEqual([]);
        for (const { points } of flowsOf(scene)) {
          expect(points.length).toBeGreaterThan(1);
          for (const { from, to } of segmentsOf('', points))
            expect(from.x === to.x || from.y === to.y).toBe(true);
        }
        expect(flowsThroughNodes(scene)).toEqual([]);
        expect(badgesOf(scene)).toHaveLength(
          diagram.flows
            .filter(({ from, to }) => from !== to)
            .reduce((sum, { checkpoints }) => sum + checkpoints.length, 0),
        );
      }),
      { numRuns: 150, seed: 7 },
    );
  });

  it('proposes cells along the flows where the author gives none', () => {
    const scene = layoutDiagram(
      diagramOf(`
        nodes: [{ id: c, label: C, kind: bucket }, { id: a, label: A, kind: user }, { id: b, label: B, kind: service }]
        flows: [{ from: a, to: b }, { from: b, to: c }]`),
      router,
    );
    const [a, b, c] = ['a', 'b', 'c'].map((id) => nodesOf(scene).find((node) => node.id === id)?.box.x ?? 0);
    expect([a as number, b as number, c as number]).toEqual([a, b, c].sort((x = 0, y = 0) => x - y));
    expect(new Set([a, b, c]).size).toBe(3);
  });

  it('leaves out flows whose ends do not exist, and zones that are inside themselves', () => {
    const scene = layoutDiagram(
      diagramOf(`
        zones: [{ id: a, label: A, kind: account, in: b }, { id: b, label: B, kind: account, in: a }]
        nodes: [{ id: one, label: One, kind: user }, { id: lost, label: Lost, kind: user, in: a }]
        flows: [{ from: one, to: nobody }, { from: one, to: lost }, { from: one, to: one }]`),
      router,
    );
    expect(scene.items.map(({ id }) => id)).toEqual(['one']);
  });
});

function flowsThroughNodes(scene: Scene): readonly string[] {
  return flowsOf(scene).flatMap(({ id, from, to, points }) =>
    nodesOf(scene)
      .filter((node) => node.id !== from && node.id !== to)
      .filter(({ box }) => segmentsOf(id, points).some((segment) => crosses(segment, shrunk(box))))
      .map((node) => `${id} through ${node.id}`),
  );
}

function around({ x, y }: Point): Rect {
  return { x: x - 8, y: y - 8, width: 16, height: 16 };
}

function shrunk({ x, y, width, height }: Rect): Rect {
  return { x: x + 1, y: y + 1, width: width - 2, height: height - 2 };
}
