// Advance widths of Inter at 1000 units to the em, for the characters that labels use; others count as an average letter.
const NARROW = "iljI.,:;'|![]()";
const SEMI = 'ftr-/"*` ';
const WIDE = 'mwMW@%&';
const CAPITAL = 'ABCDEFGHKNOPQRSTUVXYZ#+=<>~$';

/** The width of a text in Inter, in the unit of `size`; a few percent too wide rather than too narrow. */
export function textWidth(text: string, size: number): number {
  let units = 0;
  for (const character of text) {
    if (NARROW.includes(character)) units += 300;
    else if (SEMI.includes(character)) units += 380;
    else if (WIDE.includes(character)) units += 900;
    else if (CAPITAL.includes(character)) units += 710;
    else if (character >= '\u2e80') units += 1000;
    else units += 590;
  }
  return (units * size) / 1000;
}

/** A label in as few lines as fit, each at most `width` wide; a word that is wider stands alone. */
export function wrapLabel(text: string, size: number, width: number): readonly string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.trim().split(/\s+/)) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && textWidth(longer, size) > width) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    lines.push(line);
  }
  return lines;
}

/** The size of a block of lines. */
export function blockSize(
  lines: readonly string[],
  size: number,
  lineHeight: number,
): { readonly width: number; readonly height: number } {
  return {
    width: Math.ceil(Math.max(0, ...lines.map((line) => textWidth(line, size)))),
    height: lines.length * lineHeight,
  };
}
