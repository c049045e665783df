/** A question that a filter can ask of every row of a list. */
export interface Facet<Row> {
  /** The word in the filter language: `priority`. */
  readonly key: string;
  /** What people read: `Priority`. */
  readonly label: string;
  /** The row's values; none where it has none. */
  readonly values: (row: Row) => readonly string[];
  /** All values from low to high: with it, `≥` and `≤` have a meaning, and menus list the highest first. */
  readonly scale?: readonly string[] | undefined;
  /** What people read for a value (`Replication` for `S3.FC6`); may be typed in its place. */
  readonly labelOf?: ((value: string) => string) | undefined;
}

/** The rows of a list with what filters ask of them worked out once. */
export interface FacetIndex<Row> {
  readonly facets: readonly Facet<Row>[];
  readonly rows: readonly IndexedRow<Row>[];
  /** Values that occur, by facet key: of a scale the highest first, else by number of rows. */
  readonly known: ReadonlyMap<string, readonly string[]>;
}

export interface IndexedRow<Row> {
  readonly row: Row;
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** Everything that free text finds, in lower case. */
  readonly text: string;
}

/** Indexes rows for filtering; `textOf` gives what free text searches. */
export function indexFacets<Row>(
  rows: readonly Row[],
  facets: readonly Facet<Row>[],
  textOf: (row: Row) => string,
): FacetIndex<Row> {
  const indexed = rows.map((row) => ({
    row,
    values: new Map(facets.map((facet) => [facet.key, facet.values(row)] as const)),
    text: textOf(row).toLowerCase(),
  }));
  const known = new Map(facets.map((facet) => [facet.key, knownValues(facet, indexed)] as const));
  return { facets, rows: indexed, known };
}

function knownValues<Row>(facet: Facet<Row>, rows: readonly IndexedRow<Row>[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { values } of rows) {
    for (const value of values.get(facet.key) ?? []) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const found = [...counts.keys()];
  const { scale } = facet;
  if (scale) return found.sort((a, b) => scale.indexOf(b) - scale.indexOf(a));
  return found.sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
}
