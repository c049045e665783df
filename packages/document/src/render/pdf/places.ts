import type { DocumentTree, Node, Section } from '../../tree.ts';
import { everyNode } from '../../walk.ts';

/** What a PDF calls a place. */
export interface Place {
  readonly name: string;
  /** Whether Typst puts the name into the file by itself: it does where one of its own links leads, from the contents or from the id in a heading. */
  readonly inFile: boolean;
}

/** How deep the table of contents goes. */
const CONTENTS_DEPTH = 2;
/** What needs no escape in a PDF. Ids keep their name, so that `s3.pdf#S3.T14` opens there; anything else is numbered. */
const PLAIN = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** Every anchor of a tree with its place. */
export function placesOf(tree: DocumentTree): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const add = (anchor: string | undefined, inFile: boolean) => {
    if (anchor === undefined || places.has(anchor)) return;
    places.set(anchor, { name: PLAIN.test(anchor) ? anchor : `place-${places.size + 1}`, inFile });
  };
  const listed = new Set(sectionsTo(tree.sections, CONTENTS_DEPTH));
  // the running head repeats what stands in the heading of a chapter, and must hold no links: it has none
  const chapters = new Set(tree.sections);
  for (const node of everyNode(tree)) {
    if (node.type === 'section')
      add(node.anchor, listed.has(node) || (node.id !== undefined && !chapters.has(node)));
    if (node.type === 'figure' || node.type === 'table') add(node.anchor, false);
    if (node.type === 'table') for (const row of node.rows) add(row.anchor, false);
  }
  return places;
}

/** The sections that stand in the table of contents. */
function sectionsTo(nodes: readonly Node[], depth: number): readonly Section[] {
  if (depth === 0) return [];
  return nodes.flatMap((node) =>
    node.type === 'section'
      ? [...(node.unlisted ? [] : [node]), ...sectionsTo(node.children, depth - 1)]
      : [],
  );
}
