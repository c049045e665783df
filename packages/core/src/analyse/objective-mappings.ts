import { frameworkKey, type MappedFramework, type MappingLink, type MappingSet } from '../model/framework.ts';
import { identityOf, printIdentity } from '../model/identity.ts';
import type { Objective } from '../model/objective.ts';
import type { ThreatModel } from '../model/threat-model.ts';
import { speaksOf } from './framework-links.ts';
import { isCurrent } from './index-model.ts';
import { compareIds } from './order.ts';

/**
 * Every way from the objectives of a ThreatModel to a framework, as mappings that need nothing else to be understood: what the objectives say
 * themselves, what mappings of objectives say of this ThreatModel, and for each release of the SCF what it leads to, with the SCF ids of each link.
 * Requirements that the framework does not have are left out; mappings without a link too.
 */
export function objectiveMappings(
  { metadata, objectives }: Pick<ThreatModel, 'metadata' | 'objectives'>,
  mapped: MappedFramework,
): { readonly direct: readonly MappingSet[]; readonly others: readonly MappingSet[] } {
  const key = frameworkKey(mapped.framework);
  const known = new Set(mapped.framework.requirements.map(({ id }) => id));
  const current = objectives.filter(isCurrent).sort((a, b) => compareIds(a.id, b.id));
  const ids = new Set(current.map(({ id }) => id));
  const identity = printIdentity(identityOf(metadata));
  const direct: MappingSet = {
    from: { kind: 'objective', version: identity },
    to: key,
    source: `${metadata.name} ${metadata.version}`,
    ...(metadata.license === undefined ? {} : { license: metadata.license }),
    links: current.flatMap(({ id: from, requirements }) =>
      requirements
        .filter(({ framework }) => framework === key)
        .map(({ id: to, relationship, reason }) => ({
          from,
          to,
          relationship,
          ...(reason === undefined ? {} : { reason }),
        })),
    ),
  };
  const others = mapped.mappings
    .filter((set) => speaksOf(set, metadata))
    .map((set): MappingSet => {
      if (set.from.kind === 'objective')
        return { ...set, links: set.links.filter(({ from }) => ids.has(from)) };
      const { from, links, ...about } = set;
      return {
        ...about,
        from: { kind: 'objective', version: identity },
        scf: from.version,
        links: ledBy(current, links),
      };
    });
  const usable = (sets: readonly MappingSet[]) =>
    sets
      .map((set) => ({ ...set, links: set.links.filter(({ to }) => known.has(to)) }))
      .filter(({ links }) => links.length > 0);
  return { direct: usable([direct]), others: usable(others) };
}

/** The links of SCF controls as links of the objectives that name them: one for each requirement and relationship. */
function ledBy(objectives: readonly Objective[], links: readonly MappingLink[]): MappingLink[] {
  const byScf = new Map<string, MappingLink[]>();
  for (const link of links) byScf.set(link.from, [...(byScf.get(link.from) ?? []), link]);
  return objectives.flatMap(({ id, scf }) => {
    const found = new Map<string, MappingLink & { via: string[] }>();
    for (const name of scf) {
      for (const { to, relationship } of byScf.get(name) ?? []) {
        const place = `${to}\n${relationship ?? ''}`;
        const link = found.get(place);
        if (link) link.via.push(name);
        else
          found.set(place, {
            from: id,
            to,
            ...(relationship === undefined ? {} : { relationship }),
            via: [name],
          });
      }
    }
    return [...found.values()];
  });
}
