/** Every cycle of a relation once, from its lowest id: `[a, b, a]`. Found in time that grows with the relation. */
export function cyclesOf(
  nodes: readonly string[],
  next: (id: string) => readonly string[],
): readonly (readonly string[])[] {
  const cycles: (readonly string[])[] = [];
  const done = new Set<string>();
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
        const ids = trail.map(({ id }) => id);
        cycles.push([...ids.slice(ids.indexOf(to)), to]);
      } else if (!done.has(to)) {
        trail.push({ id: to, open: [...next(to)] });
        on.add(to);
      }
    }
  }
  return cycles;
}
