/** Letters of Latin scripts and the marks of their texts, as every font of documents has them: no soft hyphen, no mark that combines with a letter. */
const PLAIN_LETTERS =
  /^[\t\n\u0020-\u007e\u00a0-\u00ac\u00ae-\u017f\u2013\u2014\u2018-\u201e\u2022\u2026\u2192\u20ac]*$/;

/**
 * Whether a text consists of letters that the fonts have. A part of a document with such texts alone is set without kerning; the compiler (krilla 0.6) ends with a panic
 * where it sets some letters so that no font has, and with kerning it tells which they are. Pictures are set with it.
 */
export function isPlain(text: string): boolean {
  return PLAIN_LETTERS.test(text);
}
