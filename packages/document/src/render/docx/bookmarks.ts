/** Word: a letter, then letters, digits and underscores, 40 at most, and case does not count. */
const LONGEST = 40;
const CONTENTS = '_Toc_';

/** The hidden second bookmark of a heading, which the table of contents names: Word and its kin know those that begin with `_Toc`. */
export function contentsBookmark(name: string): string {
  return `${CONTENTS}${name}`;
}

/** A name for each place, told from its anchor: `S3.T14` is `S3_T14`. */
export function bookmarkNames(anchors: Iterable<string>): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const names = new Map<string, string>();
  for (const anchor of anchors) {
    const plain = anchor.replace(/[^A-Za-z0-9]+/g, '_');
    const base = (/^[A-Za-z]/.test(plain) ? plain : `at${plain}`).slice(0, LONGEST - CONTENTS.length - 6);
    let name = base;
    for (let again = 2; taken.has(name.toLowerCase()); again += 1) name = `${base}_${again}`;
    taken.add(name.toLowerCase());
    names.set(anchor, name);
  }
  return names;
}
