import { anchorsOf } from '../../anchors.ts';
import type { Cell, DocumentTree, Figure, Inline, Node, Table } from '../../tree.ts';
import { everyNode } from '../../walk.ts';
import { wordsApart } from './picture.ts';

export type Paper = 'a4' | 'us-letter';

/** What the template reads: the tree as it is, but for pictures, which are files, and links without a place, which are text. */
export interface PrintData {
  readonly json: unknown;
  /** Pictures by the path that the template names. */
  readonly files: ReadonlyMap<string, string>;
}

/** Width of the text upright and on its side, and the height that a picture may take, in millimetres. */
const ROOM: Readonly<Record<Paper, { readonly narrow: number; readonly wide: number }>> = {
  a4: { narrow: 170, wide: 257 },
  'us-letter': { narrow: 175.9, wide: 239.4 },
};

/** A word that may not fit into a column: it may break where a person would read on. */
const LONG_WORD = /\S{25,}/;
const BREAKS = /(?<=[:/_.,-])(?=[^\s:/_.,-])|(?<=[a-z0-9])(?=[A-Z])|(?<=\S{40})(?=\S)/;

function piecesOf(text: string): readonly string[] {
  return text.split(BREAKS);
}

/** Cells with more characters than this may break over pages. */
const LONG_CELL = 700;

/** A reference to a row, table or figure is resolved by Typst; one to a section by its name, see `bindLinks`. */
type PrintInline =
  | Inline
  | { readonly type: 'long'; readonly code: boolean; readonly pieces: readonly string[] }
  | (Extract<Inline, { readonly type: 'ref' }> & { readonly row: true });

export function printData(tree: DocumentTree, paper: Paper): PrintData {
  const anchors = anchorsOf(tree);
  const named = sectionAnchors(tree);
  const files = new Map<string, string>();

  const inline = (part: Inline): PrintInline => {
    if (part.type === 'ref') {
      if (!anchors.has(part.to)) return { type: 'text', text: part.text };
      return named.has(part.to) ? part : { ...part, row: true };
    }
    if (part.type === 'strong' || part.type === 'emphasis' || part.type === 'link')
      return { ...part, children: part.children.map(inline) as readonly Inline[] };
    if ((part.type === 'text' || part.type === 'code') && LONG_WORD.test(part.text))
      return { type: 'long', code: part.type === 'code', pieces: piecesOf(part.text) };
    return part;
  };
  const line = (parts: readonly Inline[]) => parts.map(inline);
  const figure = (one: Figure) => {
    const path = `picture-${files.size + 1}.svg`;
    const { svg, words } = wordsApart(one.svg);
    files.set(path, svg);
    const { type, anchor, caption, alt, width, height } = one;
    return { type, anchor, caption, alt, width, height, path, words };
  };
  const cell = (one: Cell): unknown => ('blocks' in one ? { blocks: one.blocks.map(node) } : line(one));
  const node = (one: Node): unknown => {
    switch (one.type) {
      case 'section':
        return {
          ...one,
          ...(one.marks ? { marks: line(one.marks) } : {}),
          children: one.children.map(node),
        };
      case 'paragraph':
      case 'note':
        return { ...one, children: line(one.children) };
      case 'list':
        return { ...one, items: one.items.map((item) => item.map(node)) };
      case 'facts':
        return { ...one, facts: one.facts.map(({ name, value }) => ({ name, value: line(value) })) };
      case 'table':
        return {
          ...one,
          columns: one.columns.map((column, at) => ({
            ...column,
            width: column.width === 'fit' ? { points: fitWidth(one, at) } : column.width,
          })),
          breaks: one.rows.some(({ cells }) =>
            cells.some((content) => JSON.stringify(content).length > LONG_CELL),
          ),
          rows: one.rows.map((row) => ({
            ...row,
            cells: row.cells.map(cell),
          })),
        };
      case 'figure':
        return figure(one);
      case 'code':
        return one;
    }
  };
  const json = {
    ...tree,
    paper,
    ...ROOM[paper],
    cover: {
      ...tree.cover,
      about: line(tree.cover.about),
      facts: tree.cover.facts.map(({ name, value }) => ({ name, value: line(value) })),
    },
    sections: tree.sections.map(node),
  };
  return { json, files };
}

/** Room for the longest line of a column in points: measuring every cell is what costs Typst most. */
function fitWidth({ columns, rows }: Table, at: number): number {
  const lines = rows
    .map(({ cells }) => cells[at] ?? [])
    .map((one) => ('blocks' in one ? 60 : lineWidth(one)));
  return (
    Math.ceil(
      Math.max(
        lineWidth([{ type: 'strong', children: [{ type: 'text', text: columns[at]?.title ?? '' }] }]),
        ...lines,
      ),
    ) + INSET
  );
}

const INSET = 10;

/** The width of a line in points at the size of tables, from the mean widths of the fonts' letters; a little too wide rather than too narrow. */
function lineWidth(parts: readonly Inline[]): number {
  return parts.reduce((sum, part) => sum + inlineWidth(part), 0);
}

function inlineWidth(part: Inline): number {
  switch (part.type) {
    case 'text':
    case 'ref':
      return part.text.length * 4.55;
    case 'code':
      return part.text.length * 4.6;
    case 'strong':
    case 'emphasis':
    case 'link':
      return lineWidth(part.children) * 1.06;
    case 'severity':
      return 14 + (part.severity.length + (part.score === undefined ? 0 : part.score.length + 1)) * 4.4;
    case 'priority':
      return 16 + part.level.length * 4.4;
    case 'break':
      return 0;
  }
}

function sectionAnchors(tree: DocumentTree): ReadonlySet<string> {
  return new Set([...everyNode(tree)].flatMap((node) => (node.type === 'section' ? [node.anchor] : [])));
}
