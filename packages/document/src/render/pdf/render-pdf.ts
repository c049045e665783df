import { CannotPrint } from '../../cannot-print.ts';
import type { DocumentTree, Section } from '../../tree.ts';
import { beginBook, pagesOf, pagesOfPlaces } from './bind-book.ts';
import { readPdf } from './objects.ts';
import { listedSections } from './places.ts';
import type { Press } from './press.ts';
import {
  type ContentsLine,
  type FolioPage,
  folioData,
  frontData,
  type Paper,
  type PrintData,
  type Printer,
  printerOf,
  runData,
} from './print-data.ts';
import { FULL, type Run, runsOf } from './runs.ts';
import type { Part, PartSet } from './set-part.ts';

export { withPress } from './press.ts';

/**
 * Prints a document as PDF: tagged, valid by PDF/UA-1, fonts embedded, pictures as vectors. The press sets it in runs of `runSize`, so that the compiler needs
 * no more memory for more pages; they are bound to one book as they come. Takes seconds. The same tree gives the same bytes. Rejects with what the
 * compiler says when the document cannot be printed.
 */
export async function renderPdf(
  tree: DocumentTree,
  press: Press,
  paper: Paper = 'a4',
  runSize = FULL,
): Promise<Uint8Array> {
  const missing = new Set<string>();
  for (;;) {
    try {
      return await print(printerOf(tree, paper, missing), runSize, press);
    } catch (error) {
      const more = error instanceof LettersMissing ? error.letters.filter((one) => !missing.has(one)) : [];
      if (more.length === 0) throw error;
      for (const letter of more) missing.add(letter);
    }
  }
}

async function print(printer: Printer, runSize: number, press: Press): Promise<Uint8Array> {
  const runs = runsOf(printer.tree.sections, runSize);
  const set = press.set(
    runs.map((run) => ({
      weight: Math.round(run.weight / runSize),
      part: () => partOf(printer, runData(printer, run)),
    })),
  );
  const book = beginBook();
  const pages: FolioPage[] = [];
  const pageOf = new Map<string, number>();
  for (const [at, run] of runs.entries()) {
    const pdf = await pdfOf(set, at);
    const sheaf = { file: readPdf(pdf), continues: run.continues };
    book.add(sheaf);
    const places = pagesOfPlaces(sheaf);
    for (const [name, page] of places) pageOf.set(name, pages.length + page + 1);
    pages.push(...folioPages(printer, run, pagesOf(sheaf), places));
  }
  const ends = press.set([
    { weight: 1, part: () => partOf(printer, frontData(printer, contentsOf(printer, pageOf))) },
    { weight: 1, part: () => partOf(printer, folioData(printer, pages), false) },
  ]);
  return book.finish(readPdf(await pdfOf(ends, 0)), readPdf(await pdfOf(ends, 1)));
}

/** The pages of a run, with the chapter, or section of one that stands in the contents, that begins on each; else the last that has begun. */
function folioPages(
  { places }: Printer,
  { sections }: Run,
  pages: readonly { readonly landscape: boolean }[],
  pageOf: ReadonlyMap<string, number>,
): readonly FolioPage[] {
  const begins = new Map<number | undefined, Section[]>();
  for (const { section } of listedSections(sections)) {
    const page = pageOf.get(places.get(section.anchor) ?? '');
    begins.set(page, [...(begins.get(page) ?? []), section]);
  }
  let last = sections[0];
  return pages.map(({ landscape }, at) => {
    const begun = begins.get(at) ?? [];
    // of several on a page the first that is not the chapter of the others
    const section = begun.find((one) => !sections.includes(one)) ?? begun[0] ?? last;
    last = begun.at(-1) ?? last;
    return { landscape, section };
  });
}

function partOf({ tree }: Printer, { json, files }: PrintData, tagged = true): Part {
  return { json: JSON.stringify(json), files, time: noonOf(tree.date), tagged };
}

/** Rejects where a part could not be set: with `LettersMissing`, and those of all parts, where the fonts lack letters. */
async function pdfOf(parts: readonly Promise<PartSet>[], at: number): Promise<Buffer> {
  const part = await parts[at];
  if (part === undefined) throw new Error(`there is no part ${at}`);
  if ('pdf' in part) return Buffer.from(part.pdf.buffer, part.pdf.byteOffset, part.pdf.byteLength);
  if (part.letters.length === 0) throw new CannotPrint(part.reason);
  const all = await Promise.all(parts);
  throw new LettersMissing(all.flatMap((one) => ('letters' in one ? one.letters : [])));
}

/** The fonts lack letters, which can be spelled out. */
class LettersMissing extends Error {
  readonly letters: readonly string[];
  constructor(letters: readonly string[]) {
    super(`no font has ${letters.join(' ')}`);
    this.letters = letters;
  }
}

/** The lines of the table of contents, with the pages on which their sections begin. */
function contentsOf({ tree, places }: Printer, pageOf: ReadonlyMap<string, number>): readonly ContentsLine[] {
  return listedSections(tree.sections).map(({ section, depth }) => ({
    section,
    depth,
    folio: String(pageOf.get(places.get(section.anchor) ?? '') ?? ''),
  }));
}

/** Noon of a day in seconds since 1970; 0 for what is not a day. */
function noonOf(date: string | undefined): number {
  const time = Date.parse(`${date ?? ''}T12:00:00Z`);
  return Number.isNaN(time) ? 0 : time / 1000;
}
