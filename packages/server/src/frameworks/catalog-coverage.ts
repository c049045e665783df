import { frameworkCoverage, type MappedFramework } from '@demarc/core';
import { type FrameworkSummary, newestFirst } from '../contract/index.ts';
import type { Entry } from '../library/library.ts';

/** How far the newest versions of all ThreatModels reach into frameworks, in the frameworks' order. */
export interface CatalogCoverage {
  /** How many ThreatModels that are. */
  readonly newest: number;
  readonly coverage: readonly Pick<FrameworkSummary, 'coverage' | 'models'>[];
}

/** Frameworks that are counted before whatever waits gets its turn. */
const AT_ONCE = 50;

/** Counts in turns: with hundreds of ThreatModels and frameworks it takes a while, and nobody else waits for it. */
export async function catalogCoverage(
  entries: readonly Entry[],
  frameworks: readonly MappedFramework[],
): Promise<CatalogCoverage> {
  const newest = newestOfEach(entries).map(({ leads }) => leads);
  const coverage: CatalogCoverage['coverage'][number][] = [];
  for (let at = 0; at < frameworks.length; at += AT_ONCE) {
    for (const { together, each } of frameworkCoverage(newest, frameworks.slice(at, at + AT_ONCE)))
      coverage.push({ coverage: together, models: each.filter(({ reached }) => reached > 0).length });
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { newest: newest.length, coverage };
}

/** The newest version of every ThreatModel: older ones say what was. Several publishers of one service all count. */
function newestOfEach(entries: readonly Entry[]): readonly Entry[] {
  const bySummary = new Map(entries.map((entry) => [entry.summary, entry]));
  const services = new Map<string, Entry>();
  for (const summary of newestFirst([...bySummary.keys()])) {
    const service = `${summary.publisher}:${summary.provider}/${summary.service}`;
    if (!services.has(service)) services.set(service, bySummary.get(summary) as Entry);
  }
  return [...services.values()];
}
