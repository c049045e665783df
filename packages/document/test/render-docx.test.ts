import fc from 'fast-check';
import { XMLValidator } from 'fast-xml-parser';
import { strFromU8, unzipSync } from 'fflate';
import { Parser } from 'htmlparser2';
import { describe, expect, it, vi } from 'vitest';
import { renderDocx, withDrawer } from '../src/render/docx/render-docx.ts';
import type { DocumentTree } from '../src/tree.ts';
import { arbitraryTree } from './arbitrary-tree.ts';
import { saidBy, spaceless } from './said.ts';
import { sampleTree } from './sample-tree.ts';

const docxOf = (tree: DocumentTree) => withDrawer((drawer) => renderDocx(tree, drawer));

type Parts = Readonly<Record<string, string>>;

function partsOf(bytes: Uint8Array): Parts {
  const files = Object.entries(unzipSync(bytes)).filter(([path]) => !path.endsWith('.png'));
  return Object.fromEntries(files.map(([path, data]) => [path, strFromU8(data)]));
}

/** Text of runs and descriptions, names of bookmarks, and what links and fields name. */
function read(xml: string) {
  const found = {
    text: '',
    bookmarks: [] as string[],
    anchors: [] as string[],
    relationships: [] as string[],
  };
  let inText = false;
  let inField = false;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        inText = name === 'w:t' || name === 'dc:creator';
        inField = name === 'w:instrText';
        if (name === 'w:bookmarkStart') found.bookmarks.push(attributes['w:name'] as string);
        if (attributes['w:anchor'] !== undefined) found.anchors.push(attributes['w:anchor']);
        if (attributes.descr !== undefined) found.text += attributes.descr;
        for (const key of ['r:id', 'r:embed'])
          if (attributes[key] !== undefined) found.relationships.push(attributes[key]);
      },
      onclosetag: () => {
        inText = false;
        inField = false;
      },
      ontext: (text) => {
        if (inText) found.text += text;
        const page = inField ? /PAGEREF (\S+)/.exec(text) : null;
        if (page) found.anchors.push(page[1] as string);
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return { ...found, text: spaceless(found.text) };
}

async function check(tree: DocumentTree) {
  const parts = partsOf(await docxOf(tree));
  for (const [path, xml] of Object.entries(parts))
    expect([path, XMLValidator.validate(xml)]).toEqual([path, true]);
  const { text, bookmarks, anchors, relationships } = read(parts['word/document.xml'] as string);
  const around = ['word/footer-portrait.xml', 'docProps/core.xml'].map(
    (path) => read(parts[path] as string).text,
  );
  for (const said of saidBy(tree)) expect(text + around.join('')).toContain(said);
  expect(new Set(bookmarks.map((name) => name.toLowerCase())).size).toBe(bookmarks.length);
  for (const name of bookmarks) expect(name).toMatch(/^[A-Za-z_][A-Za-z0-9_]{0,39}$/);
  for (const anchor of anchors) expect(bookmarks).toContain(anchor);
  const targets = parts['word/_rels/document.xml.rels'] as string;
  for (const id of relationships) expect(targets).toContain(`Id="${id}"`);
  expect(targets.match(/Target="(?!https?:|[a-z-]+\.xml"|media\/(?:png|svg)\d+\.)/g)).toBeNull();
}

/** One paragraph, row or style a line. */
function inLines(xml: string): string {
  return xml.replace(/(<\/w:p>|<\/w:pPr>|<w:tbl>|<\/w:tblGrid>|<\/w:trPr>|<\/w:style>)/g, '$1\n');
}

describe('renderDocx', () => {
  it('writes the sample as it was reviewed', async () => {
    const parts = partsOf(await docxOf(sampleTree));
    await expect(inLines(parts['word/document.xml'] as string)).toMatchFileSnapshot('golden/document.xml');
    await expect(inLines(parts['word/styles.xml'] as string)).toMatchFileSnapshot('golden/styles.xml');
  });

  it('gives the same bytes for the same tree, on any day', async () => {
    const first = await docxOf(sampleTree);
    vi.useFakeTimers({ now: new Date('2031-05-06T07:08:09Z'), toFake: ['Date'] });
    try {
      expect(Buffer.compare(first, await docxOf(structuredClone(sampleTree)))).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it('shows every text as text, and every link leads somewhere', async () => {
    await check(sampleTree);
    await fc.assert(fc.asyncProperty(arbitraryTree, check), { numRuns: 100, seed: 7 });
  });

  it('names the author, the title, the language and the day of the ThreatModel', async () => {
    const core = partsOf(await docxOf(sampleTree))['docProps/core.xml'];
    expect(core).toContain('<dc:creator>Demarc &amp; &quot;friends&quot;</dc:creator>');
    expect(core).toContain('<dc:language>en</dc:language>');
    expect(core).toContain('>2026-12-01T00:00:00Z</dcterms:created>');
  });
});
