import type { Anchors } from './inlines.ts';

/** What is counted and known through a page. */
export interface HtmlWriter {
  readonly anchors: Anchors;
  /** The number of the next caption of a kind, from 1. */
  readonly next: (kind: 'Table' | 'Figure') => number;
}
