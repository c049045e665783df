import type { ReactNode } from 'react';

/** A row of a list: anything with an id. */
export interface Identified {
  readonly id: string;
}

/** One column of a list. */
export interface ListColumn<Row> {
  readonly key: string;
  readonly label: string;
  readonly cell: (row: Row) => ReactNode;
  /** A CSS grid track: `92px`, `minmax(0, 3fr)`. */
  readonly track: string;
  /** The column is shown when the list is at least as wide, in pixels. */
  readonly from?: number | undefined;
  /** Orders rows by this column, lowest first; without it the column cannot be sorted. */
  readonly compare?: ((a: Row, b: Row) => number) | undefined;
  /** The first click sorts from high to low. */
  readonly highFirst?: boolean | undefined;
  readonly align?: 'end' | undefined;
  /** Takes two or three lines where rows are tall. */
  readonly prose?: boolean | undefined;
  /** The facet whose value a click on the cell puts into the filter. */
  readonly facet?: string | undefined;
}

/** The track of a column of ids, as wide as the longest: rows are grids of their own, so no track may follow its content. */
export function idTrack(ids: readonly string[]): string {
  const longest = ids.reduce((length, id) => Math.max(length, id.length), 4);
  return `${Math.ceil(longest * MONO_ADVANCE) + 4}px`;
}

/** The width of a letter of the monospaced face at the size of ids, in pixels. */
const MONO_ADVANCE = 7.75;

/** What a list takes from the address, and gives back to it. */
export interface ListState {
  /** A column's key, `-` before it for high to low; without it the order in which the rows came. */
  readonly sort: string | undefined;
  /** The id of the row whose panel is open. */
  readonly open: string | undefined;
  readonly tall: boolean;
}

/** The element id of a row, without the spaces that ids of requirements may have, for `aria-activedescendant`. */
export function rowId(id: string | undefined): string | undefined {
  return id === undefined ? undefined : `row-${id.replaceAll(/\s/g, '_')}`;
}
