import fc from 'fast-check';
import { getDocumentProxy } from 'unpdf';
import { beforeAll, describe, expect, it } from 'vitest';
import { printable } from '../src/printable.ts';
import { isPlain } from '../src/render/pdf/letters.ts';
import type { Paper } from '../src/render/pdf/print-data.ts';
import { renderPdf, withPress } from '../src/render/pdf/render-pdf.ts';
import type { DocumentTree, Inline } from '../src/tree.ts';
import { HOSTILE, sampleTree } from './sample-tree.ts';

const pdfOf = (tree: DocumentTree, paper?: Paper, runSize?: number) =>
  withPress((press) => renderPdf(tree, press, paper, runSize));

const open = (pdf: Uint8Array) => getDocumentProxy(new Uint8Array(pdf), { verbosity: 0 });

async function pagesOf(pdf: Uint8Array) {
  const document = await open(pdf);
  const pages = Array.from({ length: document.numPages }, (_, at) => document.getPage(at + 1));
  return Promise.all(pages);
}

/** How running heads begin: they are laid on pages that are set without them, and stand after what is on these. */
const HEAD = 'Amazon S3 · ThreatModel ';

/** The words of each page, a line of the page a line. */
async function textOf(pdf: Uint8Array): Promise<readonly string[]> {
  return Promise.all(
    (await pagesOf(pdf)).map(async (page) => {
      const { items } = await page.getTextContent();
      return items
        .map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : ''))
        .join('')
        .replace(/[ \t]+/g, ' ')
        .replace(HEAD, `\n${HEAD}`);
    }),
  );
}

interface Bookmark {
  readonly title: string;
  readonly items: readonly Bookmark[];
}

/** What is left of a text where line breaks, ligatures and blanks do not count. */
const bare = (text: string) =>
  printable(text)
    .normalize('NFKC')
    .replace(/[\s\u00ad\u200b]+/g, '');

describe('renderPdf', () => {
  let pdf: Uint8Array;
  beforeAll(async () => {
    pdf = await pdfOf(sampleTree);
  });

  it('gives the same bytes for the same tree', async () => {
    expect(Buffer.from(await pdfOf(sampleTree)).equals(Buffer.from(pdf))).toBe(true);
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

  it('counts its pages after the contents, and says in the contents where chapters begin', async () => {
    const texts = await textOf(pdf);
    const front = texts.findIndex((text) => text.includes('Page 1 of '));
    const pages = texts.slice(front);
    pages.forEach((text, at) => {
      expect(text).toContain(`Page ${at + 1} of ${pages.length}`);
    });
    const contents = texts.slice(0, front).join('\n');
    const [, page] = /^S3\.FC1 Buckets [ .]*?(\d+)$/m.exec(contents) ?? [];
    expect(pages[Number(page) - 1]).toContain('S3.FC1 Buckets');
    expect((await (await open(pdf)).getPageLabels())?.slice(0, front + 1)).toEqual(['i', 'ii', '1']);
  });

  it('turns pages on their side where a chapter asks for it', async () => {
    const wide = (await pagesOf(pdf)).map(({ view: [, , width = 0, height = 0] }) => width > height);
    expect(wide).toContain(true);
    expect(wide).toContain(false);
  });

  it('is the same book in whatever runs it is set', async () => {
    const tree: DocumentTree = {
      ...sampleTree,
      // a letter beyond those that are set without kerning: all parts are set with it
      author: 'Ωmega',
      sections: sampleTree.sections.map((chapter) => ({
        ...chapter,
        children: chapter.children.map((node) =>
          node.type === 'section' ? { ...node, startsPage: true } : node,
        ),
      })),
    };
    const whole = await pdfOf(tree);
    const parted = await pdfOf(tree, 'a4', 1);
    const titles = async (file: Uint8Array) => {
      const outline = (await (await open(file)).getOutline()) as readonly Bookmark[];
      const titlesOf = (items: readonly Bookmark[]): unknown =>
        items.map(({ title, items: below }) => [title, titlesOf(below)]);
      return titlesOf(outline);
    };
    expect(await titles(parted)).toEqual(await titles(whole));
    // each line stands in both; contents and page numbers differ, as each section begins on a page of its own, which its running head names
    const lines = async (file: Uint8Array) =>
      (await textOf(file))
        .slice(2)
        .flatMap((text) => text.split('\n'))
        .filter((line) => !/Page \d+ of/.test(line) && !line.startsWith(HEAD));
    expect(new Set(await lines(parted))).toEqual(new Set(await lines(whole)));
    const document = await open(parted);
    expect((await pagesOf(parted)).length).toBeGreaterThanOrEqual((await pagesOf(whole)).length);
    for (const page of await pagesOf(parted)) {
      expect(await page.getStructTree()).not.toBeNull();
      for (const { dest } of await page.getAnnotations())
        if (typeof dest === 'string') expect(await document.getDestination(dest), dest).not.toBeNull();
    }
    // head and foot alone make two lines
    for (const text of (await textOf(parted)).slice(2))
      expect(text.trim().split('\n').length).toBeGreaterThan(2);
  });

  it('sets letter paper', async () => {
    const [first] = await pagesOf(await pdfOf(sampleTree, 'us-letter'));
    expect(first?.view).toEqual([0, 0, 612, 792]);
  });

  // what looks like a part of the file itself
  const SYNTAX = [
    '12 0 R',
    '/StructParent 3 (',
    '\\) 5 0 R',
    '<FEFF>',
    '>>\nstream\n',
    '/URI (demarc:x)',
    'demarc-here:y',
  ];
  const texts = fc.oneof(
    fc.constantFrom(...HOSTILE),
    fc.constantFrom(...SYNTAX),
    fc.string({ unit: 'grapheme-ascii', maxLength: 60 }),
  );

  it('prints any text as text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(texts, { minLength: 1, maxLength: 6 }), async (list) => {
        const made = await pdfOf(treeOf(list));
        const bookmarks = (await (await open(made)).getOutline()) as readonly Bookmark[];
        const marked = bare(bookmarks.flatMap(({ items }) => items.map(({ title }) => title)).join(''));
        const printed = bare((await textOf(made)).join(''));
        for (const text of list.filter((one) => PLAIN.test(one))) expect(marked).toContain(bare(text));
        for (const text of list.filter((one) => LATIN.test(printable(one))))
          expect(printed).toContain(bare(text));
      }),
      { numRuns: 15 },
    );
  }, 120_000);

  // setting letters from right to left that the fonts lack without kerning, say, ends the compiler's process
  const SCRIPTS = 'العربيةעבריתفارسی漢字कखग한국어ไทย0123abc -–.,()[]\u0301\u200f\u200e\u202e\u0640ﷺ';

  it('prints letters of any script, or tells which they are', async () => {
    const words = fc.string({ unit: fc.constantFrom(...SCRIPTS), maxLength: 14 });
    await fc.assert(
      fc.asyncProperty(fc.array(words, { minLength: 1, maxLength: 6 }), async (list) => {
        const document = await open(await pdfOf(treeOf(list)));
        expect(document.numPages).toBeGreaterThan(1);
      }),
      { numRuns: 20 },
    );
  }, 120_000);

  it('has every letter that it sets without kerning', async () => {
    const letters = Array.from({ length: 0x10000 }, (_, point) => String.fromCharCode(point)).filter(
      (letter) => /\S/.test(letter) && isPlain(letter),
    );
    expect(letters.length).toBeGreaterThan(300);
    // five to a word, so that none is long enough to break
    const words = letters.join('').match(/.{1,5}/gu) ?? [];
    const text = { type: 'text' as const, text: words.join(' ') };
    const tree = treeOf(
      [text.text],
      [
        { type: 'strong', children: [text] },
        { type: 'emphasis', children: [text] },
      ],
    );
    // every text of it is set without, so that no part is kerned for another one's sake
    expect(isPlain(JSON.stringify(tree))).toBe(true);
    const printed = bare((await textOf(await pdfOf(tree))).join(''));
    expect(printed).not.toContain('[U+');
    for (const word of words) expect(printed).toContain(bare(word));
  });
});

/** What stands in a bookmark as it was given. */
const PLAIN = /^[\u0021-\u007e][\u0020-\u007e]*$/;
/** What the fonts have letters for, and no bidirectional order moves. */
const LATIN = /^[\s\u0020-\u007e\u00a0-\u00ff]*$/;

function treeOf(list: readonly string[], line: readonly Inline[] = []): DocumentTree {
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
          { type: 'paragraph', children: line },
          ...list.map((text) => ({ type: 'code' as const, text })),
          ...list.map((text, at) => ({
            type: 'section' as const,
            anchor: `section-${at}`,
            title: text,
            children: [],
          })),
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
