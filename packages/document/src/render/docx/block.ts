import type { Page } from './page.ts';
import type { MEASURES, ParagraphStyle } from './styles.ts';
import type { Xml } from './xml.ts';

/** What is written one below another, and how high it is, so that the contents can name pages. */
export interface Block {
  readonly xml: Xml;
  readonly pieces: readonly Piece[];
}

/** What stays together on a page. */
export interface Piece {
  /** Twips, with the space before and after. */
  readonly height: number;
  /** Between two pieces stands the larger of the space after one and before the next, as Word lays out. */
  readonly before?: number | undefined;
  readonly after?: number | undefined;
  /** On the page of what follows. */
  readonly keepNext?: boolean | undefined;
  /** Begins a page. */
  readonly newPage?: boolean | undefined;
  /** Pages from here on have this form. */
  readonly page?: Page | undefined;
  /** May go over to the next page line by line, each as high as this. */
  readonly line?: number | undefined;
  /** What is printed again where it goes over, as high as this: the head of a table. */
  readonly repeated?: number | undefined;
  /** The section that begins here. */
  readonly anchor?: string | undefined;
}

/** Where a block stands: how wide it may be and in which style its text is. */
export interface Place {
  readonly width: number;
  readonly style: Extract<ParagraphStyle, keyof typeof MEASURES>;
  /** From the left border, in twips. */
  readonly indent: number;
  /** Lists around it. */
  readonly lists: number;
  /** Sections around it. */
  readonly depth: number;
}

export function heightOf(block: Block): number {
  return block.pieces.reduce(
    (sum, piece, at) => sum + piece.height - sharedSpace(block.pieces[at - 1], piece),
    0,
  );
}

/** The space that two pieces, one below the other, count both. */
export function sharedSpace(above: Piece | undefined, below: Piece): number {
  return Math.min(above?.after ?? 0, below.before ?? 0);
}
