/** The tables of a ThreatModel, by the name of their file. */
export type SheetKey =
  | 'about'
  | 'controls'
  | 'threats'
  | 'objectives'
  | 'feature-classes'
  | 'actions'
  | 'mapping';

/** A table as typed data: what it says and in which order, never how a format shows it. */
export interface Sheet {
  readonly key: SheetKey;
  /** `Feature classes`. */
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly SheetRow[];
}

export interface SheetColumn {
  /** Unique in the sheet: `feature-class`. */
  readonly key: string;
  readonly title: string;
  /** In characters. */
  readonly width: number;
  readonly kind: ColumnKind;
  /** Stays in sight when the sheet is moved sideways. The first columns only. */
  readonly pinned?: true | undefined;
  /** Goes on paper; where no column says so, all do. Neighbours only. */
  readonly printed?: true | undefined;
}

/**
 * `id` and `text`: as they are. `ref`: the id of a row of the sheet named, which formats with links lead to. `severity`, `priority`:
 * one of these words. `fill`: empty, for people to fill in, with one of some values, a day, or any text.
 */
export type ColumnKind =
  | { readonly type: 'id' | 'text' | 'severity' | 'priority' }
  | { readonly type: 'number'; readonly decimals: 0 | 1 }
  | { readonly type: 'ref'; readonly to: SheetKey }
  | { readonly type: 'fill'; readonly with: readonly string[] | 'date' | 'text'; readonly hint: string };

export interface SheetRow {
  /** The id of the object that it is about; unique in the sheet. */
  readonly id: string;
  /** Changes when the words of the object do. */
  readonly stamp?: string | undefined;
  /** The sheet that the row speaks of, which formats with links lead to. */
  readonly leadsTo?: SheetKey | undefined;
  /** One for each column; lines are ended by `\n`. */
  readonly cells: readonly SheetValue[];
}

export type SheetValue = string | number | undefined;

/** A column with the way in which it gets its cells. */
export interface ColumnOf<T> extends SheetColumn {
  readonly value: (item: T) => SheetValue;
}

/** Makes the rows of a sheet, one for each item, in their order. */
export function rowsOf<T extends { readonly id: string }>(
  columns: readonly ColumnOf<T>[],
  items: readonly T[],
): readonly SheetRow[] {
  return items.map((item) => ({ id: item.id, cells: columns.map(({ value }) => value(item)) }));
}
