import type { ThreatModel } from '../model/threat-model.ts';
import { parseHtml } from './html.ts';
import { parseMarkdown } from './markdown.ts';
import { type Block, plainText } from './rich-text.ts';

/** Reads a text of a ThreatModel in its markup. */
export function parseText(text: string, markup: ThreatModel['markup']): readonly Block[] {
  return markup === 'markdown' ? parseMarkdown(text) : parseHtml(text);
}

/** A text of a ThreatModel without its markup, on one line. */
export function toPlainText(text: string, markup: ThreatModel['markup']): string {
  return plainText(parseText(text, markup));
}
