import type { DiagramText } from '@demarc/core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { cropToLit } from '../src/crop.ts';
import { foldToLit } from '../src/fold.ts';
import {
  focusOn,
  layoutDiagram,
  litItems,
  loadRouter,
  pictureOfLit,
  type Router,
  type Scene,
} from '../src/index.ts';
import { boxAt, grown, inside } from '../src/rect.ts';
import type { NodeBox, Point } from '../src/scene.ts';
import { crosses, overlaps, segmentsOf } from '../src/text/label.ts';
import { headingOf } from '../src/text/layout.ts';
import { arbitraryDiagram } from './arbitrary-diagram.ts';
import { readS3 } from './sample.ts';
import { badgesOf, flowsOf, nodesOf, pairs, wordsOf, zonesOf } from './scene-parts.ts';

let router: Router;
let s3: Scene;
/** What S3 lights: for each feature class and threat that lights something, and no two the same. */
const lights = new Map<string, ReadonlySet<string>>();
beforeAll(async () => {
  router = await loadRouter();
  const analysis = readS3();
  s3 = layoutDiagram(analysis.model.diagram?.text as DiagramText, router);
  const seen = new Set(['']);
  for (const { id } of [...analysis.model.featureClasses, ...analysis.model.threats]) {
    const lit = litItems(s3, focusOn(analysis, id));
    const parts = [...lit].join(' ');
    if (!seen.has(parts)) lights.set(id, lit);
    seen.add(parts);
  }
});

/** What of a folded picture is not as it should be, whatever the diagram. */
function faultsOf(scene: Scene, lit: ReadonlySet<string>, folded: Scene): readonly string[] {
  const parts = ({ items }: Scene) =>
    items.filter(({ id, type }) => type !== 'zone' && lit.has(id)).map(({ id }) => id);
  const before = new Map(nodesOf(scene).map((node) => [node.id, node]));
  const after = new Map(nodesOf(folded).map((node) => [node.id, node]));
  const ways = new Map(flowsOf(scene).map(({ id, points }) => [id, points]));
  const words = new Map(wordsOf(scene).map(({ of, box }) => [of, box]));
  const was = (node: NodeBox) => (before.get(node.id) as NodeBox).box;
  const near = (a: number, b: number) => Math.abs(a - b) < 1e-6;
  /** Whether a line ends at the place of its node at which it did. */
  const holds = (id: string, then: Point, now: Point) => {
    const [old, box] = [before.get(id)?.box as Point, after.get(id)?.box as Point];
    return near(then.x - old.x, now.x - box.x) && near(then.y - old.y, now.y - box.y);
  };
  const check = (right: boolean, fault: string) => (right ? [] : [fault]);
  const drawn = folded.items
    .map(({ id }) => id)
    .filter((id) => !zonesOf(scene).some((zone) => zone.id === id));
  return [
    ...check(JSON.stringify(drawn) === JSON.stringify(parts(scene)), 'other parts'),
    ...zonesOf(folded).flatMap(({ id, box }) => [
      ...check(lit.has(id), `${id} is not lit`),
      ...check(
        nodesOf(folded).some((node) => inside(node.box, box)),
        `${id} is empty`,
      ),
      ...check(inside(box, folded.view), `${id} out of view`),
    ]),
    ...nodesOf(folded).flatMap((node) => {
      const { width, height } = was(node);
      return [
        ...check(near(node.box.width, width) && near(node.box.height, height), `${node.id} resized`),
        ...check(inside(node.box, folded.view), `${node.id} out of view`),
        ...zonesOf(scene).flatMap(({ id, box }) => {
          const zone = zonesOf(folded).find((kept) => kept.id === id);
          return zone === undefined
            ? check(!inside(was(node), box), `${node.id} lost ${id}`)
            : check(
                inside(was(node), box)
                  ? inside(node.box, zone.box)
                  : overlaps(was(node), box) || !overlaps(node.box, zone.box),
                `${node.id} crosses ${id}`,
              );
        }),
      ];
    }),
    ...pairs(nodesOf(folded)).flatMap(([a, b]) => [
      ...check(!overlaps(a.box, b.box), `${a.id} on ${b.id}`),
      ...check(
        (['x', 'y'] as const).every(
          (axis) => Math.sign(a.box[axis] - b.box[axis]) === Math.sign(was(a)[axis] - was(b)[axis]),
        ),
        `${a.id} and ${b.id} out of order`,
      ),
    ]),
    ...flowsOf(folded).flatMap(({ id, from, to, points }) => {
      const way = ways.get(id) as readonly Point[];
      return [
        ...check(
          segmentsOf(id, points).every((piece) => piece.from.x === piece.to.x || piece.from.y === piece.to.y),
          `${id} askew`,
        ),
        ...check(
          holds(from, way[0] as Point, points[0] as Point) &&
            holds(to, way.at(-1) as Point, points.at(-1) as Point),
          `${id} off its nodes`,
        ),
        ...check(
          points.every((point) => inside(boxAt(point), folded.view)),
          `${id} out of view`,
        ),
      ];
    }),
    ...wordsOf(folded).flatMap(({ of, box }) => [
      ...check(box.width === words.get(of)?.width && box.height === words.get(of)?.height, `words of ${of}`),
      ...check(inside(box, folded.view), `words of ${of} out of view`),
    ]),
  ];
}

/** What stands on something else. */
function clashesIn(scene: Scene): readonly string[] {
  const headings = zonesOf(scene).map((zone) => ({ of: zone.id, box: headingOf(zone) }));
  const words = [
    ...wordsOf(scene),
    ...headings,
    ...badgesOf(scene).map(({ id, at }) => ({ of: `badge ${id}`, box: boxAt(at, 8) })),
    ...nodesOf(scene).map(({ id, box }) => ({ of: id, box })),
  ];
  return [
    ...pairs(words).flatMap(([a, b]) => (overlaps(a.box, b.box) ? [`${a.of} on ${b.of}`] : [])),
    ...flowsOf(scene).flatMap(({ id, points }) =>
      headings.flatMap(({ of, box }) =>
        segmentsOf(id, points).some((piece) => crosses(piece, box)) ? [`${id} through ${of}`] : [],
      ),
    ),
    ...headings.flatMap(({ of, box }) => {
      const zone = zonesOf(scene).find(({ id }) => id === of);
      return zone && inside(box, zone.box) ? [] : [`heading of ${of} cut`];
    }),
  ];
}

describe('foldToLit', () => {
  it('keeps what is lit, its sizes, its order and its ties, in any diagram', () => {
    const picks = fc.array(fc.boolean(), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(arbitraryDiagram, picks, (diagram, picked) => {
        const laid = layoutDiagram(diagram, router);
        const items = laid.items.map((item, at) =>
          picked[at % picked.length] ? { ...item, tags: { ...item.tags, permissions: ['q:Go'] } } : item,
        );
        const scene = { ...laid, items };
        const lit = litItems(scene, {
          featureClasses: new Set(),
          threats: new Set(),
          permission: 'q:Go',
          featureClassOf: () => undefined,
        });
        const folded = foldToLit(scene, lit);
        if (!folded) expect(nodesOf(scene).filter(({ id }) => lit.has(id))).toEqual([]);
        else expect(faultsOf(scene, lit, folded)).toEqual([]);
      }),
      { numRuns: 150, seed: 7 },
    );
  });

  it('does so for every threat and feature class of Amazon S3, with nothing on anything else', () => {
    const faults = [...lights].flatMap(([id, lit]) => {
      const folded = foldToLit(s3, lit) as Scene;
      return [...faultsOf(s3, lit, folded), ...clashesIn(folded)].map((fault) => `${id}: ${fault}`);
    });
    expect(faults).toEqual([]);
    expect(lights.size).toBeGreaterThan(100);
  });

  it('never takes more room than what is lit took, and room for the boundaries around it', () => {
    const larger = [...lights].filter(([, lit]) => {
      const parts = new Set([...lit].filter((id) => !zonesOf(s3).some((zone) => zone.id === id)));
      const { view } = foldToLit(s3, parts) as Scene;
      // a crop ends where the whole picture does, before its margin
      const { width, height } = grown(cropToLit(s3, lit)?.view as Scene['view'], 20);
      return view.width > width || view.height > height;
    });
    expect(larger.map(([id]) => id)).toEqual([]);
    const shares = [...lights].map(([, lit]) => {
      const [folded, cut] = [foldToLit(s3, lit)?.view, cropToLit(s3, lit)?.view] as Scene['view'][];
      return ((folded?.width ?? 0) * (folded?.height ?? 0)) / ((cut?.width ?? 1) * (cut?.height ?? 1));
    });
    expect(shares.sort((a, b) => a - b)[shares.length >> 1]).toBeLessThan(0.75);
  });
});

describe('pictureOfLit', () => {
  it('is nothing where nothing but boundaries is lit', () => {
    expect(pictureOfLit(s3, new Set())).toBeUndefined();
    expect(pictureOfLit(s3, new Set(zonesOf(s3).map(({ id }) => id)))).toBeUndefined();
  });

  it('cuts a drawing out with what stands around, which it dims', () => {
    const lit = new Set(nodesOf(s3).map(({ id }) => id));
    const drawing: Scene = { ...s3, form: 'drawio' };
    expect(pictureOfLit(drawing, lit)).toEqual({ scene: cropToLit(drawing, lit), lit });
    expect(pictureOfLit(s3, lit)?.lit).toBeUndefined();
  });
});
