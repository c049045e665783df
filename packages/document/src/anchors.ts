import type { DocumentTree, Node } from './tree.ts';
import { everyNode } from './walk.ts';

/** Every place of a document that a `ref` can lead to: sections, tables, their rows, figures. In the order of reading. */
export function anchorsOf(tree: DocumentTree): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const node of everyNode(tree)) for (const anchor of anchorsIn(node)) anchors.add(anchor);
  return anchors;
}

function anchorsIn(node: Node): readonly string[] {
  switch (node.type) {
    case 'section':
    case 'figure':
      return [node.anchor];
    case 'table':
      return [node.anchor, ...node.rows.flatMap(({ anchor }) => (anchor === undefined ? [] : [anchor]))];
    case 'paragraph':
    case 'list':
    case 'code':
    case 'facts':
    case 'note':
      return [];
  }
}
