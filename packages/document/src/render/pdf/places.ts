import { anchorsOf } from '../../anchors.ts';
import type { DocumentTree, Node, Section } from '../../tree.ts';

/** What needs no escape in a PDF. Ids keep their name, so that `s3.pdf#S3.T14` opens there; anything else is numbered. */
const PLAIN = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** Every anchor of a tree with the name of its place in the file. */
export function placesOf(tree: DocumentTree): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  for (const anchor of anchorsOf(tree))
    places.set(anchor, PLAIN.test(anchor) ? anchor : `place-${places.size + 1}`);
  return places;
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
