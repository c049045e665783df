/**
 * The fragment of an address that leads to an anchor, and the id that it leads to: letters, digits, `.`, `_` and `-` stay as
 * they are, anything else is its code point between tildes. No two anchors have the same, and none begins with `~x`, so that a
 * page can have ids of its own.
 */
export function fragmentOf(anchor: string): string {
  return anchor.replace(/[^A-Za-z0-9._-]/gu, (letter) => `~${letter.codePointAt(0)?.toString(16)}~`);
}
