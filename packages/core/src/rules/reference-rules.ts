import { type Link, referenceRule } from './references.ts';
import type { Rule } from './rule.ts';

const isRetired = (item: { readonly retired?: unknown }): boolean => item.retired !== undefined;

function listLinks<T extends { readonly id: string; readonly retired?: unknown }>(
  kind: string,
  items: readonly T[],
  field: keyof T & string,
): readonly Link[] {
  return items.flatMap((item) =>
    (item[field] as readonly string[]).map((to, at) => ({
      from: item.id,
      to,
      path: [kind, item.id, field, at],
      retired: isRetired(item),
    })),
  );
}

function oneLink<T extends { readonly id: string; readonly retired?: unknown }>(
  kind: string,
  items: readonly T[],
  field: keyof T & string,
): readonly Link[] {
  return items.map((item) => ({
    from: item.id,
    to: item[field] as string,
    path: [kind, item.id, field],
    retired: isRetired(item),
  }));
}

/** Every reference resolves: one rule for each relation of the model. */
export const REFERENCE_RULES: readonly Rule[] = [
  referenceRule({
    id: 'action-feature-class',
    title: 'Every action belongs to a feature class that exists',
    noun: 'feature class',
    targets: ({ index }) => index.featureClasses,
    links: ({ model }) => oneLink('actions', model.actions, 'featureClass'),
  }),
  referenceRule({
    id: 'threat-feature-class',
    title: 'Every threat belongs to a feature class that exists',
    noun: 'feature class',
    targets: ({ index }) => index.featureClasses,
    links: ({ model }) => oneLink('threats', model.threats, 'featureClass'),
  }),
  referenceRule({
    id: 'control-objective',
    title: 'Every control serves an objective that exists',
    noun: 'objective',
    targets: ({ index }) => index.objectives,
    links: ({ model }) => oneLink('controls', model.controls, 'objective'),
  }),
  referenceRule({
    id: 'mitigation-threat',
    title: 'Every mitigation names a threat that exists',
    noun: 'threat',
    targets: ({ index }) => index.threats,
    links: ({ model }) =>
      model.controls.flatMap((control) =>
        control.mitigations.map(({ threat }) => ({
          from: control.id,
          to: threat,
          path: ['controls', control.id, 'mitigations', threat],
          retired: isRetired(control),
        })),
      ),
  }),
  referenceRule({
    id: 'depends-on',
    title: 'Every control depends on controls that exist',
    noun: 'control',
    targets: ({ index }) => index.controls,
    links: ({ model }) => listLinks('controls', model.controls, 'dependsOn'),
  }),
  referenceRule({
    id: 'assured-by',
    title: 'Every control is assured by controls that exist',
    noun: 'control',
    targets: ({ index }) => index.controls,
    links: ({ model }) => listLinks('controls', model.controls, 'assuredBy'),
  }),
  referenceRule({
    id: 'parent-feature-class',
    title: 'Every parent of a feature class exists',
    noun: 'feature class',
    targets: ({ index }) => index.featureClasses,
    links: ({ model }) => listLinks('feature_classes', model.featureClasses, 'parents'),
  }),
  referenceRule({
    id: 'used-feature-class',
    title: 'Every feature class that another one uses exists',
    noun: 'feature class',
    targets: ({ index }) => index.featureClasses,
    links: ({ model }) => listLinks('feature_classes', model.featureClasses, 'uses'),
  }),
];
