import { createRequire } from 'node:module';
import { withoutDimmed, withoutNames } from '@demarc/diagram';
import { renderAsync } from '@resvg/resvg-js';
import type { DocumentTree } from '../../tree.ts';
import { everyNode } from '../../walk.ts';

/** The pictures of a document, each distinct one once, with the relationships by which the text names them. */
export interface PictureSet {
  readonly relationshipsOf: (svg: string) => { readonly png: string; readonly svg: string };
  readonly pictures: readonly Picture[];
}

export interface Picture {
  /** As it goes into the file. Threats on the same parts differ in names alone, which Word has beside the picture. */
  readonly svg: string;
  /** What is drawn in pixels: only what is lit, as the rest is scarcely seen in print and takes four fifths of the time. */
  readonly lit: string;
  readonly width: number;
  readonly whole: boolean;
}

export function picturesOf(tree: DocumentTree): PictureSet {
  const numbers = new Map<string, number>();
  const pictures: Picture[] = [];
  for (const node of everyNode(tree)) {
    if (node.type !== 'figure') continue;
    const svg = withoutNames(node.svg);
    if (!numbers.has(svg))
      numbers.set(
        svg,
        pictures.push({
          svg,
          lit: withoutNames(withoutDimmed(node.svg)),
          width: node.width,
          whole: node.whole ?? false,
        }),
      );
  }
  return {
    pictures,
    relationshipsOf: (svg) => {
      const number = numbers.get(withoutNames(svg));
      return { png: `png${number}`, svg: `svg${number}` };
    },
  };
}

const FONTS = ['400Regular/Inter_400Regular', '600SemiBold/Inter_600SemiBold', '700Bold/Inter_700Bold'];
/** Pixels across, at most: one of many parts as wide as the text of a page at 84 to the inch, a whole diagram so that its words can be read. */
const WIDEST = { part: 560, whole: 1600 } as const;

/** The pictures as PNG, for programs that cannot draw SVG. */
export async function drawPngs(pictures: readonly Picture[]): Promise<readonly Uint8Array[]> {
  const { resolve } = createRequire(import.meta.url);
  const fontFiles = FONTS.map((name) => resolve(`@expo-google-fonts/inter/${name}.ttf`));
  const font = { fontFiles, loadSystemFonts: false, defaultFontFamily: 'Inter' };
  return Promise.all(
    pictures.map(async ({ lit, width, whole }) => {
      const widest = whole ? WIDEST.whole : WIDEST.part;
      const value = Math.max(1, Math.min(widest, Math.round(width)));
      const drawn = await renderAsync(lit, { font, fitTo: { mode: 'width', value } });
      return drawn.asPng();
    }),
  );
}
