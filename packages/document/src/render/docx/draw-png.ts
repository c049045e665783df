import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderAsync } from '@resvg/resvg-js';

/** A picture as it is drawn in pixels. */
export interface Lit {
  /** SVG: only what is lit, as the rest is scarcely seen in print and takes four fifths of the time. */
  readonly lit: string;
  /** In the units of the picture. */
  readonly width: number;
  /** It is the diagram as a whole. */
  readonly whole: boolean;
}

const FONTS = ['400Regular/Inter_400Regular', '600SemiBold/Inter_600SemiBold', '700Bold/Inter_700Bold'];
/** Where the build puts these fonts cut to the letters that most pictures have, beside what draws with them. */
const CUT = fileURLToPath(new URL('./fonts/', import.meta.url));

/** The files of fonts, the small ones first: the drawer reads a file for each letter that it finds there. */
function fontsOf(): readonly string[] {
  const { resolve } = createRequire(import.meta.url);
  const whole = FONTS.map((name) => resolve(`@expo-google-fonts/inter/${name}.ttf`));
  const cut = whole.map((file) => `${CUT}${basename(file)}`).filter((file) => existsSync(file));
  return [...cut, ...whole];
}

let fontFiles: readonly string[] | undefined;

/** Pixels across, at most: one of many parts as wide as the text of a page at 84 to the inch, a whole diagram so that its words can be read. */
const WIDEST = { part: 560, whole: 1600 } as const;

/** A picture as PNG, for programs that cannot draw SVG. */
export async function drawPng({ lit, width, whole }: Lit): Promise<Uint8Array> {
  fontFiles ??= fontsOf();
  const font = { fontFiles: [...fontFiles], loadSystemFonts: false, defaultFontFamily: 'Inter' };
  const value = Math.max(1, Math.min(whole ? WIDEST.whole : WIDEST.part, Math.round(width)));
  const drawn = await renderAsync(lit, { font, fitTo: { mode: 'width', value } });
  return drawn.asPng();
}
