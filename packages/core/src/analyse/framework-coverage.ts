import { frameworkKey, type MappedFramework, type MappingSet } from '../model/framework.ts';
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

/**
 * How far each of many ThreatModels, and all of them together, reach into each of many frameworks. The requirements of all frameworks stand in one
 * row of marks, so that an SCF control is looked up once for each ThreatModel and not once for each framework too.
 */
export function frameworkCoverage(
  models: readonly CoveringModel[],
  frameworks: readonly MappedFramework[],
): readonly FrameworkCoverage[] {
  const targets = targetsOf(frameworks);
  const together = new Uint8Array(targets.count);
  const each = models.map((model) => {
    const marks = marksOf(namedBy(model), targets);
    for (let at = 0; at < marks.length; at++) together[at] = (together[at] as number) | (marks[at] as number);
    return targets.parts.map(({ start, end }) => counted(marks.subarray(start, end)));
  });
  return targets.parts.map(({ mapped, start, end }, at) => ({
    framework: mapped,
    together: counted(together.subarray(start, end)),
    each: each.map((coverages) => coverages[at] as RequirementCoverage),
  }));
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

/** One framework's part of the row: its requirements that count, from `start` to before `end`. */
interface Part {
  readonly mapped: MappedFramework;
  readonly start: number;
  readonly end: number;
  readonly placeOf: ReadonlyMap<string, number>;
}

/** The places of all requirements that count, and which of them each SCF control leads to. */
interface Targets {
  readonly count: number;
  readonly parts: readonly Part[];
  readonly byKey: ReadonlyMap<string, readonly Part[]>;
  readonly scf: ReadonlyMap<string, readonly number[]>;
  readonly ofObjectives: readonly { readonly part: Part; readonly set: MappingSet }[];
}

function targetsOf(frameworks: readonly MappedFramework[]): Targets {
  let count = 0;
  const parts = frameworks.map((mapped): Part => {
    const start = count;
    const placeOf = new Map<string, number>();
    for (const { id, group } of mapped.framework.requirements)
      if (!group) placeOf.set(id, start + placeOf.size);
    count += placeOf.size;
    return { mapped, start, end: count, placeOf };
  });
  const byKey = new Map<string, Part[]>();
  const scf = new Map<string, number[]>();
  for (const part of parts) {
    append(byKey, frameworkKey(part.mapped.framework), part);
    for (const { from, links } of part.mapped.mappings) {
      if (from.kind !== 'scf') continue;
      for (const link of links) {
        const place = part.placeOf.get(link.to);
        if (place !== undefined) append(scf, link.from, place);
      }
    }
  }
  const ofObjectives = parts.flatMap((part) =>
    part.mapped.mappings.filter(({ from }) => from.kind === 'objective').map((set) => ({ part, set })),
  );
  return { count, parts, byKey, scf, ofObjectives };
}

/** For each place by which kinds of mapping it is reached. */
function marksOf(named: Named, { count, byKey, scf, ofObjectives }: Targets): Uint8Array {
  const marks = new Uint8Array(count);
  const mark = (place: number | undefined, kind: number): void => {
    if (place !== undefined) marks[place] = (marks[place] as number) | kind;
  };
  for (const [key, ids] of named.requirements)
    for (const { placeOf } of byKey.get(key) ?? []) for (const id of ids) mark(placeOf.get(id), BY_NAME);
  for (const id of named.scf) for (const place of scf.get(id) ?? []) mark(place, BY_SCF);
  for (const { part, set } of ofObjectives) {
    if (!speaksOf(set, named.metadata)) continue;
    for (const { from, to, via } of set.links)
      if (named.objectives.has(from)) mark(part.placeOf.get(to), via ? BY_SCF : BY_NAME);
  }
  return marks;
}

function append<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
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
