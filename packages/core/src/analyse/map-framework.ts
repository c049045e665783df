import type { Control } from '../model/control.ts';
import type { MappedFramework, MappingLink, Relationship, Requirement } from '../model/framework.ts';
import { frameworkKey } from '../model/framework.ts';
import type { Level } from '../model/level.ts';
import type { Objective } from '../model/objective.ts';
import type { Analysis } from './analyse.ts';
import { isCurrent } from './index-model.ts';
import { controlsInOrder } from './listing.ts';
import { compareIds, compareText } from './order.ts';

/** Why an objective stands under a requirement: it names it itself, or names an SCF control that a mapping leads on from. */
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

export interface MappedObjective {
  readonly objective: Objective;
  readonly by: readonly MappedBy[];
}

/** What answers one requirement. */
export interface RequirementRow {
  readonly requirement: Requirement;
  /** In id order. */
  readonly objectives: readonly MappedObjective[];
  /** Their controls, each once, by weighted priority; those without one under `unrated`. */
  readonly controls: Readonly<Record<Level | 'unrated', readonly Control[]>>;
}

/** How far a ThreatModel reaches into a framework. Says what is mapped, never that anything is complied with. */
export interface Coverage {
  readonly requirements: number;
  readonly reached: number;
  /** Of those reached: by an objective that names the requirement itself (or a mapping of objectives), and by way of the SCF only. */
  readonly direct: number;
  readonly scfOnly: number;
}

export interface FrameworkMap {
  /** Every requirement of the framework, in its order, mapped or not. */
  readonly rows: readonly RequirementRow[];
  readonly coverage: Coverage;
  /** Requirements that objectives or mappings name and the framework does not have. */
  readonly missingTargets: readonly { readonly from: string; readonly to: string }[];
  /** SCF ids of objectives that the releases of the mappings do not have, where these are known: another release, or misspelled. */
  readonly unknownScf: readonly string[];
}

/** Maps a ThreatModel to a framework: requirement by requirement the objectives that answer it, and their controls by priority. */
export function mapFramework(analysis: Analysis, mapped: MappedFramework): FrameworkMap {
  const { framework, scfControls } = mapped;
  const links = linksByOrigin(mapped);
  const known = new Set(framework.requirements.map(({ id }) => id));
  const byRequirement = new Map<string, Map<string, MappedBy[]>>();
  const missing = new Map<string, { readonly from: string; readonly to: string }>();
  const add = (requirement: string, objective: string, by: MappedBy, from: string): void => {
    if (!known.has(requirement)) {
      missing.set(`${from} ${requirement}`, { from, to: requirement });
      return;
    }
    const objectives = byRequirement.get(requirement) ?? new Map<string, MappedBy[]>();
    byRequirement.set(requirement, objectives);
    objectives.set(objective, [...(objectives.get(objective) ?? []), by]);
  };
  const current = analysis.model.objectives.filter(isCurrent).sort((a, b) => compareIds(a.id, b.id));
  for (const objective of current) {
    for (const { requirement, by, from } of waysOf(objective, framework, links))
      add(requirement, objective.id, by, from);
  }
  const rows = framework.requirements.map((requirement): RequirementRow => {
    const objectives = [...(byRequirement.get(requirement.id) ?? [])].map(
      ([id, by]): MappedObjective => ({ objective: analysis.index.objectives.get(id) as Objective, by }),
    );
    return { requirement, objectives, controls: controlsOf(analysis, objectives) };
  });
  return {
    rows,
    coverage: coverageOf(rows.map(({ objectives }) => objectives)),
    missingTargets: [...missing.values()].sort(
      (a, b) => compareText(a.to, b.to) || compareText(a.from, b.from),
    ),
    unknownScf: scfControls
      ? [...new Set(current.flatMap(({ scf }) => scf.filter((id) => !scfControls.has(id))))].sort(compareText)
      : [],
  };
}

/** How far a ThreatModel reaches into a framework, without the table. */
export function coverageOfFramework(analysis: Analysis, mapped: MappedFramework): Coverage {
  const links = linksByOrigin(mapped);
  const direct = new Set<string>();
  const reached = new Set<string>();
  for (const objective of analysis.model.objectives.filter(isCurrent)) {
    for (const { requirement, by } of waysOf(objective, mapped.framework, links)) {
      reached.add(requirement);
      if (by.kind !== 'scf') direct.add(requirement);
    }
  }
  const known = mapped.framework.requirements.filter(({ id }) => reached.has(id));
  const named = known.filter(({ id }) => direct.has(id)).length;
  return {
    requirements: mapped.framework.requirements.length,
    reached: known.length,
    direct: named,
    scfOnly: known.length - named,
  };
}

interface Way {
  readonly requirement: string;
  readonly by: MappedBy;
  /** What names the requirement: an objective or an SCF control. */
  readonly from: string;
}

interface Links {
  readonly scf: ReadonlyMap<string, readonly Linked[]>;
  readonly objectives: ReadonlyMap<string, readonly Linked[]>;
}
type Linked = MappingLink & { readonly version: string; readonly source: string };

const indexed = new WeakMap<MappedFramework, Links>();

/** The links of a framework's mappings by where they come from; made once for each framework. */
function linksByOrigin(mapped: MappedFramework): Links {
  const known = indexed.get(mapped);
  if (known) return known;
  const maps = { scf: new Map<string, Linked[]>(), objective: new Map<string, Linked[]>() };
  for (const { from, source, links } of mapped.mappings) {
    for (const link of links) {
      const map = maps[from.kind];
      const linked = { ...link, version: from.version, source };
      const list = map.get(link.from);
      if (list) list.push(linked);
      else map.set(link.from, [linked]);
    }
  }
  const result = { scf: maps.scf, objectives: maps.objective };
  indexed.set(mapped, result);
  return result;
}

function waysOf(objective: Objective, framework: MappedFramework['framework'], links: Links): readonly Way[] {
  const key = frameworkKey(framework);
  return [
    ...objective.requirements
      .filter((named) => named.framework === key)
      .map(
        ({ id, relationship, reason }): Way => ({
          requirement: id,
          by: { kind: 'direct', relationship, reason },
          from: objective.id,
        }),
      ),
    ...(links.objectives.get(objective.id) ?? []).map(
      ({ to, source, relationship, reason }): Way => ({
        requirement: to,
        by: { kind: 'objective', source, relationship, reason },
        from: objective.id,
      }),
    ),
    ...objective.scf.flatMap((scf) =>
      (links.scf.get(scf) ?? []).map(
        ({ to, version, source, relationship }): Way => ({
          requirement: to,
          by: { kind: 'scf', scf, version, source, relationship },
          from: scf,
        }),
      ),
    ),
  ];
}

function controlsOf(
  analysis: Analysis,
  objectives: readonly MappedObjective[],
): Readonly<Record<Level | 'unrated', readonly Control[]>> {
  const columns: Record<Level | 'unrated', Control[]> = {
    'Very High': [],
    High: [],
    Medium: [],
    Low: [],
    'Very Low': [],
    unrated: [],
  };
  const controls = objectives.flatMap(({ objective }) => analysis.index.controlsOf.get(objective.id) ?? []);
  for (const control of controlsInOrder(analysis, controls))
    columns[analysis.figures.controls.get(control.id)?.level ?? 'unrated'].push(control);
  return columns;
}

function coverageOf(rows: readonly (readonly MappedObjective[])[]): Coverage {
  const reached = rows.filter((objectives) => objectives.length > 0);
  const direct = reached.filter((objectives) =>
    objectives.some(({ by }) => by.some(({ kind }) => kind !== 'scf')),
  ).length;
  return {
    requirements: rows.length,
    reached: reached.length,
    direct,
    scfOnly: reached.length - direct,
  };
}

/** All that one control, by its objective, answers: frameworks in the given order, requirements in theirs. */
export function requirementsOfObjective(
  objective: Objective,
  frameworks: readonly MappedFramework[],
): readonly {
  readonly framework: MappedFramework['framework'];
  readonly requirements: readonly { readonly requirement: Requirement; readonly by: readonly MappedBy[] }[];
}[] {
  return frameworks.flatMap((mapped) => {
    const found = new Map<string, MappedBy[]>();
    for (const { requirement, by } of waysOf(objective, mapped.framework, linksByOrigin(mapped)))
      found.set(requirement, [...(found.get(requirement) ?? []), by]);
    const requirements = mapped.framework.requirements.flatMap((requirement) => {
      const by = found.get(requirement.id);
      return by ? [{ requirement, by }] : [];
    });
    return requirements.length === 0 ? [] : [{ framework: mapped.framework, requirements }];
  });
}
