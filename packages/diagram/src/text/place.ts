import type { DiagramText } from '@demarc/core';
import type { Rect } from '../scene.ts';
import { blockSize, textWidth, wrapLabel } from './measure.ts';

/** Sizes of the picture, in its own units (pixels at 100 %). */
export const SIZES = {
  label: 12,
  lineHeight: 15,
  small: 10.5,
  smallLine: 13,
  nodeWidth: 112,
  glyph: 30,
  nodePad: 8,
  /** Between columns and rows, where the flows go. */
  gapX: 92,
  gapY: 58,
  zonePad: 26,
  zoneHead: 24,
  /** From a zone's left border to its heading. */
  zoneIndent: 14,
  margin: 20,
} as const;

interface Cell {
  readonly id: string;
  readonly column: number;
  readonly row: number;
  readonly columns: number;
  readonly rows: number;
}

/** Where everything stands: a grid for each zone, its columns as wide and its rows as high as what is in them. */
export interface Placed {
  readonly boxes: ReadonlyMap<string, Rect>;
  readonly width: number;
  readonly height: number;
}

/** The lines of a node's label. */
export function nodeLines(label: string): readonly string[] {
  return wrapLabel(label, SIZES.label, SIZES.nodeWidth - 2 * SIZES.nodePad);
}

/** Places zones and nodes. What has no cell is proposed one, below what is placed. */
export function placeDiagram(diagram: DiagramText): Placed {
  const sizes = new Map<string, { readonly width: number; readonly height: number }>();
  const grids = new Map<string, Grid>();
  const measure = (zone: string | undefined): Grid => {
    for (const child of diagram.zones.filter((item) => item.in === zone)) {
      const grid = measure(child.id);
      const head = textWidth(child.label, SIZES.label) + 40;
      sizes.set(child.id, {
        width: Math.max(head, grid.width + 2 * SIZES.zonePad),
        height: grid.height + SIZES.zoneHead + 2 * SIZES.zonePad,
      });
    }
    for (const node of diagram.nodes.filter((item) => item.in === zone))
      sizes.set(node.id, nodeSize(node.label));
    const grid = gridOf(cellsIn(diagram, zone), sizes);
    grids.set(zone ?? '', grid);
    return grid;
  };
  const outer = measure(undefined);

  const boxes = new Map<string, Rect>();
  const put = (zone: string | undefined, x: number, y: number): void => {
    const grid = grids.get(zone ?? '') as Grid;
    for (const [id, cell] of grid.cells) {
      const { width, height } = sizes.get(id) as { width: number; height: number };
      const isZone = grids.has(id);
      // zones fill their cells, nodes stand in the middle of theirs
      const box: Rect = isZone
        ? { x: x + cell.x, y: y + cell.y, width: cell.width, height: cell.height }
        : {
            x: x + cell.x + (cell.width - width) / 2,
            y: y + cell.y + (cell.height - height) / 2,
            width,
            height,
          };
      boxes.set(id, box);
      if (isZone) {
        const inner = grids.get(id) as Grid;
        put(
          id,
          box.x + (box.width - inner.width) / 2,
          box.y + SIZES.zoneHead + (box.height - SIZES.zoneHead - inner.height) / 2,
        );
      }
    }
  };
  put(undefined, SIZES.margin, SIZES.margin);
  return { boxes, width: outer.width + 2 * SIZES.margin, height: outer.height + 2 * SIZES.margin };
}

function nodeSize(label: string): { readonly width: number; readonly height: number } {
  const lines = nodeLines(label);
  const { width, height } = blockSize(lines, SIZES.label, SIZES.lineHeight);
  return {
    width: Math.max(SIZES.nodeWidth, width + 2 * SIZES.nodePad),
    height: SIZES.glyph + height + 2 * SIZES.nodePad + 4,
  };
}

function cellsIn(diagram: DiagramText, zone: string | undefined): readonly Cell[] {
  const here = [
    ...diagram.zones
      .filter((item) => item.in === zone)
      .map(({ id, at, span }) => ({ id, at, columns: span?.[0] ?? 1, rows: span?.[1] ?? 1 })),
    ...diagram.nodes
      .filter((item) => item.in === zone)
      .map(({ id, at }) => ({ id, at, columns: 1, rows: 1 })),
  ];
  const below = Math.max(0, ...here.map(({ at, rows }) => (at ? at[1] + rows : 0)));
  const proposed = propose(
    diagram,
    here.filter(({ at }) => at === undefined).map(({ id }) => id),
  );
  return here.map(({ id, at, columns, rows }) => {
    if (at) return { id, column: at[0], row: at[1], columns, rows };
    const { column, row } = proposed.get(id) as { column: number; row: number };
    return { id, column, row: below + row, columns, rows };
  });
}

/** Columns of a proposal, at most: what lies further along a chain of flows goes on below. */
const PROPOSED_COLUMNS = 5;

/** Cells for what the author has not placed: from left to right along the flows, one below the other where several stand equally far. */
function propose(
  diagram: DiagramText,
  ids: readonly string[],
): ReadonlyMap<string, { readonly column: number; readonly row: number }> {
  const parents = new Map([...diagram.zones, ...diagram.nodes].map((item) => [item.id, item.in]));
  const standing = (id: string): string | undefined => {
    let at: string | undefined = id;
    for (let depth = 0; at !== undefined && depth <= parents.size; depth++) {
      if (ids.includes(at)) return at;
      at = parents.get(at);
    }
    return undefined;
  };
  const next = new Map<string, Set<string>>();
  const reached = new Set<string>();
  for (const { from, to } of diagram.flows) {
    const [start, end] = [standing(from), standing(to)];
    if (start === undefined || end === undefined || start === end) continue;
    next.set(start, (next.get(start) ?? new Set()).add(end));
    reached.add(end);
  }
  // sources first, then whatever only cycles lead to
  const depths = new Map<string, number>();
  for (const root of [...ids.filter((id) => !reached.has(id)), ...ids]) {
    if (depths.has(root)) continue;
    depths.set(root, 0);
    const queue = [root];
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
      for (const end of next.get(id) ?? []) {
        if (depths.has(end)) continue;
        depths.set(end, (depths.get(id) as number) + 1);
        queue.push(end);
      }
    }
  }
  const taken = new Map<number, number>();
  return new Map(
    ids.map((id) => {
      const column = (depths.get(id) as number) % PROPOSED_COLUMNS;
      const row = taken.get(column) ?? 0;
      taken.set(column, row + 1);
      return [id, { column, row }];
    }),
  );
}

interface Grid {
  readonly width: number;
  readonly height: number;
  readonly cells: ReadonlyMap<string, Rect>;
}

function gridOf(
  cells: readonly Cell[],
  sizes: ReadonlyMap<string, { readonly width: number; readonly height: number }>,
): Grid {
  const columns = tracks(
    cells.map(({ id, column, columns }) => ({
      from: column,
      count: columns,
      size: sizes.get(id)?.width ?? 0,
    })),
    SIZES.gapX,
  );
  const rows = tracks(
    cells.map(({ id, row, rows }) => ({ from: row, count: rows, size: sizes.get(id)?.height ?? 0 })),
    SIZES.gapY,
  );
  return {
    width: columns.total,
    height: rows.total,
    cells: new Map(
      cells.map(({ id, column, columns: spanX, row, rows: spanY }) => [
        id,
        {
          x: columns.start(column),
          y: rows.start(row),
          width: columns.extent(column, spanX),
          height: rows.extent(row, spanY),
        },
      ]),
    ),
  };
}

interface Tracks {
  readonly total: number;
  readonly start: (track: number) => number;
  readonly extent: (track: number, count: number) => number;
}

/** Sizes of columns or rows: each as large as the largest thing in it; what spans several widens its last. Tracks that hold nothing take no room. */
function tracks(
  items: readonly { readonly from: number; readonly count: number; readonly size: number }[],
  gap: number,
): Tracks {
  const count = Math.max(0, ...items.map((item) => item.from + item.count));
  const sizes = Array.from({ length: count }, (_, track) =>
    Math.max(0, ...items.filter((item) => item.count === 1 && item.from === track).map(({ size }) => size)),
  );
  const starts = () => {
    const at: number[] = [];
    let sum = 0;
    for (const size of sizes) {
      at.push(sum);
      sum += size === 0 ? 0 : size + gap;
    }
    return { at, total: Math.max(0, sum - gap) };
  };
  const extent = (from: number, span: number) => {
    const taken = sizes.slice(from, from + span).filter((size) => size > 0);
    return taken.reduce((sum, size) => sum + size, 0) + Math.max(0, taken.length - 1) * gap;
  };
  for (const { from, count: span, size } of items.filter((item) => item.count > 1)) {
    const missing = size - extent(from, span);
    if (missing > 0)
      sizes[from + span - 1] =
        (sizes[from + span - 1] as number) + missing + (sizes[from + span - 1] === 0 && span > 1 ? -gap : 0);
    if ((sizes[from + span - 1] as number) < 0) sizes[from + span - 1] = 1;
  }
  const { at, total } = starts();
  return { total, start: (track) => at[track] ?? 0, extent };
}
