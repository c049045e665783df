import fc from 'fast-check';
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { anchorsOf } from '../src/anchors.ts';
import { fragmentOf } from '../src/fragments.ts';
import { renderMarkdown } from '../src/index.ts';
import type { DocumentTree } from '../src/tree.ts';
import { arbitraryTree } from './arbitrary-tree.ts';
import { readPage, saidBy } from './said.ts';
import { sampleTree } from './sample-tree.ts';

/** What Markdown may become: the elements of our nodes. */
const ELEMENTS = new Set(
  'h1 h2 h3 h4 h5 h6 p a ul ol li strong em code pre br hr table thead tbody tr th td img blockquote'.split(
    ' ',
  ),
);

function check(tree: DocumentTree) {
  const { text, files } = renderMarkdown(tree);
  const page = readPage(marked.parse(text, { async: false, gfm: true }));
  for (const said of saidBy(tree)) expect(page.text).toContain(said);
  expect([...page.tags].filter((tag) => !ELEMENTS.has(tag))).toEqual([]);
  for (const anchor of anchorsOf(tree)) expect(page.ids).toContain(fragmentOf(anchor));
  const addresses = new Set(JSON.stringify(tree).includes('"href"') ? linksOf(tree) : []);
  for (const href of page.hrefs)
    expect(
      href.startsWith('#') ? page.ids.includes(href.slice(1)) : addresses.size > 0 && /^https?:/.test(href),
    ).toBe(true);
  expect(new Set(files.map(({ name }) => name.toLowerCase())).size).toBe(files.length);
}

function linksOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(linksOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === 'href' ? [String(inner)] : linksOf(inner)));
}

describe('renderMarkdown', () => {
  it('writes the sample as it was reviewed', async () => {
    await expect(renderMarkdown(sampleTree).text).toMatchFileSnapshot('golden/sample.md');
  });

  it('shows every text as text, and every link leads somewhere', () => {
    check(sampleTree);
    fc.assert(fc.property(arbitraryTree, check), { numRuns: 150, seed: 6 });
  });

  it('gives back the pictures that the text names', () => {
    const { text, files } = renderMarkdown(sampleTree);
    expect(files).toHaveLength(3);
    for (const { name } of files) expect(text).toContain(`](${name})`);
  });
});
