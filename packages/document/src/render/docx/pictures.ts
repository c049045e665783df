import { withoutDimmed, withoutNames } from '@demarc/diagram';
import type { DocumentTree } from '../../tree.ts';
import { everyNode } from '../../walk.ts';
import type { Drawer } from './draw-apart.ts';

/** The pictures of a document, each distinct one once, with the relationships by which the text names them. */
export interface PictureSet {
  readonly relationshipsOf: (svg: string) => { readonly png: string; readonly svg: string };
  readonly pictures: readonly Picture[];
}

export interface Picture {
  /** As it goes into the file. Threats on the same parts differ in names alone, which Word has beside the picture. */
  readonly svg: string;
  /** For programs that cannot draw SVG. */
  readonly png: Promise<Uint8Array>;
}

/** The drawer begins with the first while the next are made. */
export function picturesOf(tree: DocumentTree, drawer: Drawer): PictureSet {
  const numbers = new Map<string, number>();
  const pictures: Picture[] = [];
  for (const node of everyNode(tree)) {
    if (node.type !== 'figure') continue;
    const svg = withoutNames(node.svg);
    if (numbers.has(svg)) continue;
    const lit = withoutNames(withoutDimmed(node.svg));
    const png = drawer.draw({ lit, width: node.width, whole: node.whole ?? false });
    // were it to fail while the text is written, nobody would have asked yet
    png.catch(() => undefined);
    numbers.set(svg, pictures.push({ svg, png }));
  }
  return {
    pictures,
    relationshipsOf: (svg) => {
      const number = numbers.get(withoutNames(svg));
      return { png: `png${number}`, svg: `svg${number}` };
    },
  };
}
