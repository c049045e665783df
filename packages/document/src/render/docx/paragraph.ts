import type { Inline } from '../../tree.ts';
import type { Piece, Place } from './block.ts';
import { lineHeight, linesOf } from './measure.ts';
import { MEASURES, type Measures, type ParagraphStyle } from './styles.ts';
import { element, valued, type Xml } from './xml.ts';

/** A paragraph in a style; what is said directly goes between the style and its text. */
export function paragraph(style: string, content: readonly Xml[], direct: readonly Xml[] = []): Xml {
  return element('w:p', {}, element('w:pPr', {}, valued('w:pStyle', style), ...direct), ...content);
}

/** So many lines in the size of a style, with the space around them. */
export function linesPiece(lines: number, { size, spacing, before, after }: Measures): Piece {
  return { height: lines * lineHeight(size, spacing) + before + after, before, after };
}

/** A paragraph of the place's style (or of another) as a piece that may break between lines. */
export function textPiece(
  inlines: readonly Inline[],
  place: Place,
  style: ParagraphStyle = place.style,
): Piece {
  const measures = MEASURES[style];
  const lines = linesOf(inlines, place.width - place.indent, measures.size);
  return { ...linesPiece(lines, measures), line: lineHeight(measures.size, measures.spacing) };
}
