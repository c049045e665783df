import type { Cell, DocumentTree, Inline, Node } from './tree.ts';

/** Every node of a document in the order of reading, sections before what they hold. */
export function everyNode(tree: DocumentTree): readonly Node[] {
  return nodesIn(tree.sections);
}

/** Every node in and below some, as `everyNode`. */
export function nodesIn(nodes: readonly Node[]): readonly Node[] {
  const found: Node[] = [];
  const visit = (node: Node): void => {
    found.push(node);
    switch (node.type) {
      case 'section':
        node.children.forEach(visit);
        break;
      case 'list':
        for (const item of node.items) item.forEach(visit);
        break;
      case 'table':
        for (const { cells } of node.rows) for (const cell of cells) blocksOf(cell).forEach(visit);
        break;
      case 'paragraph':
      case 'code':
      case 'facts':
      case 'figure':
      case 'note':
    }
  };
  nodes.forEach(visit);
  return found;
}

/** What stands in a cell, as blocks: one line of text is a paragraph, no text is none. */
export function blocksOf(cell: Cell): readonly Node[] {
  if ('blocks' in cell) return cell.blocks;
  return cell.length === 0 ? [] : [{ type: 'paragraph', children: cell }];
}

/** A cell's text where it is one line, else nothing. */
export function lineOf(cell: Cell): readonly Inline[] | undefined {
  if (!('blocks' in cell)) return cell;
  const [only, ...others] = cell.blocks;
  if (only === undefined) return [];
  return others.length === 0 && only.type === 'paragraph' && only.lead === undefined
    ? only.children
    : undefined;
}

/** Every line of text in blocks, those of tables and sections in them aside. */
export function everyLine(nodes: readonly Node[]): readonly (readonly Inline[])[] {
  return nodes.flatMap(linesIn);
}

function linesIn(node: Node): readonly (readonly Inline[])[] {
  switch (node.type) {
    case 'paragraph':
    case 'note':
      return [node.children];
    case 'code':
      return node.text.split('\n').map((text) => [{ type: 'code', text }]);
    case 'list':
      return node.items.flatMap(everyLine);
    case 'facts':
      return node.facts.map(({ value }) => value);
    case 'section':
    case 'table':
    case 'figure':
      return [];
  }
}
