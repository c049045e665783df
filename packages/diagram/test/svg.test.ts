import { analyse, type DiagramText } from '@demarc/core';
import fc from 'fast-check';
import { XMLValidator } from 'fast-xml-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  focusOn,
  layoutDiagram,
  litItems,
  loadRouter,
  type Router,
  renderSvg,
  withoutDimmed,
} from '../src/index.ts';
import { arbitraryDiagram } from './arbitrary-diagram.ts';
import { diagramOf, readS3 } from './sample.ts';

let router: Router;
beforeAll(async () => {
  router = await loadRouter();
});

describe('renderSvg', () => {
  it('is well-formed XML, whatever the labels say', () => {
    fc.assert(
      fc.property(arbitraryDiagram, fc.constantFrom('light', 'dark', 'page'), (diagram, theme) => {
        const svg = renderSvg(layoutDiagram(diagram, router), { theme, legend: true, background: true });
        expect(XMLValidator.validate(svg)).toBe(true);
      }),
      { numRuns: 60, seed: 11 },
    );
  });

  it('prints markup in labels and notes as text', () => {
    const svg = renderSvg(
      layoutDiagram(
        diagramOf('nodes: [{ id: a, label: "<script>", kind: user, note: "\\"><img onerror=x>" }]'),
        router,
      ),
      { title: '"><script>' },
    );
    expect(svg).not.toMatch(/<script|<img/);
    expect(svg).toContain('&lt;script&gt;');
  });

  it('dims what is not in focus, and nothing without one', () => {
    const analysis = readS3();
    const scene = layoutDiagram(analysis.model.diagram?.text as DiagramText, router);
    const dimmed = (svg: string) => svg.match(/opacity="0.14"/g)?.length ?? 0;
    expect(dimmed(renderSvg(scene))).toBe(0);
    const focused = renderSvg(scene, { lit: litItems(scene, focusOn(analyse(analysis.model), 'S3.FC6')) });
    expect(dimmed(focused)).toBeGreaterThan(10);
    expect(focused).toMatch(/<g data-id="replica" data-kind="node" role/);
  });

  it('can leave out what is not in focus', () => {
    const analysis = readS3();
    const scene = layoutDiagram(analysis.model.diagram?.text as DiagramText, router);
    const whole = renderSvg(scene);
    expect(withoutDimmed(whole)).toBe(whole);
    const lit = withoutDimmed(renderSvg(scene, { lit: litItems(scene, focusOn(analysis, 'S3.FC6')) }));
    expect(lit).not.toContain('opacity="0.14"');
    expect(lit).toContain('data-id="replica"');
    expect(XMLValidator.validate(lit)).toBe(true);
  });

  it('describes every part for those who do not see it', () => {
    const scene = layoutDiagram(readS3().model.diagram?.text as DiagramText, router);
    const svg = renderSvg(scene);
    expect(svg.match(/<g data-id="[^"]+" data-kind="[a-z]+" role="img" aria-label="[^"]+">/g)).toHaveLength(
      scene.items.length,
    );
  });
});
