/** Whether two patterns with `*` (any text) and `?` (one character) have a text in common, letter case aside. Time grows with the product of their lengths. */
export function patternsMeet(a: string, b: string): boolean {
  const x = a.toLowerCase();
  const y = b.toLowerCase();
  if (!/[*?]/.test(x) && !/[*?]/.test(y)) return x === y;
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
