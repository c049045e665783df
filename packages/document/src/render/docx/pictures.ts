import { createRequire } from 'node:module';
import { withoutDimmed } from '@demarc/diagram';
import { renderAsync } from '@resvg/resvg-js';
import type { DocumentTree, Figure } from '../../tree.ts';
import { everyNode } from '../../walk.ts';

/** The pictures of a document, each distinct one once, with the relationships by which the text names them. */
export interface PictureSet {
  readonly relationshipsOf: (svg: string) => { readonly png: string; readonly svg: string };
  readonly figures: readonly Figure[];
}

export function picturesOf(tree: DocumentTree): PictureSet {
  const numbers = new Map<string, number>();
  const figures: Figure[] = [];
  for (const node of everyNode(tree))
    if (node.type === 'figure' && !numbers.has(node.svg)) numbers.set(node.svg, figures.push(node));
  return {
    figures,
    relationshipsOf: (svg) => ({ png: `png${numbers.get(svg)}`, svg: `svg${numbers.get(svg)}` }),
  };
}

const FONTS = ['400Regular/Inter_400Regular', '600SemiBold/Inter_600SemiBold', '700Bold/Inter_700Bold'];
/** Pixels across, at most: a page is about as wide on a screen. */
const WIDEST = 800;

/**
 * The pictures as PNG, for programs that cannot draw SVG, drawn beside the main thread. Only what is lit: the rest is scarcely
 * seen in print and takes four fifths of the time.
 */
export async function drawPngs(figures: readonly Figure[]): Promise<readonly Uint8Array[]> {
  const { resolve } = createRequire(import.meta.url);
  const fontFiles = FONTS.map((name) => resolve(`@expo-google-fonts/inter/${name}.ttf`));
  const font = { fontFiles, loadSystemFonts: false, defaultFontFamily: 'Inter' };
  return Promise.all(
    figures.map(async ({ svg, width }) => {
      const value = Math.max(1, Math.min(WIDEST, Math.round(width)));
      const drawn = await renderAsync(withoutDimmed(svg), { font, fitTo: { mode: 'width', value } });
      return drawn.asPng();
    }),
  );
}
