type Next = (id: string) => readonly string[];

/**
 * One cycle, `[a, b, a]`, for every group of objects that all reach each other (strongly connected component): a shortest one through the member that
 * comes first in `nodes`. Takes time that grows with the relation (Tarjan's algorithm, without recursion, and one search per group).
 */
export function cyclesOf(nodes: readonly string[], next: Next): readonly (readonly string[])[] {
  const place = new Map(nodes.map((id, at) => [id, at]));
  const placeOf = (id: string) => place.get(id) ?? Number.POSITIVE_INFINITY;
  return groupsOf(nodes, next)
    .map((group) => [...group].sort((a, b) => placeOf(a) - placeOf(b)))
    .filter(([first, ...others]) => others.length > 0 || next(first as string).includes(first as string))
    .map((group) => shortestThrough(group[0] as string, new Set(group), next))
    .sort(([a], [b]) => placeOf(a as string) - placeOf(b as string));
}

/** The strongly connected components of a relation. */
function groupsOf(nodes: readonly string[], next: Next): readonly (readonly string[])[] {
  const groups: string[][] = [];
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const waiting: string[] = [];
  const isWaiting = new Set<string>();
  const trail: { readonly id: string; readonly open: Iterator<string> }[] = [];
  const lower = (id: string, to: number) => lowest.set(id, Math.min(lowest.get(id) as number, to));
  const enter = (id: string) => {
    lowest.set(id, order.size);
    order.set(id, order.size);
    waiting.push(id);
    isWaiting.add(id);
    trail.push({ id, open: next(id)[Symbol.iterator]() });
  };
  const leave = (id: string) => {
    trail.pop();
    const above = trail.at(-1);
    if (above) lower(above.id, lowest.get(id) as number);
    if (lowest.get(id) !== order.get(id)) return;
    const group = waiting.splice(waiting.lastIndexOf(id));
    for (const member of group) isWaiting.delete(member);
    groups.push(group);
  };
  for (const start of nodes) {
    if (order.has(start)) continue;
    enter(start);
    for (let top = trail.at(-1); top; top = trail.at(-1)) {
      const { value: to, done } = top.open.next();
      if (done) leave(top.id);
      else if (!order.has(to)) enter(to);
      else if (isWaiting.has(to)) lower(top.id, order.get(to) as number);
    }
  }
  return groups;
}

/** A shortest way from an object back to itself within its group. */
function shortestThrough(start: string, group: ReadonlySet<string>, next: Next): readonly string[] {
  const from = new Map<string, string>();
  const reached = [start];
  for (const id of reached) {
    for (const to of next(id)) {
      if (to === start) return [start, ...wayTo(id, start, from), start];
      if (!group.has(to) || from.has(to)) continue;
      from.set(to, id);
      reached.push(to);
    }
  }
  throw new Error(`\`${start}\` does not reach itself`);
}

function wayTo(id: string, start: string, from: ReadonlyMap<string, string>): readonly string[] {
  const way: string[] = [];
  for (let at = id; at !== start; at = from.get(at) as string) way.unshift(at);
  return way;
}
