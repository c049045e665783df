/** Lengths of Word are twips: a twentieth of a point. A pixel of a picture is 15 of them, or 9525 EMU. */
export const TWIPS_PER_PIXEL = 15;
export const EMU_PER_TWIP = 635;

export interface Page {
  readonly width: number;
  readonly height: number;
  readonly orient: 'portrait' | 'landscape';
  readonly margin: { readonly top: number; readonly side: number; readonly bottom: number };
}

const MARGIN = { top: 1304, side: 1134, bottom: 1134 } as const;

/** A4. */
export const PORTRAIT: Page = { width: 11906, height: 16838, orient: 'portrait', margin: MARGIN };
export const LANDSCAPE: Page = { width: 16838, height: 11906, orient: 'landscape', margin: MARGIN };

export function textWidth({ width, margin }: Page): number {
  return width - 2 * margin.side;
}

export function textHeight({ height, margin }: Page): number {
  return height - margin.top - margin.bottom;
}
