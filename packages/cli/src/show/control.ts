import {
  type Analysis,
  type Control,
  type ControlFigures,
  featureClassesOfControl,
  type Level,
  levelOf,
  toPlainText,
} from '@demarc/core';
import { levelTone } from '../output/tones.ts';
import type { Block } from './blocks.ts';
import { referenceBlocks } from './references.ts';
import { textBlocks } from './text.ts';

/** A control: what to do, how to test it, and why it has its priority, down to the cells of the method. */
export function controlBlocks(analysis: Analysis, id: string): readonly Block[] {
  const { index, figures, model } = analysis;
  const control = index.controls.get(id) as Control;
  const own = figures.controls.get(id);
  const objective = index.objectives.get(control.objective);
  return [
    { type: 'title', id, text: control.title ?? toPlainText(control.description, model.markup) },
    ...(control.retired
      ? [
          {
            type: 'text' as const,
            text: `Retired: ${control.retired.reason}${control.retired.replacedBy ? `; replaced by ${control.retired.replacedBy}` : ''}`,
          },
        ]
      : []),
    {
      type: 'field',
      name: 'priority',
      text: own?.level ?? 'none: nothing gives it one',
      tone: levelTone(own?.level),
    },
    { type: 'field', name: 'effort', text: control.effort ?? '–' },
    {
      type: 'field',
      name: 'type',
      text: [control.coso, control.nistCsf].filter((part) => part !== '').join(' · ') || '–',
    },
    {
      type: 'field',
      name: 'objective',
      text: `${control.objective} ${objective ? toPlainText(objective.description, model.markup) : ''}`,
    },
    {
      type: 'field',
      name: 'feature classes',
      text:
        featureClassesOfControl(analysis, control)
          .map((name) => `${name} ${index.featureClasses.get(name)?.name ?? ''}`)
          .join(', ') || '–',
    },
    ...(control.perimeter.length > 0
      ? [{ type: 'field' as const, name: 'data perimeter', text: control.perimeter.join(', ') }]
      : []),
    { type: 'heading', text: 'What to do' },
    ...textBlocks(control.description, model.markup),
    { type: 'heading', text: 'How to test it' },
    ...textBlocks(control.testing || 'No testing procedure is given.', model.markup),
    ...shippedBlocks(control),
    ...relationBlocks(analysis, control),
    { type: 'heading', text: `Why this priority (method ${figures.method.name}@${figures.method.version})` },
    ...reasonBlocks(analysis, control, own),
    ...referenceBlocks(control.references),
  ];
}

/** What it ships, by kind; `demarc test` runs it. */
function shippedBlocks({ implementations }: Control): readonly Block[] {
  if (implementations.length === 0) return [];
  return [
    { type: 'heading', text: 'Ready to use' },
    ...implementations.map((shipped): Block => {
      const { kind, title } = shipped;
      const what = kind === 'config-rule' ? shipped.identifier : (shipped.file ?? '');
      const cases = 'cases' in shipped ? shipped.cases.length : 0;
      const proof = cases === 0 ? '' : `${cases} case${cases === 1 ? '' : 's'}`;
      return { type: 'item', depth: 0, text: [kind, title, what, proof].filter(Boolean).join(' · ') };
    }),
  ];
}

function relationBlocks(analysis: Analysis, control: Control): readonly Block[] {
  const { index } = analysis;
  const dependents = index.dependentsOf.get(control.id) ?? [];
  const assures = index.assuredBy.get(control.id) ?? [];
  const relations: readonly (readonly [string, readonly string[]])[] = [
    ['depends on', control.dependsOn],
    ['needed by', dependents],
    ['assured by', control.assuredBy],
    ['assures', assures],
  ];
  const given = relations.filter(([, ids]) => ids.length > 0);
  if (given.length === 0) return [];
  return [
    { type: 'heading', text: 'Together with' },
    ...given.flatMap(([name, ids]) =>
      ids.map((id): Block => ({ type: 'field', name, text: `${id} ${nameOf(analysis, id)}` })),
    ),
  ];
}

function reasonBlocks(
  analysis: Analysis,
  control: Control,
  figures: ControlFigures | undefined,
): readonly Block[] {
  if (!figures) return [];
  const { index } = analysis;
  const blocks: Block[] = [];
  const { dependency } = figures;
  if (dependency) {
    blocks.push({
      type: 'item',
      depth: 0,
      text: `dependency ${priorityText(dependency.priority)}: ${chainOf(dependency.path)}, with that priority on ${dependency.threat}`,
    });
  }
  const strongest = [...figures.mitigations].sort((a, b) => b.weighted - a.weighted);
  for (const { threat, severity, effort, impact, priority, overall, weighted } of strongest) {
    blocks.push(
      { type: 'item', depth: 0, text: `${threat} ${index.threats.get(threat)?.name ?? ''}` },
      {
        type: 'item',
        depth: 1,
        text: `effort ${effort} × impact ${impact} → priority ${priorityText(priority)}`,
      },
      ...(overall > priority
        ? [
            {
              type: 'item' as const,
              depth: 1,
              text: `raised by the dependency to overall ${priorityText(overall)}`,
            },
          ]
        : []),
      {
        type: 'item',
        depth: 1,
        text: `severity ${severity} × overall ${priorityText(overall)} → weighted ${priorityText(weighted)}`,
      },
    );
  }
  for (const { control: assured, priority } of figures.assures) {
    blocks.push({
      type: 'item',
      depth: 0,
      text: `assures ${assured} ${nameOf(analysis, assured)}: ${priority === undefined ? 'no priority' : priorityText(priority)}`,
    });
  }
  if (blocks.length === 0)
    blocks.push({
      type: 'text',
      text: control.effort === undefined ? 'It has no effort.' : 'It mitigates nothing that has a severity.',
    });
  else blocks.push({ type: 'text', text: `The largest of these: ${figures.level ?? 'none'}.` });
  return blocks;
}

function priorityText(priority: 0 | 1 | 2 | 3 | 4): string {
  const level: Level = levelOf(priority);
  return `${priority} (${level})`;
}

function nameOf({ index, model }: Analysis, id: string): string {
  const control = index.controls.get(id);
  return control ? (control.title ?? toPlainText(control.description, model.markup)) : '';
}

/** `S3.C98 needs it, S3.C96 needs S3.C98`, from the control that the path begins with. */
function chainOf(path: readonly string[]): string {
  return path
    .slice(1)
    .map((id, at) => `${id} needs ${at === 0 ? 'it' : path[at]}`)
    .join(', ');
}
