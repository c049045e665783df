/**
 * A text as it can be printed: without the characters that XML cannot hold (most controls, halves of surrogate pairs,
 * noncharacters) and without those that turn the direction of what stands around them, which can make a text read as another.
 * Right-to-left letters need none of these. Line ends are `\n`.
 */
export function printable(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.replace(LINE_ENDS, '\n').replace(UNPRINTABLE, '');
}

const PLAIN = /^[\t\n\u0020-\u007e]*$/;
const LINE_ENDS = /\r\n?|\u0085/g;
const UNPRINTABLE =
  /[^\t\n\u0020-\u007e\u00a0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\u{10000}-\u{10ffff}]|[\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]|\p{Noncharacter_Code_Point}/gu;

/** A text as it stands in a line: line ends and tabs are spaces. */
export function oneLine(text: string): string {
  return PLAIN_LINE.test(text) ? text : printable(text).replace(/[\n\t]+/g, ' ');
}

const PLAIN_LINE = /^[\u0020-\u007e]*$/;
