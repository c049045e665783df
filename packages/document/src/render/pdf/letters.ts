import type { DocumentTree } from '../../tree.ts';

/** Letters of Latin scripts and the marks of their texts, as every font of documents has them: no soft hyphen, no mark that combines with a letter. */
export const PLAIN_LETTERS =
  /^[\t\n\u0020-\u007e\u00a0-\u00ac\u00ae-\u017f\u2013\u2014\u2018-\u201e\u2022\u2026\u2192\u20ac]*$/;

/**
 * Whether every text of a document consists of letters that the fonts have. Then it can be set without kerning; the compiler (krilla 0.6) ends with a panic where it
 * sets some letters so that no font has, and with kerning it tells which they are. Pictures are set with it.
 */
export function hasPlainLetters(tree: DocumentTree): boolean {
  const plain = (value: unknown): boolean => {
    if (typeof value === 'string') return PLAIN_LETTERS.test(value);
    if (typeof value !== 'object' || value === null) return true;
    // a figure is drawn when it is printed
    if ('svg' in value) return plain((value as { readonly caption?: unknown }).caption);
    for (const key in value) if (!plain((value as Readonly<Record<string, unknown>>)[key])) return false;
    return true;
  };
  return plain(tree);
}
