import { type Piece, sharedSpace } from './block.ts';
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
    const shared = used > 0 ? sharedSpace(pieces[at - 1], piece) : 0;
    const over = used - shared + chained(pieces, at) > room && !splits(piece, room - used);
    if (used > 0 && (piece.newPage || over)) turn(piece.newPage ? 0 : piece.repeated);
    else used -= shared;
    if (piece.anchor !== undefined) pageOf.set(piece.anchor, page);
    used += piece.height;
    while (used - (piece.after ?? 0) > room) turn(used - room);
  }
  return { pageOf, pages: page };
}

/** The height of a piece with those that it must share a page with, and the first lines of the last. Space after needs no room. */
function chained(pieces: readonly Piece[], from: number): number {
  let height = 0;
  for (let at = from; at < pieces.length; at += 1) {
    const piece = pieces[at] as Piece;
    if (at > from && piece.newPage) break;
    if (at > from) height -= sharedSpace(pieces[at - 1], piece);
    if (!piece.keepNext) {
      const whole = piece.height - (piece.after ?? 0);
      return height + (at > from && piece.line !== undefined ? Math.min(whole, WIDOWS * piece.line) : whole);
    }
    height += piece.height;
  }
  return height;
}

function splits({ line, height, keepNext }: Piece, room: number): boolean {
  return line !== undefined && !keepNext && height > 3 * line && room >= WIDOWS * line;
}
