import { createRequire } from 'node:module';
import { withoutDimmed } from '@demarc/diagram';
import { renderAsync } from '@resvg/resvg-js';
import type { DocumentTree } from '../../tree.ts';
import { everyNode } from '../../walk.ts';

/** The pictures of a document, each distinct one once, with the relationships by which the text names them. */
export interface PictureSet {
  readonly relationshipsOf: (svg: string) => { readonly png: string; readonly svg: string };
  readonly pictures: readonly Picture[];
}

export interface Picture {
  readonly svg: string;
  readonly width: number;
}

export function picturesOf(tree: DocumentTree): PictureSet {
  const numbers = new Map<string, number>();
  const pictures: Picture[] = [];
  for (const node of everyNode(tree)) {
    if (node.type !== 'figure') continue;
    const svg = unlabelled(node.svg);
    if (!numbers.has(svg)) numbers.set(svg, pictures.push({ svg, width: node.width }));
  }
  return {
    pictures,
    relationshipsOf: (svg) => {
      const number = numbers.get(unlabelled(svg));
      return { png: `png${number}`, svg: `svg${number}` };
    },
  };
}

/** Threats on the same parts differ in the picture's name alone; Word has that beside the picture. */
function unlabelled(svg: string): string {
  return svg.replace(/^<svg[^>]*>/, (root) => root.replace(/\saria-label="[^"]*"/, ''));
}

const FONTS = ['400Regular/Inter_400Regular', '600SemiBold/Inter_600SemiBold', '700Bold/Inter_700Bold'];
/** Pixels across, at most: one of many parts as wide as a page is on a screen, a whole diagram so that its words can be read. */
const WIDEST = { part: 640, whole: 1600 } as const;

/**
 * The pictures as PNG, for programs that cannot draw SVG, drawn beside the main thread. Only what is lit: the rest is scarcely
 * seen in print and takes four fifths of the time.
 */
export async function drawPngs(pictures: readonly Picture[]): Promise<readonly Uint8Array[]> {
  const { resolve } = createRequire(import.meta.url);
  const fontFiles = FONTS.map((name) => resolve(`@expo-google-fonts/inter/${name}.ttf`));
  const font = { fontFiles, loadSystemFonts: false, defaultFontFamily: 'Inter' };
  return Promise.all(
    pictures.map(async ({ svg, width }) => {
      const lit = withoutDimmed(svg);
      const widest = lit === svg ? WIDEST.whole : WIDEST.part;
      const value = Math.max(1, Math.min(widest, Math.round(width)));
      const drawn = await renderAsync(lit, { font, fitTo: { mode: 'width', value } });
      return drawn.asPng();
    }),
  );
}
