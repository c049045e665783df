import type { Control } from '../model/control.ts';
import type { MappedFramework, Requirement } from '../model/framework.ts';
import type { Level } from '../model/level.ts';
import type { Objective } from '../model/objective.ts';
import type { Metadata } from '../model/service.ts';
import type { Analysis } from './analyse.ts';
import { type FrameworkCoverage, frameworkCoverage, type RequirementCoverage } from './framework-coverage.ts';
import { type MappedBy, waysOf } from './framework-links.ts';
import { isCurrent } from './index-model.ts';
import { controlsInOrder } from './listing.ts';
import { compareIds, compareText } from './order.ts';

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

export interface FrameworkMap {
  /** Every requirement of the framework, in its order, mapped or not. */
  readonly rows: readonly RequirementRow[];
  readonly coverage: RequirementCoverage;
  /** Requirements that objectives or mappings name and the framework does not have. */
  readonly missingTargets: readonly { readonly from: string; readonly to: string }[];
  /** SCF ids of objectives that the releases of the mappings do not have, where these are known: another release, or misspelled. */
  readonly unknownScf: readonly string[];
}

/** Maps a ThreatModel to a framework: requirement by requirement the objectives that answer it, and their controls by priority. */
export function mapFramework(analysis: Analysis, mapped: MappedFramework): FrameworkMap {
  const { framework, scfControls } = mapped;
  const { metadata } = analysis.model;
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
    for (const { requirement, by, from } of waysOf(objective, metadata, mapped))
      add(requirement, objective.id, by, from);
  }
  const inOrder = controlsInOrder(analysis, analysis.model.controls);
  const rows = framework.requirements.map((requirement): RequirementRow => {
    const objectives = [...(byRequirement.get(requirement.id) ?? [])].map(
      ([id, by]): MappedObjective => ({ objective: analysis.index.objectives.get(id) as Objective, by }),
    );
    return { requirement, objectives, controls: controlsOf(analysis, inOrder, objectives) };
  });
  return {
    rows,
    coverage: coverageOf(analysis, mapped),
    missingTargets: [...missing.values()].sort(
      (a, b) => compareText(a.to, b.to) || compareText(a.from, b.from),
    ),
    unknownScf: scfControls
      ? [...new Set(current.flatMap(({ scf }) => scf.filter((id) => !scfControls.has(id))))].sort(compareText)
      : [],
  };
}

function coverageOf({ model }: Analysis, mapped: MappedFramework): RequirementCoverage {
  return (frameworkCoverage([model], [mapped])[0] as FrameworkCoverage).together;
}

function controlsOf(
  { figures }: Analysis,
  inOrder: readonly Control[],
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
  const wanted = new Set(objectives.map(({ objective }) => objective.id));
  if (wanted.size === 0) return columns;
  for (const control of inOrder)
    if (wanted.has(control.objective))
      columns[figures.controls.get(control.id)?.level ?? 'unrated'].push(control);
  return columns;
}

/** The requirements of one framework that an objective answers, in the framework's order. */
export interface FrameworkReach {
  readonly mapped: MappedFramework;
  readonly requirements: readonly { readonly requirement: Requirement; readonly by: readonly MappedBy[] }[];
}

/** All that one objective, and with it each of its controls, answers: frameworks in the given order, those that it does not reach left out. */
export function requirementsOfObjective(
  objective: Objective,
  metadata: Metadata,
  frameworks: readonly MappedFramework[],
): readonly FrameworkReach[] {
  return frameworks.flatMap((mapped) => {
    const found = new Map<string, MappedBy[]>();
    for (const { requirement, by } of waysOf(objective, metadata, mapped))
      found.set(requirement, [...(found.get(requirement) ?? []), by]);
    if (found.size === 0) return [];
    const requirements = mapped.framework.requirements.flatMap((requirement) => {
      const by = found.get(requirement.id);
      return by ? [{ requirement, by }] : [];
    });
    return requirements.length === 0 ? [] : [{ mapped, requirements }];
  });
}
