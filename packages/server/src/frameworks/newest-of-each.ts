import { newestFirst } from '../contract/index.ts';
import type { Entry } from '../library/library.ts';

/** The newest version of every ThreatModel: older ones say what was. Several publishers of one service all count. */
export function newestOfEach(entries: readonly Entry[]): readonly Entry[] {
  const bySummary = new Map(entries.map((entry) => [entry.summary, entry]));
  const services = new Map<string, Entry>();
  for (const summary of newestFirst([...bySummary.keys()])) {
    const service = `${summary.publisher}:${summary.provider}/${summary.service}`;
    if (!services.has(service)) services.set(service, bySummary.get(summary) as Entry);
  }
  return [...services.values()];
}
