import type { MappedFramework } from '@demarc/core';
import type {
  FrameworkAddress,
  FrameworkDocument,
  FrameworkList,
  FrameworkSummary,
  ModelSummary,
} from '@demarc/server/contract';
import { queryOptions } from '@tanstack/react-query';
import { getAllFrameworks, getFramework, getFrameworkReach, getFrameworks } from '../api-client.ts';
import { modelPath } from './model-context.tsx';

/** The list of all frameworks, with their coverage over the catalog. */
export const frameworksQuery = queryOptions({
  queryKey: ['frameworks'],
  queryFn: getFrameworks,
  staleTime: 15_000,
});

/** One framework whole, as core takes it; kept by the hash of its content. */
export function frameworkQuery(summary: FrameworkSummary) {
  return queryOptions({
    queryKey: ['framework', summary.hash],
    queryFn: async () => asMapped(await getFramework(addressOf(summary), summary.hash)),
    staleTime: Number.POSITIVE_INFINITY,
    // INVARIANT: what core has indexed of a framework is known by the very object.
    structuralSharing: false,
  });
}

/** All frameworks whole, of several releases of the SCF the newest alone. */
export function allFrameworksQuery({ hash }: Pick<FrameworkList, 'hash'>) {
  return queryOptions({
    queryKey: ['all-frameworks', hash],
    queryFn: async (): Promise<readonly MappedFramework[]> =>
      (await getAllFrameworks(hash)).frameworks.map(asMapped),
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });
}

/** How far each ThreatModel reaches into one framework. */
export function frameworkReachQuery(address: FrameworkAddress) {
  return queryOptions({
    queryKey: ['framework-reach', address.origin, address.framework],
    queryFn: () => getFrameworkReach(address),
    staleTime: 15_000,
  });
}

function asMapped({ scfControls, ...rest }: FrameworkDocument): MappedFramework {
  return { ...rest, scfControls: scfControls && new Set(scfControls) };
}

/** Where a framework stands, from its summary or from itself. */
export function addressOf(one: FrameworkSummary | MappedFramework): FrameworkAddress {
  const { id, version } = 'framework' in one ? one.framework : one;
  return { origin: one.origin, framework: `${id}@${version}` };
}

/** A framework's address as one text, for filters and choices: `shipped/nist-csf@2.0`. */
export function addressText({ origin, framework }: FrameworkAddress): string {
  return `${origin}/${framework}`;
}

export function findFrameworkAt(
  frameworks: readonly FrameworkSummary[],
  wanted: string | undefined,
): FrameworkSummary | undefined {
  return frameworks.find((one) => addressText(addressOf(one)) === wanted);
}

function segments({ origin, framework }: FrameworkAddress): string {
  return `${encodeURIComponent(origin)}/${encodeURIComponent(framework)}`;
}

/** The page of a framework over the whole catalog. */
export function frameworkPath(address: FrameworkAddress): string {
  return `/frameworks/${segments(address)}`;
}

/** The page of a framework, or of one of its requirements, in a ThreatModel. */
export function compliancePath(model: ModelSummary, address: FrameworkAddress, requirement?: string): string {
  const page = modelPath(model, `compliance/${segments(address)}`);
  return requirement === undefined ? page : `${page}/${encodeURIComponent(requirement)}`;
}

/** Where an import comes from, as people call it: what ships, or the import's name. */
export function originName(origin: string): string {
  return origin === 'shipped' ? 'ships with Demarc' : origin;
}

/** A framework's version, to stand beside its title; nothing where the title says it or nobody does. */
export function versionBeside({ title, version }: Pick<FrameworkSummary, 'title' | 'version'>): string {
  return version === 'unstated' || title.includes(version) ? '' : version;
}
