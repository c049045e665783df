import { DARK, LIGHT } from '@demarc/diagram';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anchorsOf } from '../src/anchors.ts';
import { fragmentOf } from '../src/fragments.ts';
import { renderHtml } from '../src/index.ts';
import type { DocumentTree } from '../src/tree.ts';
import { arbitraryTree } from './arbitrary-tree.ts';
import { readPage, saidBy } from './said.ts';
import { sampleTree } from './sample-tree.ts';

const sample = renderHtml(sampleTree);

function check(tree: DocumentTree) {
  const html = renderHtml(tree);
  const page = readPage(html);
  for (const text of saidBy(tree)) expect(page.text).toContain(text);
  for (const anchor of anchorsOf(tree)) expect(page.ids).toContain(fragmentOf(anchor));
  expect(new Set(page.ids).size).toBe(page.ids.length);
  for (const href of page.hrefs)
    expect(href.startsWith('#') ? page.ids.includes(href.slice(1)) : /^https?:/.test(href)).toBe(true);
  for (const tag of ['script', 'iframe', 'object', 'link', 'img', 'form', 'base'])
    expect(page.tags).not.toContain(tag);
  expect([...page.attributes].filter((name) => name.startsWith('on') || name === 'style')).toEqual([]);
}

describe('renderHtml', () => {
  it('writes the sample as it was reviewed', async () => {
    await expect(sample).toMatchFileSnapshot('golden/sample.html');
  });

  it('shows every text as text, and every link leads somewhere', () => {
    check(sampleTree);
    fc.assert(fc.property(arbitraryTree, check), { numRuns: 150, seed: 5 });
  });

  it('allows its own style and nothing else', () => {
    expect(sample).toMatch(
      /default-src &#39;none&#39;|default-src 'none'; style-src 'sha256-[^']+'; img-src data:/,
    );
  });

  it('shows pictures in the dark as the page, unless their colours are their own, and prints them light', () => {
    const picture = (kind: string) =>
      `<svg xmlns="x"><g data-id="a" data-kind="${kind}" role="img"></g></svg>`;
    const html = renderHtml({
      ...sampleTree,
      sections: sampleTree.sections.map((section, at) =>
        at > 0
          ? section
          : {
              ...section,
              children: ['node', 'shape'].map((kind) => ({
                type: 'figure' as const,
                anchor: kind,
                caption: kind,
                alt: kind,
                svg: picture(kind),
                width: 1,
                height: 1,
              })),
            },
      ),
    });
    expect(html).toContain('<figure id="node"><div class="picture themed">');
    expect(html).toContain('<figure id="shape"><div class="picture">');
    const rule = `.themed text[fill="${LIGHT.ink}"]{fill:${DARK.ink}}`;
    expect(html).toMatch(
      new RegExp(
        `@media screen and \\(prefers-color-scheme:dark\\)\\{\\.themed[^@]*${rule.replace(/[.[\]{}]/g, '\\$&')}`,
      ),
    );
  });

  it('gives the ids within pictures to each picture alone', () => {
    expect(sample).toContain('url(#~x-figure-1-shade)');
    expect(sample).toContain('id="~x-figure-2-shade"');
    expect(sample).not.toMatch(/url\(#shade\)/);
  });
});
