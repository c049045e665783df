import { frameworkKey, type MappedFramework } from '../model/framework.ts';
import type { Objective } from '../model/objective.ts';
import type { Metadata } from '../model/service.ts';
import { speaksOf } from './framework-links.ts';
import { isCurrent } from './index-model.ts';

/** How far ThreatModels reach into a framework. Says what is mapped, never that anything is complied with. */
export interface RequirementCoverage {
  /** All of the framework's, headings that only group others left out. */
  readonly requirements: number;
  readonly reached: number;
  /** Of those reached: by an objective that names the requirement itself (or a mapping of objectives), and by way of the SCF only. */
  readonly direct: number;
  readonly scfOnly: number;
}

/** What of a ThreatModel leads to requirements: all that coverage asks of it. */
export interface CoveringModel {
  readonly metadata: Metadata;
  readonly objectives: readonly Pick<Objective, 'id' | 'scf' | 'requirements' | 'retired'>[];
}

export interface FrameworkCoverage {
  readonly framework: MappedFramework;
  /** All ThreatModels together: what several reach counts once. */
  readonly together: RequirementCoverage;
  /** Each ThreatModel alone, in the given order. */
  readonly each: readonly RequirementCoverage[];
}

/** How far each of many ThreatModels, and all of them together, reach into each of many frameworks. */
export function frameworkCoverage(
  models: readonly CoveringModel[],
  frameworks: readonly MappedFramework[],
): readonly FrameworkCoverage[] {
  const named = models.map(namedBy);
  return frameworks.map((framework) => {
    const targets = targetsOf(framework);
    const together = new Uint8Array(targets.count);
    const each = named.map((one) => {
      const marks = marksOf(one, targets);
      for (let at = 0; at < marks.length; at++)
        together[at] = (together[at] as number) | (marks[at] as number);
      return counted(marks);
    });
    return { framework, together: counted(together), each };
  });
}

const BY_SCF = 1;
const BY_NAME = 2;

/** What the objectives of a ThreatModel name, each thing once. */
interface Named {
  readonly metadata: Metadata;
  readonly objectives: ReadonlySet<string>;
  readonly scf: ReadonlySet<string>;
  /** Ids of requirements by the key of their framework. */
  readonly requirements: ReadonlyMap<string, ReadonlySet<string>>;
}

function namedBy({ metadata, objectives }: CoveringModel): Named {
  const current = objectives.filter(isCurrent);
  const requirements = new Map<string, Set<string>>();
  for (const { framework, id } of current.flatMap((objective) => objective.requirements)) {
    const ids = requirements.get(framework) ?? new Set();
    requirements.set(framework, ids.add(id));
  }
  return {
    metadata,
    objectives: new Set(current.map(({ id }) => id)),
    scf: new Set(current.flatMap(({ scf }) => scf)),
    requirements,
  };
}

/** The places of a framework's requirements that count, and which of them each SCF control and each mapping of objectives leads to. */
interface Targets {
  readonly key: string;
  readonly count: number;
  readonly placeOf: ReadonlyMap<string, number>;
  readonly scf: ReadonlyMap<string, readonly number[]>;
  readonly ofObjectives: MappedFramework['mappings'];
}

function targetsOf({ framework, mappings }: MappedFramework): Targets {
  const placeOf = new Map<string, number>();
  for (const { id, group } of framework.requirements) if (!group) placeOf.set(id, placeOf.size);
  const scf = new Map<string, number[]>();
  for (const { from, links } of mappings) {
    if (from.kind !== 'scf') continue;
    for (const link of links) {
      const place = placeOf.get(link.to);
      if (place === undefined) continue;
      const places = scf.get(link.from);
      if (places) places.push(place);
      else scf.set(link.from, [place]);
    }
  }
  return {
    key: frameworkKey(framework),
    count: placeOf.size,
    placeOf,
    scf,
    ofObjectives: mappings.filter(({ from }) => from.kind === 'objective'),
  };
}

/** For each place by which kinds of mapping it is reached. */
function marksOf(named: Named, { key, count, placeOf, scf, ofObjectives }: Targets): Uint8Array {
  const marks = new Uint8Array(count);
  const mark = (place: number | undefined, kind: number): void => {
    if (place !== undefined) marks[place] = (marks[place] as number) | kind;
  };
  for (const id of named.requirements.get(key) ?? []) mark(placeOf.get(id), BY_NAME);
  for (const id of named.scf) for (const place of scf.get(id) ?? []) mark(place, BY_SCF);
  for (const set of ofObjectives) {
    if (!speaksOf(set, named.metadata)) continue;
    for (const { from, to, via } of set.links)
      if (named.objectives.has(from)) mark(placeOf.get(to), via ? BY_SCF : BY_NAME);
  }
  return marks;
}

function counted(marks: Uint8Array): RequirementCoverage {
  let reached = 0;
  let direct = 0;
  for (const mark of marks) {
    if (mark !== 0) reached++;
    if (mark & BY_NAME) direct++;
  }
  return { requirements: marks.length, reached, direct, scfOnly: reached - direct };
}
