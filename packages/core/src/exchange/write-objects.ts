import type { Analysis } from '../analyse/analyse.ts';
import { withCounts } from '../analyse/scorecard.ts';
import type { Action } from '../model/action.ts';
import type { Control } from '../model/control.ts';
import type { Diagram } from '../model/diagram.ts';
import type { FeatureClass } from '../model/feature-class.ts';
import { parseId } from '../model/id.ts';
import type { Objective } from '../model/objective.ts';
import type { Threat } from '../model/threat.ts';
import type { Json, JsonObject, ThreatModel } from '../model/threat-model.ts';
import { printAccess } from '../parse/access.ts';
import { controlFigures, mitigationFigures, threatFigures } from './figures.ts';

/** The release of the published format that these documents follow. */
const PUBLISHED_FORMAT = '20240423';

export function writeMetadata({ metadata, markup }: ThreatModel): JsonObject {
  return {
    provider: metadata.provider,
    service: metadata.service,
    service_name: metadata.name,
    other_covered_services: metadata.otherCoveredServices,
    version: PUBLISHED_FORMAT,
    ...present({ scf_version: metadata.scfVersion, license: metadata.license, source: metadata.source }),
    demarc: {
      format: 1,
      publisher: metadata.publisher,
      release: metadata.version,
      markup,
      ...present({ date: metadata.date, notCovered: metadata.notCovered }),
      providerData: metadata.providerData,
      permissionNamespaces: metadata.permissionNamespaces,
      references: metadata.references,
    },
  };
}

export function writeObjects(analysis: Analysis): JsonObject {
  const { model } = analysis;
  return {
    scorecard: Object.fromEntries(
      Object.entries(withCounts(model.scorecard, model.actions, true)).map(([key, score]) => [
        key,
        { score },
      ]),
    ),
    feature_classes: byId(model.featureClasses, writeFeatureClass),
    threats: byId(model.threats, (threat) => writeThreat(threat, analysis)),
    control_objectives: byId(model.objectives, writeObjective),
    controls: byId(model.controls, (control) => writeControl(control, analysis)),
    actions: byId(model.actions, writeAction),
  };
}

function writeFeatureClass(item: FeatureClass): JsonObject {
  return {
    name: item.name,
    class_relationship: [
      ...item.parents.map((parent) => ({ type: 'parent', class: parent })),
      ...item.uses.map((used) => ({ type: 'usage', class: used })),
    ],
    description: item.description,
    long_description: item.longDescription,
    order: item.order,
    ...additions(item, ['references', 'retired']),
  };
}

function writeAction(item: Action): JsonObject {
  return {
    action_description: item.description,
    api: item.api ?? '-',
    endpoint: item.endpoint ?? '-',
    feature_class: item.featureClass,
    feature_class_action_type: item.type,
    iam_permission: joined(item.permissions),
    event_name: joined(item.events),
    stage: item.stage ?? '-',
    action_id_int: numberOf(item.id),
    ...additions(item, ['operations', 'eventKind', 'pseudo', 'retired']),
  };
}

function writeThreat(item: Threat, analysis: Analysis): JsonObject {
  return {
    feature_class: item.featureClass,
    name: item.name,
    description: item.description,
    access: printAccess(item.access),
    hlgoal: item.goal ?? '',
    mitre_attack: item.tactics[0] ?? '',
    cvss: item.cvss,
    retired: retired(item),
    ...threatFigures(analysis, item.id),
    ...additions(item, [
      'tactics',
      'techniques',
      'cvssNotes',
      'bindings',
      'noMitigation',
      'references',
      'retired',
    ]),
  };
}

function writeObjective(item: Objective): JsonObject {
  return {
    description: item.description,
    scf: item.scf,
    retired: retired(item),
    ...additions(item, ['requirements', 'noScf', 'references', 'retired']),
  };
}

function writeControl(item: Control, analysis: Analysis): JsonObject {
  return {
    coso: item.coso,
    nist_csf: item.nistCsf,
    objective: item.objective,
    retired: retired(item),
    assured_by: item.assuredBy.join(','),
    depends_on: item.dependsOn.join(','),
    description: item.description,
    testing: item.testing,
    ...present({ effort: item.effort }),
    mitigate: item.mitigations.map(({ threat, impact }) => ({
      threat,
      ...present({ impact }),
      ...mitigationFigures(analysis, item.id, threat),
    })),
    ...controlFigures(analysis, item),
    queryable_objective_id: numberOf(item.objective),
    queryable_id: numberOf(item.id),
    ...additions(item, ['title', 'perimeter', 'implementations', 'references', 'retired']),
  };
}

function byId<T extends { readonly id: string }>(
  items: readonly T[],
  write: (item: T) => JsonObject,
): JsonObject {
  return Object.fromEntries(items.map((item) => [item.id, write(item)]));
}

/** What the published fields have no room for, under `demarc`; empty lists and maps are left out, and so is `demarc` when all are. */
function additions<T extends object>(
  item: T,
  keys: readonly (keyof T & string)[],
): { readonly demarc?: JsonObject } {
  const given = keys.filter((key) => item[key] !== undefined && !isEmpty(item[key]));
  if (given.length === 0) return {};
  return { demarc: Object.fromEntries(given.map((key) => [key, item[key] as Json])) };
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function present(fields: Readonly<Record<string, Json | undefined>>): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as JsonObject;
}

function joined(words: readonly string[]): string {
  return words.length === 0 ? '-' : words.join(',');
}

function retired(item: { readonly retired?: unknown }): string {
  return String(item.retired !== undefined);
}

function numberOf(id: string): number {
  return parseId(id)?.number ?? 0;
}

/** Our text form of a diagram, with the ways of its flows where they are known. */
export function writeOurDiagram({ text, ways }: Diagram): JsonObject {
  return { ...text, ...(ways === undefined ? {} : { ways }) } as unknown as JsonObject;
}
