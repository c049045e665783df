import { z } from 'zod';
import { Action } from '../model/action.ts';
import { Control, type Mitigation } from '../model/control.ts';
import { FeatureClass } from '../model/feature-class.ts';
import { Level, SEVERITIES, Severity } from '../model/level.ts';
import { Objective } from '../model/objective.ts';
import type { Problem } from '../model/problem.ts';
import { Retired } from '../model/reference.ts';
import { Threat } from '../model/threat.ts';
import type { Json, JsonObject } from '../model/threat-model.ts';
import { parseAccess } from '../parse/access.ts';
import { type Fields, fieldsOf, isNumber, isObject, isText } from './fields.ts';

/** What our own documents add to the published fields, under `demarc` in each object: all of it may be absent, what else is there is passed over. */
export const EXTENSIONS = {
  featureClass: FeatureClass.pick({ references: true, retired: true }).strip().partial(),
  action: Action.pick({ operations: true, eventKind: true, pseudo: true, retired: true }).strip().partial(),
  threat: Threat.pick({
    references: true,
    tactics: true,
    techniques: true,
    cvssNotes: true,
    bindings: true,
    noMitigation: true,
    retired: true,
  })
    .strip()
    .partial(),
  objective: Objective.pick({ references: true, requirements: true, noScf: true, retired: true })
    .strip()
    .partial(),
  control: Control.pick({
    title: true,
    references: true,
    implementations: true,
    perimeter: true,
    retired: true,
  })
    .strip()
    .partial(),
} as const;

export function readFeatureClass(raw: JsonObject, id: string, problems: Problem[]): FeatureClass {
  const fields = fieldsOf(raw, ['feature_classes', id], problems);
  const relations = readRelations(fields);
  return {
    id,
    name: fields.text('name') ?? id,
    order: fields.number('order') ?? 0,
    parents: relations.filter(({ type }) => type === 'parent').map(({ to }) => to),
    uses: relations.filter(({ type }) => type === 'usage').map(({ to }) => to),
    description: fields.text('description') ?? '',
    longDescription: fields.text('long_description') ?? '',
    references: [],
    ...retiredOf(fields),
    ...ours(fields, EXTENSIONS.featureClass),
  };
}

function readRelations(fields: Fields): readonly { readonly type: string; readonly to: string }[] {
  return (fields.list('class_relationship') ?? []).flatMap((relation) => {
    const type = isObject(relation) ? relation.type : undefined;
    const to = isObject(relation) ? relation.class : undefined;
    if (isText(type) && isText(to)) return [{ type, to }];
    fields.wrong('class_relationship', 'objects with `type` and `class`');
    return [];
  });
}

export function readAction(raw: JsonObject, id: string, problems: Problem[]): Action {
  const fields = fieldsOf(raw, ['actions', id], problems);
  return {
    id,
    featureClass: fields.text('feature_class') ?? '',
    description: fields.text('action_description') ?? '',
    ...given('api', named(fields.text('api'))),
    operations: [],
    ...given('endpoint', named(fields.text('endpoint'))),
    permissions: [...fields.words('iam_permission')],
    events: [...fields.words('event_name')],
    type: fields.text('feature_class_action_type') === 'core' ? 'core' : 'other',
    ...given('stage', named(fields.text('stage'))),
    ...retiredOf(fields),
    ...ours(fields, EXTENSIONS.action),
  };
}

export function readThreat(raw: JsonObject, id: string, problems: Problem[]): Threat {
  const fields = fieldsOf(raw, ['threats', id], problems);
  const attack = fields.words('mitre_attack').flatMap((word) => word.split(/\s+/));
  problems.push(...attack.filter((word) => !TACTIC.test(word) && !TECHNIQUE.test(word)).map(strange(id)));
  return {
    id,
    featureClass: fields.text('feature_class') ?? '',
    name: fields.text('name') ?? id,
    description: fields.text('description') ?? '',
    ...given('goal', fields.text('hlgoal')),
    tactics: attack.filter((word) => TACTIC.test(word)),
    techniques: attack.filter((word) => TECHNIQUE.test(word)),
    cvss: fields.text('cvss') ?? '',
    cvssNotes: {},
    access: parseAccess(raw.access ?? {}),
    bindings: [],
    references: [],
    ...retiredOf(fields),
    ...ours(fields, EXTENSIONS.threat),
    shipped: { ...given('severity', severityIn(fields)), ...given('score', fields.number('cvss_score')) },
  };
}

const TACTIC = /^TA\d/;
const TECHNIQUE = /^T\d/;

function strange(id: string): (word: string) => Problem {
  return (word) => ({
    rule: 'field-type',
    level: 'warning',
    message: `\`mitre_attack\` has \`${word.slice(0, 60)}\`: expected tactics such as \`TA0009\` and techniques such as \`T1530\`; it is kept and ignored`,
    id,
    path: ['threats', id, 'mitre_attack'],
  });
}

function severityIn(fields: Fields): Severity | undefined {
  const text = fields.text('cvss_severity');
  if (text === undefined || text === '') return undefined;
  const severity = Severity.safeParse(text);
  if (!severity.success) fields.wrong('cvss_severity', SEVERITIES.join(', '));
  return severity.data;
}

export function readObjective(raw: JsonObject, id: string, problems: Problem[]): Objective {
  const fields = fieldsOf(raw, ['control_objectives', id], problems);
  return {
    id,
    description: fields.text('description') ?? id,
    scf: [...fields.words('scf')],
    requirements: [],
    references: [],
    ...retiredOf(fields),
    ...ours(fields, EXTENSIONS.objective),
  };
}

export function readControl(raw: JsonObject, id: string, problems: Problem[]): Control {
  const fields = fieldsOf(raw, ['controls', id], problems);
  return {
    id,
    objective: fields.text('objective') ?? '',
    description: fields.text('description') ?? '',
    testing: fields.text('testing') ?? '',
    coso: fields.text('coso') ?? '',
    nistCsf: fields.text('nist_csf') ?? '',
    ...given('effort', levelIn(fields, 'effort')),
    dependsOn: [...fields.words('depends_on')],
    assuredBy: [...fields.words('assured_by')],
    mitigations: readMitigations(fields, problems),
    perimeter: [],
    implementations: [],
    references: [],
    ...retiredOf(fields),
    ...ours(fields, EXTENSIONS.control),
    shipped: {
      ...given('featureClasses', 'feature_class' in raw ? [...fields.words('feature_class')] : undefined),
      ...given('weightedPriority', fields.text('weighted_priority')),
      ...given('weightedPriorityScore', fields.number('weighted_priority_score')),
    },
  };
}

function readMitigations(control: Fields, problems: Problem[]): Mitigation[] {
  return (control.list('mitigate') ?? []).flatMap((entry, index) => {
    const threat = isObject(entry) ? entry.threat : undefined;
    if (!isObject(entry) || !isText(threat)) {
      control.wrong('mitigate', 'objects with a `threat`');
      return [];
    }
    const fields = fieldsOf(entry, [...control.path, 'mitigate', index], problems);
    const dependency = entry.max_dependency;
    return [
      {
        threat,
        ...given('impact', levelIn(fields, 'impact')),
        shipped: {
          ...given('priority', fields.number('priority')),
          ...given('maxDependency', dependency === null || isNumber(dependency) ? dependency : undefined),
          ...given('priorityOverall', fields.number('priority_overall')),
          ...given('severity', fields.text('cvss')),
        },
      },
    ];
  });
}

function levelIn(fields: Fields, key: string): Level | undefined {
  const text = fields.text(key);
  if (text === undefined || text === '') return undefined;
  const level = Level.safeParse(text);
  if (!level.success) fields.wrong(key, 'Very Low, Low, Medium, High or Very High');
  return level.data;
}

/** `retired` is published as a text, "false" or "true", or as a truth value. */
function retiredOf(fields: Fields): { readonly retired?: Retired } {
  const retired = fields.raw.retired;
  if (retired === undefined || retired === null || retired === false || retired === 'false' || retired === '')
    return {};
  if (retired === true || retired === 'true') return { retired: { reason: 'retired by the publisher' } };
  const parsed = Retired.safeParse(retired);
  if (parsed.success) return { retired: parsed.data };
  fields.wrong('retired', '"true" or "false"');
  return {};
}

/** JSON has no `undefined`: what is given has a value. */
type Given<T> = { readonly [Key in keyof T]?: Exclude<T[Key], undefined> };

function ours<T extends object>(fields: Fields, schema: z.ZodType<T>): Given<T> {
  const value = fields.raw.demarc;
  if (value === undefined) return {};
  const parsed = schema.safeParse(value);
  if (parsed.success) return onlyGiven(parsed.data, value) as Given<T>;
  fields.wrong(
    'demarc',
    `the additions of this format (${z.prettifyError(parsed.error).replaceAll('\n', ' ')})`,
  );
  return {};
}

/** Without what the schema filled in for absent keys, so that it does not hide the published fields. */
function onlyGiven(parsed: object, source: Json): object {
  return Object.fromEntries(
    Object.entries(parsed).filter(([key]) => isObject(source) && Object.hasOwn(source, key)),
  );
}

function named(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' || text.trim() === '-' ? undefined : text;
}

function given<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { readonly [K in Key]?: Value } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [K in Key]?: Value };
}
