import type { Figure } from '../../tree.ts';
import type { InlineContext } from './inlines.ts';

/** What is counted and gathered through a document. */
export interface MarkdownWriter extends InlineContext {
  /** The number of the next caption of a kind, from 1. */
  readonly next: (kind: 'Table' | 'Figure') => number;
  /** Where a picture is put, as the text names it. */
  readonly put: (figure: Figure) => string;
}
