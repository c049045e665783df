import type { DocumentTree } from '../../tree.ts';
import { bindBook, pagesOf, pagesOfPlaces, type Sheaf } from './bind-book.ts';
import { readPdf } from './objects.ts';
import { listedSections } from './places.ts';
import {
  type ContentsLine,
  folioData,
  frontData,
  type Paper,
  type PrintData,
  type Printer,
  printerOf,
  runData,
} from './print-data.ts';
import { FULL, runsOf } from './runs.ts';
import { type Part, type PartSet, setPart } from './set-part.ts';
import { setParts } from './set-parts.ts';

/**
 * Prints a document as PDF: tagged, valid by PDF/UA-1, fonts embedded, pictures as vectors. It is set in runs of `runSize`, so that the compiler needs
 * no more memory for more pages, and bound to one book. Takes seconds in which it hardly yields: call it in a worker. The same tree gives the same
 * bytes. Rejects with what the compiler says when the document cannot be printed.
 */
export async function renderPdf(
  tree: DocumentTree,
  paper: Paper = 'a4',
  runSize = FULL,
): Promise<Uint8Array> {
  const missing = new Set<string>();
  for (;;) {
    try {
      return await print(printerOf(tree, paper, missing), runSize);
    } catch (error) {
      const more = error instanceof LettersMissing ? error.letters.filter((one) => !missing.has(one)) : [];
      if (more.length === 0) throw error;
      for (const letter of more) missing.add(letter);
    }
  }
}

async function print(printer: Printer, runSize: number): Promise<Uint8Array> {
  const runs = runsOf(printer.tree.sections, runSize);
  const set = await setParts(runs.map((run) => partOf(printer, runData(printer, run))));
  const sheaves = pdfsOf(set).map(
    (pdf, at): Sheaf => ({
      file: readPdf(pdf),
      continues: runs[at]?.continues ?? false,
    }),
  );
  const [front, folios] = pdfsOf([
    setPart(partOf(printer, frontData(printer, contentsOf(printer, sheaves)))),
    setPart(partOf(printer, folioData(printer, sheaves.flatMap(pagesOf)), false)),
  ]) as [Buffer, Buffer];
  return bindBook(readPdf(front), sheaves, readPdf(folios));
}

function partOf({ tree }: Printer, { json, files }: PrintData, tagged = true): Part {
  return { json: JSON.stringify(json), files, time: noonOf(tree.date), tagged };
}

/** Throws where a part could not be set: `LettersMissing`, with those of all parts, where the fonts lack letters. */
function pdfsOf(parts: readonly PartSet[]): readonly Buffer[] {
  const letters = parts.flatMap((part) => ('letters' in part ? part.letters : []));
  if (letters.length > 0) throw new LettersMissing(letters);
  return parts.map((part) => {
    if ('reason' in part) throw new Error(`the document cannot be printed: ${part.reason}`);
    return Buffer.from(part.pdf.buffer, part.pdf.byteOffset, part.pdf.byteLength);
  });
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
function contentsOf({ tree, places }: Printer, sheaves: readonly Sheaf[]): readonly ContentsLine[] {
  const pageOf = new Map<string, number>();
  let before = 0;
  for (const sheaf of sheaves) {
    for (const [name, page] of pagesOfPlaces(sheaf)) pageOf.set(name, before + page + 1);
    before += pagesOf(sheaf).length;
  }
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
