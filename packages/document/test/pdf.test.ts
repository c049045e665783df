import fc from 'fast-check';
import { getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { printable } from '../src/printable.ts';
import { renderPdf } from '../src/render/pdf/render-pdf.ts';
import type { DocumentTree } from '../src/tree.ts';
import { HOSTILE, sampleTree } from './sample-tree.ts';

const open = (pdf: Uint8Array) => getDocumentProxy(new Uint8Array(pdf), { verbosity: 0 });

async function pagesOf(pdf: Uint8Array) {
  const document = await open(pdf);
  const pages = Array.from({ length: document.numPages }, (_, at) => document.getPage(at + 1));
  return Promise.all(pages);
}

/** The words of each page, a line of the page a line. */
async function textOf(pdf: Uint8Array): Promise<readonly string[]> {
  return Promise.all(
    (await pagesOf(pdf)).map(async (page) => {
      const { items } = await page.getTextContent();
      return items
        .map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : ''))
        .join('')
        .replace(/[ \t]+/g, ' ');
    }),
  );
}

/** What is left of a text where line breaks, ligatures and blanks do not count. */
const bare = (text: string) =>
  printable(text)
    .normalize('NFKC')
    .replace(/[\s\u00ad\u200b]+/g, '');

describe('renderPdf', () => {
  const pdf = renderPdf(sampleTree);

  it('gives the same bytes for the same tree', () => {
    expect(Buffer.from(renderPdf(sampleTree)).equals(Buffer.from(pdf))).toBe(true);
  });

  it('is tagged, has title, author and language, and its chapters as bookmarks', async () => {
    const document = await open(pdf);
    const { info } = await document.getMetadata();
    expect(info).toMatchObject({
      Title: 'Amazon S3, ThreatModel',
      Author: sampleTree.author,
      Language: 'en',
    });
    expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
    const bookmarks = (await document.getOutline()).map(({ title }: { title: string }) => title);
    for (const { title } of sampleTree.sections)
      expect(bookmarks.some((mark: string) => bare(mark).includes(bare(title)))).toBe(true);
  });

  it('reads as it was reviewed', async () => {
    await expect((await textOf(pdf)).join('\n\f\n')).toMatchFileSnapshot('golden/sample.pdf.txt');
  });

  it('leads every link to a place that is there, or out to the web', async () => {
    const document = await open(pdf);
    const targets: string[] = [];
    for (const page of await pagesOf(pdf))
      for (const { dest, url, subtype } of await page.getAnnotations()) {
        if (subtype !== 'Link') continue;
        if (typeof dest === 'string') {
          targets.push(dest);
          expect(await document.getDestination(dest), dest).not.toBeNull();
        } else if (dest === undefined || dest === null) expect(url).toMatch(/^https?:/);
      }
    expect(targets).toContain('S3.T1');
  });

  it('turns pages on their side where a chapter asks for it', async () => {
    const wide = (await pagesOf(pdf)).map(({ view: [, , width = 0, height = 0] }) => width > height);
    expect(wide).toContain(true);
    expect(wide).toContain(false);
  });

  it('sets letter paper', async () => {
    const [first] = await pagesOf(renderPdf(sampleTree, 'us-letter'));
    expect(first?.view).toEqual([0, 0, 612, 792]);
  });

  const texts = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'grapheme-ascii', maxLength: 60 }));

  it('prints any text as text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(texts, { minLength: 1, maxLength: 6 }), async (list) => {
        const printed = bare((await textOf(renderPdf(treeOf(list)))).join(''));
        for (const text of list.filter((one) => LATIN.test(printable(one))))
          expect(printed).toContain(bare(text));
      }),
      { numRuns: 15 },
    );
  }, 120_000);
});

/** What the fonts have letters for, and no bidirectional order moves. */
const LATIN = /^[\s\u0020-\u007e\u00a0-\u00ff]*$/;

function treeOf(list: readonly string[]): DocumentTree {
  return {
    ...sampleTree,
    sections: [
      {
        type: 'section',
        anchor: 'texts',
        title: 'Texts',
        children: [
          ...list.map((text) => ({
            type: 'paragraph' as const,
            children: [{ type: 'text' as const, text }],
          })),
          ...list.map((text) => ({ type: 'code' as const, text })),
          {
            type: 'table',
            anchor: 'table',
            caption: list.join(' '),
            columns: [{ title: 'Text', width: 1 }],
            rows: list.map((text) => ({ cells: [[{ type: 'code' as const, text }]] })),
            empty: '',
          },
        ],
      },
    ],
  };
}
