/**
 * Cycles of a relation, `[a, b, a]`: at least one of every knot of objects that reach each other, and none whose closing link joins two that were told.
 * There are never more than objects, so that a document from outside cannot make the answer grow without bounds.
 */
export function cyclesOf(
  nodes: readonly string[],
  next: (id: string) => readonly string[],
): readonly (readonly string[])[] {
  const cycles: (readonly string[])[] = [];
  const done = new Set<string>();
  const told = new Set<string>();
  for (const start of nodes) {
    if (done.has(start)) continue;
    const trail: { readonly id: string; readonly open: string[] }[] = [{ id: start, open: [...next(start)] }];
    const on = new Set([start]);
    while (trail.length > 0) {
      const top = trail.at(-1) as { readonly id: string; readonly open: string[] };
      const to = top.open.shift();
      if (to === undefined) {
        done.add(top.id);
        on.delete(top.id);
        trail.pop();
      } else if (on.has(to)) {
        if (told.has(top.id) && told.has(to)) continue;
        const ids = trail.map(({ id }) => id);
        const cycle = ids.slice(ids.indexOf(to));
        for (const id of cycle) told.add(id);
        cycles.push([...cycle, to]);
      } else if (!done.has(to)) {
        trail.push({ id: to, open: [...next(to)] });
        on.add(to);
      }
    }
  }
  return cycles;
}
