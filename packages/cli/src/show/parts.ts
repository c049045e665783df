import {
  type Action,
  type Analysis,
  controlsInOrder,
  type FeatureClass,
  featureClassesInOrder,
  identityOf,
  type Objective,
  printIdentity,
  rankOfSeverity,
  tally,
  threatsInOrder,
  threatsOfAction,
  toPlainText,
} from '@demarc/core';
import { levelTone, severityTone } from '../output/tones.ts';
import type { Block } from './blocks.ts';
import { referenceBlocks } from './references.ts';
import { textBlocks } from './text.ts';

/** A ThreatModel as a whole: its one sentence, its counts and its scorecard. */
export function modelBlocks(analysis: Analysis): readonly Block[] {
  const { model, figures } = analysis;
  const { metadata } = model;
  const counts = tally(analysis);
  const serious = [...figures.threats.values()].filter(
    ({ severity }) => rankOfSeverity(severity) >= rankOfSeverity('Medium'),
  ).length;
  const list = (numbers: Readonly<Record<string, number>>) =>
    Object.entries(numbers)
      .reverse()
      .filter(([, count]) => count > 0)
      .map(([name, count]) => `${count} ${name}`)
      .join(', ');
  return [
    { type: 'title', id: printIdentity(identityOf(metadata)), text: metadata.name },
    {
      type: 'text',
      text: `${serious} threats at Medium or above; ${counts.controls['Very High']} controls of very high priority to begin with.`,
    },
    ...(metadata.license === undefined
      ? []
      : [{ type: 'field' as const, name: 'licence', text: metadata.license }]),
    ...(metadata.source === undefined
      ? []
      : [{ type: 'field' as const, name: 'source', text: metadata.source }]),
    { type: 'field', name: 'threats', text: list(counts.threats) || 'none' },
    { type: 'field', name: 'controls', text: list(counts.controls) || 'none' },
    {
      type: 'field',
      name: 'diagram',
      text: model.diagram
        ? model.diagram.text
          ? 'as text'
          : 'draw.io'
        : 'none: this ThreatModel has no data flow diagram',
    },
    { type: 'heading', text: 'Feature classes' },
    ...featureClassesInOrder(analysis).map(
      ({ id, name }): Block => ({ type: 'item', depth: 0, text: `${id} ${name}` }),
    ),
    { type: 'heading', text: 'Scorecard' },
    ...Object.entries(model.scorecard).map(
      ([key, score]): Block => ({
        type: 'item',
        depth: 0,
        text: `${key}: ${Array.isArray(score) ? `${score.length} entries` : toPlainText(String(score), model.markup)}`,
      }),
    ),
  ];
}

export function featureClassBlocks(analysis: Analysis, id: string): readonly Block[] {
  const { index, model, figures } = analysis;
  const item = index.featureClasses.get(id) as FeatureClass;
  const named = (other: string) => `${other} ${index.featureClasses.get(other)?.name ?? ''}`;
  return [
    { type: 'title', id, text: item.name },
    ...(item.parents.length > 0
      ? [{ type: 'field' as const, name: 'depends on', text: item.parents.map(named).join(', ') }]
      : []),
    ...(item.uses.length > 0
      ? [{ type: 'field' as const, name: 'works with', text: item.uses.map(named).join(', ') }]
      : []),
    { type: 'heading', text: 'What it is' },
    ...textBlocks(
      [item.description, item.longDescription].filter((text) => text !== '').join('\n\n'),
      model.markup,
    ),
    { type: 'heading', text: 'Actions (denying the core ones disables it)' },
    ...(index.actionsOf.get(id) ?? []).map(
      (action): Block => ({
        type: 'item',
        depth: 0,
        text: `${action.id} ${action.type === 'core' ? 'core ' : ''}${action.api ?? 'permission'}: ${action.permissions.join(', ') || 'no permission of its own'}`,
      }),
    ),
    { type: 'heading', text: 'Threats' },
    ...threatsInOrder(analysis, index.threatsOf.get(id) ?? []).map(
      (threat): Block => ({
        type: 'item',
        depth: 0,
        text: `${threat.id} [${figures.threats.get(threat.id)?.severity ?? '–'}] ${threat.name}`,
        tone: severityTone(figures.threats.get(threat.id)?.severity),
      }),
    ),
    ...referenceBlocks(item.references),
  ];
}

export function actionBlocks(analysis: Analysis, id: string): readonly Block[] {
  const { index, model } = analysis;
  const action = index.actions.get(id) as Action;
  const threats = threatsOfAction(analysis, action);
  return [
    { type: 'title', id, text: action.api ?? action.permissions.join(', ') },
    ...textBlocks(action.description, model.markup),
    { type: 'field', name: 'permission', text: action.permissions.join(', ') || 'none of its own' },
    ...(action.operations.length > 0
      ? [{ type: 'field' as const, name: 'operations', text: action.operations.join(', ') }]
      : []),
    {
      type: 'field',
      name: 'event',
      text: `${action.events.join(', ') || 'none'}${action.eventKind === undefined || action.eventKind === 'none' ? '' : ` (${action.eventKind} event)`}`,
    },
    {
      type: 'field',
      name: 'feature class',
      text: `${action.featureClass} ${index.featureClasses.get(action.featureClass)?.name ?? ''} (${action.type})`,
    },
    ...(action.stage === undefined ? [] : [{ type: 'field' as const, name: 'stage', text: action.stage }]),
    ...(action.pseudo === undefined ? [] : [{ type: 'field' as const, name: 'pseudo', text: action.pseudo }]),
    { type: 'heading', text: 'Threats whose access names it' },
    ...threats.map(
      ({ threat, gates }): Block => ({
        type: 'item',
        depth: 0,
        text: `${threat.id} ${threat.name}${gates ? '' : ' (made easier by it)'}`,
      }),
    ),
    ...(threats.length === 0 ? [{ type: 'text' as const, text: 'none' }] : []),
  ];
}

export function objectiveBlocks(analysis: Analysis, id: string): readonly Block[] {
  const { index, model, figures } = analysis;
  const objective = index.objectives.get(id) as Objective;
  return [
    { type: 'title', id, text: toPlainText(objective.description, model.markup) },
    { type: 'field', name: 'SCF', text: objective.scf.join(', ') || objective.noScf || 'none' },
    ...objective.requirements.map(
      ({ framework, id: requirement, reason }): Block => ({
        type: 'field',
        name: framework,
        text: `${requirement}${reason === undefined ? '' : ` – ${reason}`}`,
      }),
    ),
    { type: 'heading', text: 'Controls' },
    ...controlsInOrder(analysis, index.controlsOf.get(id) ?? []).map((control): Block => {
      const level = figures.controls.get(control.id)?.level;
      return {
        type: 'item',
        depth: 0,
        text: `${control.id} [${level ?? '–'}] ${control.title ?? toPlainText(control.description, model.markup)}`,
        tone: levelTone(level),
      };
    }),
    ...referenceBlocks(objective.references),
  ];
}
