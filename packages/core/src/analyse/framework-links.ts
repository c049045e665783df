import type { MappedFramework, MappingLink, MappingSet, Relationship } from '../model/framework.ts';
import { frameworkKey } from '../model/framework.ts';
import { identityOf, parseWanted } from '../model/identity.ts';
import type { Objective } from '../model/objective.ts';
import type { Metadata } from '../model/service.ts';

/** Why an objective stands under a requirement: it names it itself, a mapping of objectives does, or it names an SCF control that a mapping leads on from. */
export type MappedBy =
  | { readonly kind: 'direct'; readonly relationship: Relationship; readonly reason?: string | undefined }
  | {
      readonly kind: 'objective';
      readonly source: string;
      readonly relationship?: Relationship | undefined;
      readonly reason?: string | undefined;
    }
  | {
      readonly kind: 'scf';
      readonly scf: string;
      /** The release of the SCF that the mapping speaks of. */
      readonly version: string;
      readonly source: string;
      readonly relationship?: Relationship | undefined;
    };

/** One way from an objective to a requirement. */
export interface Way {
  readonly requirement: string;
  readonly by: MappedBy;
  /** What names the requirement: an objective or an SCF control. */
  readonly from: string;
}

type Linked = MappingLink & { readonly set: MappingSet };

/** The links that lead to a framework by what they come from. */
interface Links {
  readonly scf: ReadonlyMap<string, readonly Linked[]>;
  readonly objectives: ReadonlyMap<string, readonly Linked[]>;
}

const indexed = new WeakMap<MappedFramework, Links>();

/** Made once for each framework. */
function linksByOrigin(mapped: MappedFramework): Links {
  const known = indexed.get(mapped);
  if (known) return known;
  const maps = { scf: new Map<string, Linked[]>(), objective: new Map<string, Linked[]>() };
  for (const set of mapped.mappings) {
    const map = maps[set.from.kind];
    for (const link of set.links) {
      const list = map.get(link.from);
      if (list) list.push({ ...link, set });
      else map.set(link.from, [{ ...link, set }]);
    }
  }
  const result = { scf: maps.scf, objectives: maps.objective };
  indexed.set(mapped, result);
  return result;
}

/** Every way from an objective to requirements of a framework: those that it names itself first, then mappings of objectives, then the SCF. */
export function waysOf(objective: Objective, metadata: Metadata, mapped: MappedFramework): readonly Way[] {
  const key = frameworkKey(mapped.framework);
  const links = linksByOrigin(mapped);
  const direct = objective.requirements
    .filter((named) => named.framework === key)
    .map(
      ({ id, relationship, reason }): Way => ({
        requirement: id,
        by: { kind: 'direct', relationship, reason },
        from: objective.id,
      }),
    );
  const named = new Set(direct.map(({ requirement }) => requirement));
  return [
    ...direct,
    ...(links.objectives.get(objective.id) ?? [])
      .filter(({ set }) => speaksOf(set, metadata))
      .flatMap((link): readonly Way[] =>
        link.via ? waysVia(link, link.via) : named.has(link.to) ? [] : [wayOf(objective.id, link)],
      ),
    ...objective.scf.flatMap((scf) => (links.scf.get(scf) ?? []).flatMap((link) => waysVia(link, [scf]))),
  ];
}

function wayOf(from: string, { to, set, relationship, reason }: Linked): Way {
  return { requirement: to, by: { kind: 'objective', source: set.source, relationship, reason }, from };
}

function waysVia({ to, set, relationship }: Linked, via: readonly string[]): readonly Way[] {
  const version = set.scf ?? set.from.version;
  return via.map((scf) => ({
    requirement: to,
    by: { kind: 'scf', scf, version, source: set.source, relationship },
    from: scf,
  }));
}

/** Ids of objectives belong to one ThreatModel: `S3.CO1` of another publisher is another objective. Of what version does not matter, as ids are never used again. */
export function speaksOf({ from }: MappingSet, metadata: Metadata): boolean {
  if (from.kind === 'scf') return true;
  const wanted = parseWanted(from.version);
  if (!wanted) return true;
  const identity = identityOf(metadata);
  return (
    wanted.provider === identity.provider &&
    wanted.service === identity.service &&
    (wanted.publisher === undefined || wanted.publisher === identity.publisher)
  );
}
