import type { DocumentTree, Node, Section } from '../../tree.ts';
import { everyNode } from '../../walk.ts';

/** What needs no escape in a PDF. Ids keep their name, so that `s3.pdf#S3.T14` opens there; anything else is numbered. */
const PLAIN = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** Every anchor of a tree with the name of its place in the file. */
export function placesOf(tree: DocumentTree): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  const add = (anchor: string | undefined) => {
    if (anchor === undefined || places.has(anchor)) return;
    places.set(anchor, PLAIN.test(anchor) ? anchor : `place-${places.size + 1}`);
  };
  for (const node of everyNode(tree)) {
    if (node.type === 'section' || node.type === 'figure' || node.type === 'table') add(node.anchor);
    if (node.type === 'table') for (const row of node.rows) add(row.anchor);
  }
  return places;
}

/** The anchors that links of a tree lead to. */
export function targetsOf(tree: DocumentTree): ReadonlySet<string> {
  const targets = new Set<string>();
  const look = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) look(one);
    else if (typeof value === 'object' && value !== null) {
      // a figure is drawn when it is asked for its picture, which leads nowhere
      if ('svg' in value) return;
      const { type, to } = value as { readonly type?: unknown; readonly to?: unknown };
      if (type === 'ref' && typeof to === 'string') targets.add(to);
      else for (const key in value) look((value as Readonly<Record<string, unknown>>)[key]);
    }
  };
  look([tree.cover, tree.sections]);
  return targets;
}

/** How deep the table of contents goes. */
const CONTENTS_DEPTH = 2;

/** The sections that stand in the table of contents, with their depth. */
export function listedSections(
  nodes: readonly Node[],
  depth = 1,
): readonly { readonly section: Section; readonly depth: number }[] {
  return nodes.flatMap((node) =>
    node.type === 'section'
      ? [
          ...(node.unlisted ? [] : [{ section: node, depth }]),
          ...(depth < CONTENTS_DEPTH ? listedSections(node.children, depth + 1) : []),
        ]
      : [],
  );
}
