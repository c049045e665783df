import type { Analysis } from '../analyse/analyse.ts';
import { featureClassesOfControl } from '../analyse/listing.ts';
import type { MitigationFigures } from '../analyse/prioritise.ts';
import type { Control } from '../model/control.ts';
import type { Json, JsonObject } from '../model/threat-model.ts';

/** The figures of a threat under their published keys; none for an invalid vector. */
export function threatFigures({ figures }: Analysis, id: string): JsonObject {
  const score = figures.threats.get(id);
  return score ? { cvss_severity: score.severity, cvss_score: score.score } : {};
}

/** The figures of a control under their published keys. */
export function controlFigures(analysis: Analysis, control: Control): JsonObject {
  const figures = analysis.figures.controls.get(control.id);
  return {
    feature_class: [...featureClassesOfControl(analysis, control)],
    ...(figures?.level === undefined
      ? {}
      : { weighted_priority: figures.level, weighted_priority_score: figures.priority as number }),
  };
}

/** The figures of a control's mitigation of a threat under their published keys. */
export function mitigationFigures(analysis: Analysis, control: string, threat: string): JsonObject {
  const figures = analysis.figures.controls.get(control);
  const own = figures?.mitigations.find((mitigation) => mitigation.threat === threat);
  return own ? published(own, figures?.dependency?.priority) : {};
}

function published(own: MitigationFigures, dependency: number | undefined): { readonly [key: string]: Json } {
  return {
    priority: own.priority,
    max_dependency: dependency ?? null,
    priority_overall: own.overall,
    cvss: own.severity,
  };
}
