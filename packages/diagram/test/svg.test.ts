import { analyse, type DiagramText } from '@demarc/core';
import fc from 'fast-check';
import { XMLValidator } from 'fast-xml-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  darkStyle,
  focusOn,
  isInThemeColours,
  layoutDiagram,
  litItems,
  loadRouter,
  type Router,
  readDrawio,
  renderSvg,
  type Scene,
  withoutDimmed,
  writeDrawio,
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

  it('is in the dark of a page what it is in the theme `dark`', () => {
    const rules = [...darkStyle('.x').matchAll(/\.x (\w+)\[(fill|stroke)="([^"]+)"\]\{\2:([^}]+)\}/g)];
    // INVARIANT: a selector that two rules share would be decided by their order
    expect(new Set(rules.map(([, ...rule]) => rule.slice(0, 3).join(' '))).size).toBe(rules.length);
    const inTheDark = (svg: string) =>
      svg.replace(/<(\w+) [^>]*>/g, (tag, shape) =>
        tag.replace(/ (fill|stroke)="([^"]+)"/g, (attribute, paint, colour) => {
          const rule = rules.find((one) => one[1] === shape && one[2] === paint && one[3] === colour);
          return rule ? ` ${paint}="${rule[4]}"` : attribute;
        }),
      );
    const same = (diagram: DiagramText) => {
      const scene = layoutDiagram(diagram, router);
      expect(inTheDark(renderSvg(scene, { legend: true }))).toBe(
        renderSvg(scene, { legend: true, theme: 'dark' }),
      );
    };
    fc.assert(fc.property(arbitraryDiagram, same), { numRuns: 60, seed: 13 });
  });

  it('tells pictures in its colours from those that were drawn in draw.io', () => {
    const scene = layoutDiagram(diagramOf('nodes: [{ id: a, label: a, kind: user }]'), router);
    expect(isInThemeColours(renderSvg(scene))).toBe(true);
    const drawn = renderSvg(readDrawio(writeDrawio(scene, () => undefined)).scene as Scene);
    expect(drawn).toContain('data-kind="shape"');
    expect(isInThemeColours(drawn)).toBe(false);
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
