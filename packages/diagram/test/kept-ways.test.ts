import type { DiagramText, DiagramWays } from '@demarc/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { drawModel, loadRouter, type Router, withKeptWays } from '../src/index.ts';
import { keepWays, keptWays } from '../src/text/kept-ways.ts';
import { drawPlan, layoutDiagram, planDiagram } from '../src/text/layout.ts';
import { readS3 } from './sample.ts';

let router: Router;
let text: DiagramText;
let ways: DiagramWays;

beforeAll(async () => {
  router = await loadRouter();
  text = readS3().model.diagram?.text as DiagramText;
  ways = keepWays(planDiagram(text), router);
});

describe('ways that are kept', () => {
  test('make the picture that the router makes', () => {
    const plan = planDiagram(text);
    const kept = keptWays(plan, JSON.parse(JSON.stringify(ways)) as DiagramWays);
    expect(kept && drawPlan(plan, kept.ways, kept.words)).toEqual(layoutDiagram(text, router));
  });

  test('are found in a ThreatModel, and drawn from there', async () => {
    const model = await withKeptWays(readS3().model);
    expect(model.diagram?.ways).toEqual(ways);
    expect(await drawModel(model)).toEqual({ scene: layoutDiagram(text, router) });
  });

  test('are taken without the words, which are placed anew where some have no place, or one far off', () => {
    const plan = planDiagram(text);
    const faraway = ways.words?.map((points) => points.map(([x]): [number, number] => [x, 1e12]));
    for (const words of [undefined, [], ways.words?.map((points) => points.slice(1)), faraway]) {
      const kept = keptWays(plan, { ...ways, words });
      expect(kept?.words).toBeUndefined();
      expect(kept && drawPlan(plan, kept.ways, kept.words)).toEqual(layoutDiagram(text, router));
    }
  });

  test('are not taken where a word has changed', () => {
    const renamed = { ...text, flows: text.flows.map((flow) => ({ ...flow, label: 'another' })) };
    expect(keptWays(planDiagram(renamed), ways)).toBeUndefined();
  });

  const other = (change: (ways: DiagramWays['flows']) => DiagramWays['flows']): DiagramWays => ({
    ...ways,
    flows: change(ways.flows),
  });
  test.each<[string, () => DiagramWays]>([
    ['of another text', () => ({ ...ways, of: '0000000000000000' })],
    ['without one of the flows', () => other((flows) => flows.slice(1))],
    ['with a flow that goes nowhere', () => other(([, ...flows]) => [[], ...flows])],
    [
      'with a flow that ends elsewhere',
      () => other(([first = [], ...flows]) => [[...first, [-900, first.at(-1)?.[1] ?? 0]], ...flows]),
    ],
    [
      'with a flow that goes round the world',
      () =>
        other(([first = [], ...flows]) => {
          const [[x, y] = [0, 0], ...rest] = first;
          return [[[x, y], [x, 1e12], [x, y], ...rest], ...flows];
        }),
    ],
    [
      'with a flow that runs askew',
      () =>
        other(([first = [], ...flows]) => [[first[0] ?? [0, 0], [7.25, 3.25], ...first.slice(1)], ...flows]),
    ],
  ])('are not taken %s', (_, given) => {
    expect(keptWays(planDiagram(text), given())).toBeUndefined();
  });

  test('are not taken where a node has moved', () => {
    const moved = {
      ...text,
      nodes: text.nodes.map((node, at) =>
        at === 0 ? { ...node, label: `${node.label} ${'and more '.repeat(20)}` } : node,
      ),
    };
    expect(keptWays(planDiagram(moved), ways)).toBeUndefined();
  });
});
