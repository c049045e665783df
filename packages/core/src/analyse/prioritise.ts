import type { Control } from '../model/control.ts';
import { type Level, levelOf, type Priority, type Severity } from '../model/level.ts';
import type { ThreatModel } from '../model/threat-model.ts';
import { type CvssScore, scoreCvss } from './cvss.ts';
import { isCurrent, type ModelIndex } from './index-model.ts';
import type { Method } from './method.ts';
import { compareIds } from './order.ts';

/** How one mitigation got its figures. */
export interface MitigationFigures {
  readonly threat: string;
  readonly severity: Severity;
  readonly effort: Level;
  readonly impact: Level;
  /** The cell [effort][impact] of the method. */
  readonly priority: Priority;
  /** The larger of the mitigation's own priority and of the control's dependency. */
  readonly overall: Priority;
  /** The cell [severity][overall] of the method. */
  readonly weighted: Priority;
}

/** The mitigation of a control further up that makes this one worth doing first. */
export interface DependencyFigures {
  readonly priority: Priority;
  /** The control that has it. */
  readonly control: string;
  readonly threat: string;
  /** From this control to that one over `dependsOn`, both ends included. */
  readonly path: readonly string[];
}

export interface ControlFigures {
  /** CVSS-weighted priority 0–4; absent where nothing gives one. */
  readonly priority?: Priority | undefined;
  readonly level?: Level | undefined;
  readonly mitigations: readonly MitigationFigures[];
  /** Absent if no control that depends on this one mitigates anything. */
  readonly dependency?: DependencyFigures | undefined;
  /** For an assurance control: the controls that it assures, with their priorities. */
  readonly assures: readonly { readonly control: string; readonly priority?: Priority | undefined }[];
}

/** Every figure of a ThreatModel by one method. */
export interface Figures {
  readonly method: { readonly name: string; readonly version: string };
  /** Base score and severity by threat; a threat with an invalid vector has none. */
  readonly threats: ReadonlyMap<string, CvssScore>;
  readonly controls: ReadonlyMap<string, ControlFigures>;
}

/** Computes severity of all threats and priority of all controls. Mitigations of unknown or retired threats, or without effort or impact, count for nothing. */
export function prioritise(model: ThreatModel, index: ModelIndex, method: Method): Figures {
  const threats = scoreThreats(model);
  const own = new Map<string, readonly OwnPriority[]>();
  for (const control of index.controls.values()) own.set(control.id, ownPriorities(control, index, method));

  const controls = new Map<string, ControlFigures>();
  for (const control of index.controls.values())
    controls.set(control.id, figuresOf(control, own, threats, index, method));
  return {
    method: { name: method.name, version: method.version },
    threats,
    controls: withAssurance(controls, index),
  };
}

interface OwnPriority {
  readonly threat: string;
  readonly effort: Level;
  readonly impact: Level;
  readonly priority: Priority;
}

function scoreThreats(model: ThreatModel): ReadonlyMap<string, CvssScore> {
  const scores = new Map<string, CvssScore>();
  for (const threat of model.threats) {
    const score = scoreCvss(threat.cvss);
    if (score && !scores.has(threat.id)) scores.set(threat.id, score);
  }
  return scores;
}

function ownPriorities(control: Control, index: ModelIndex, method: Method): readonly OwnPriority[] {
  const { effort } = control;
  if (effort === undefined) return [];
  return control.mitigations.flatMap(({ threat, impact }) => {
    const target = index.threats.get(threat);
    if (impact === undefined || !target || !isCurrent(target)) return [];
    return [{ threat, effort, impact, priority: method.mitigation[effort][impact] }];
  });
}

function figuresOf(
  control: Control,
  own: ReadonlyMap<string, readonly OwnPriority[]>,
  threats: ReadonlyMap<string, CvssScore>,
  index: ModelIndex,
  method: Method,
): ControlFigures {
  const dependency = dependencyOf(control.id, own, index);
  const mitigations = (own.get(control.id) ?? []).flatMap((mitigation) => {
    const severity = threats.get(mitigation.threat)?.severity;
    if (severity === undefined) return [];
    const overall = Math.max(mitigation.priority, dependency?.priority ?? 0) as Priority;
    return [{ ...mitigation, severity, overall, weighted: method.weighted[severity][overall] }];
  });
  return {
    ...rated(largest(mitigations.map((mitigation) => mitigation.weighted))),
    mitigations,
    dependency,
    assures: [],
  };
}

/** The largest mitigation priority among all controls that depend on `id`, directly or through others; of equals the nearest, then the lowest id. */
function dependencyOf(
  id: string,
  own: ReadonlyMap<string, readonly OwnPriority[]>,
  index: ModelIndex,
): DependencyFigures | undefined {
  let best: DependencyFigures | undefined;
  const seen = new Set([id]);
  let ring: readonly (readonly string[])[] = [[id]];
  while (ring.length > 0) {
    const next: (readonly string[])[] = [];
    for (const path of ring) {
      for (const dependent of index.dependentsOf.get(path.at(-1) as string) ?? []) {
        if (seen.has(dependent)) continue;
        seen.add(dependent);
        const longer = [...path, dependent];
        next.push(longer);
        for (const { threat, priority } of own.get(dependent) ?? []) {
          if (best === undefined || priority > best.priority)
            best = { priority, control: dependent, threat, path: longer };
        }
      }
    }
    ring = next.sort((a, b) => compareIds(a.at(-1) as string, b.at(-1) as string));
  }
  return best;
}

/** Gives each assurance control the largest priority among the controls that it assures; where one of those is an assurance control itself, among what that one assures. */
function withAssurance(
  figures: ReadonlyMap<string, ControlFigures>,
  index: ModelIndex,
): ReadonlyMap<string, ControlFigures> {
  const result = new Map(figures);
  for (const [id, own] of figures) {
    const direct = index.assuredBy.get(id);
    if (!direct) continue;
    const all = [...assuredClosure(id, index)].map((control) => figures.get(control)?.priority);
    result.set(id, { ...own, ...rated(largest([own.priority, ...all])), assures: [] });
  }
  for (const [id, own] of result) {
    const direct = index.assuredBy.get(id);
    if (!direct) continue;
    result.set(id, {
      ...own,
      assures: direct.map((control) => ({ control, priority: result.get(control)?.priority })),
    });
  }
  return result;
}

function assuredClosure(id: string, index: ModelIndex): ReadonlySet<string> {
  const closure = new Set<string>();
  const open = [id];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const control of index.assuredBy.get(next) ?? []) {
      if (closure.has(control)) continue;
      closure.add(control);
      open.push(control);
    }
  }
  return closure;
}

function rated(priority: Priority | undefined): Pick<ControlFigures, 'priority' | 'level'> {
  return priority === undefined ? {} : { priority, level: levelOf(priority) };
}

function largest(priorities: readonly (Priority | undefined)[]): Priority | undefined {
  const known = priorities.filter((priority) => priority !== undefined);
  return known.length === 0 ? undefined : (Math.max(...known) as Priority);
}
