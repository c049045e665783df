// Cuts the fonts of pictures to the letters that most of them have: the drawer reads the whole file of a font for each letter that it draws.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import subsetFont from 'subset-font';

/** ASCII and Latin-1, dashes and quotation marks, bullet, ellipsis. */
const RANGES = [
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x2013, 0x2026],
];
const LETTERS = RANGES.flatMap(([from, to]) =>
  Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at)),
).join('');

/** Writes these files of fonts, modules that can be resolved, into a folder, under their own names. */
export async function cutFonts(files, folder) {
  const { resolve } = createRequire(import.meta.url);
  mkdirSync(folder, { recursive: true });
  for (const file of files) {
    const cut = await subsetFont(readFileSync(resolve(file)), LETTERS, {
      targetFormat: 'truetype',
      noLayoutClosure: true,
    });
    writeFileSync(join(folder, basename(file)), cut);
  }
}
