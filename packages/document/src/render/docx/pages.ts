import type { Piece } from './block.ts';
import { type Page, PORTRAIT, textHeight } from './page.ts';

/** Lines of a paragraph that stay together where a page ends. */
const WIDOWS = 2;

/**
 * The page on which each section begins, laid out as Word would with the same widths of letters. Near enough for a table of
 * contents; Word puts it right when the reader updates the fields.
 */
export function paginate(pieces: readonly Piece[]): {
  readonly pageOf: ReadonlyMap<string, number>;
  readonly pages: number;
} {
  const pageOf = new Map<string, number>();
  let page = 1;
  let form: Page = PORTRAIT;
  let used = 0;
  const turn = (height = 0) => {
    page += 1;
    used = height;
  };
  for (const [at, piece] of pieces.entries()) {
    if (piece.page !== undefined) form = piece.page;
    const room = textHeight(form);
    if (piece.newPage && used > 0) turn();
    else if (used > 0 && used + chained(pieces, at) > room && !splits(piece, room - used))
      turn(piece.repeated);
    if (piece.anchor !== undefined) pageOf.set(piece.anchor, page);
    used += piece.height;
    while (used > room) turn(used - room);
  }
  return { pageOf, pages: page };
}

/** The height of a piece with those that it must share a page with, and the first lines of the last. */
function chained(pieces: readonly Piece[], from: number): number {
  let height = 0;
  for (let at = from; at < pieces.length; at += 1) {
    const piece = pieces[at] as Piece;
    if (at > from && piece.newPage) break;
    if (!piece.keepNext)
      return (
        height +
        (at > from && piece.line !== undefined ? Math.min(piece.height, WIDOWS * piece.line) : piece.height)
      );
    height += piece.height;
  }
  return height;
}

function splits({ line, height, keepNext }: Piece, room: number): boolean {
  return line !== undefined && !keepNext && height > 3 * line && room >= WIDOWS * line;
}
