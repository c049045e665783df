const WILDCARD = /[*?]/;

/**
 * Whether two patterns with `*` (any text) and `?` (one character) have a text in common, letter case aside.
 * Time grows with the product of their lengths at worst.
 */
export function patternsMeet(a: string, b: string): boolean {
  const x = a.toLowerCase();
  const y = b.toLowerCase();
  if (!WILDCARD.test(y)) return matches(x, y);
  if (!WILDCARD.test(x)) return matches(y, x);
  // reachable[j]: the first i characters of x and the first j of y can stand for a common text
  let reachable: boolean[] = [true];
  for (let j = 1; j <= y.length; j++) reachable[j] = (reachable[j - 1] as boolean) && y[j - 1] === '*';
  for (let i = 1; i <= x.length; i++) {
    const next: boolean[] = [(reachable[0] as boolean) && x[i - 1] === '*'];
    for (let j = 1; j <= y.length; j++) {
      const p = x[i - 1] as string;
      const q = y[j - 1] as string;
      next[j] =
        p === '*' || q === '*'
          ? (reachable[j] as boolean) || (next[j - 1] as boolean) || (reachable[j - 1] as boolean)
          : (p === q || p === '?' || q === '?') && (reachable[j - 1] as boolean);
    }
    reachable = next;
  }
  return reachable[y.length] as boolean;
}

/** Whether `pattern` stands for `text`. On a mismatch only the last `*` takes one character more: no earlier one needs to be tried again. */
function matches(pattern: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let resume = 0;
  while (t < text.length) {
    if (pattern[p] === '*') {
      star = p++;
      resume = t;
    } else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === text[t])) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++resume;
    } else return false;
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}
