import { anchorsOf } from '../../anchors.ts';
import type { DocumentTree } from '../../tree.ts';
import { bookmarkNames } from './bookmarks.ts';
import type { PictureSet } from './pictures.ts';

/** What counts through a document while it is written: ids, relationships, numbers of captions. One for each document, so that the same tree gives the same bytes. */
export interface Writer {
  /** The bookmark of a place, nothing where there is no such place. */
  readonly bookmarkOf: (anchor: string) => string | undefined;
  /** The next id of a bookmark, a list or a drawing. */
  readonly next: (kind: 'bookmark' | 'list' | 'drawing') => number;
  /** The next number of a caption, from 1. */
  readonly nextCaption: (kind: CaptionKind) => number;
  /** The relationship that leads to an address, made when first asked for. */
  readonly linkTo: (address: string) => string;
  readonly addresses: ReadonlyMap<string, string>;
  /** The ordered lists that begin again, in order: the level that each begins at. */
  readonly orderedLists: number[];
  readonly pictures: PictureSet;
}

export type CaptionKind = 'Table' | 'Figure';

export function createWriter(tree: DocumentTree, pictures: PictureSet): Writer {
  const names = bookmarkNames(anchorsOf(tree));
  const counts = new Map<string, number>();
  const addresses = new Map<string, string>();
  const count = (kind: string) => {
    const value = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, value);
    return value;
  };
  return {
    bookmarkOf: (anchor) => names.get(anchor),
    next: count,
    nextCaption: count,
    linkTo: (address) => {
      const known = addresses.get(address);
      if (known !== undefined) return known;
      const id = `link${addresses.size + 1}`;
      addresses.set(address, id);
      return id;
    },
    addresses,
    orderedLists: [],
    pictures,
  };
}
