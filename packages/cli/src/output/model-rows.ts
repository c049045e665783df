import {
  type Action,
  type Analysis,
  type Control,
  compareIds,
  controlsInOrder,
  type FeatureClass,
  featureClassesInOrder,
  featureClassesOfControl,
  identityOf,
  isCurrent,
  type JsonObject,
  type Objective,
  parseId,
  printIdentity,
  type Threat,
  threatsInOrder,
  toPlainText,
  writeExchange,
} from '@demarc/core';
import type { Rows } from './rows.ts';
import { levelTone, severityTone } from './tones.ts';

/** The lists of a ThreatModel, in the orders of the product, by the word that `demarc list` takes. */
export const MODEL_LISTS = {
  'feature-classes': featureClassRows,
  threats: threatRows,
  objectives: objectiveRows,
  controls: controlRows,
  actions: actionRows,
} as const;
export type ModelList = keyof typeof MODEL_LISTS;

type Exchange = Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;

/** The object as the exchange form has it, with its id first. */
function jsonOf(analysis: Analysis, kind: string): (item: { readonly id: string }) => JsonObject {
  let exchange: Exchange | undefined;
  return ({ id }) => {
    // written when the first object is asked for: a table asks for none
    exchange ??= writeExchange(analysis, { figures: 'beside' }) as unknown as Exchange;
    return { id, ...exchange[kind]?.[id] };
  };
}

function featureClassRows(analysis: Analysis): Rows<FeatureClass> {
  const { index } = analysis;
  return {
    items: featureClassesInOrder(analysis),
    json: jsonOf(analysis, 'feature_classes'),
    columns: [
      { title: 'id', text: ({ id }) => id, tone: () => 'id' },
      { title: 'name', text: ({ name }) => name, wide: true },
      { title: 'depends on', text: ({ parents }) => parents.join(', ') },
      { title: 'actions', text: ({ id }) => String(index.actionsOf.get(id)?.length ?? 0), align: 'right' },
      { title: 'threats', text: ({ id }) => String(index.threatsOf.get(id)?.length ?? 0), align: 'right' },
    ],
  };
}

function threatRows(analysis: Analysis): Rows<Threat> {
  const { index, figures, model } = analysis;
  return {
    items: threatsInOrder(analysis, model.threats),
    json: jsonOf(analysis, 'threats'),
    columns: [
      { title: 'id', text: ({ id }) => id, tone: () => 'id' },
      {
        title: 'severity',
        text: ({ id }) => figures.threats.get(id)?.severity ?? '–',
        tone: ({ id }) => severityTone(figures.threats.get(id)?.severity),
      },
      { title: 'score', text: ({ id }) => figures.threats.get(id)?.score.toFixed(1) ?? '–', align: 'right' },
      { title: 'feature class', text: ({ featureClass }) => featureClass },
      { title: 'threat', text: ({ name }) => name, wide: true },
      {
        title: 'controls',
        text: ({ id }) => String(index.mitigatorsOf.get(id)?.length ?? 0),
        align: 'right',
      },
    ],
  };
}

function objectiveRows(analysis: Analysis): Rows<Objective> {
  const { index, model } = analysis;
  return {
    items: model.objectives.filter(isCurrent).sort((a, b) => compareIds(a.id, b.id)),
    json: jsonOf(analysis, 'control_objectives'),
    columns: [
      { title: 'id', text: ({ id }) => id, tone: () => 'id' },
      { title: 'objective', text: ({ description }) => toPlainText(description, model.markup), wide: true },
      { title: 'SCF', text: ({ scf }) => scf.join(', '), wide: true },
      { title: 'controls', text: ({ id }) => String(index.controlsOf.get(id)?.length ?? 0), align: 'right' },
    ],
  };
}

function controlRows(analysis: Analysis): Rows<Control> {
  const { figures, model } = analysis;
  return {
    items: controlsInOrder(analysis, model.controls),
    json: jsonOf(analysis, 'controls'),
    columns: [
      { title: 'id', text: ({ id }) => id, tone: () => 'id' },
      {
        title: 'priority',
        text: ({ id }) => figures.controls.get(id)?.level ?? '–',
        tone: ({ id }) => levelTone(figures.controls.get(id)?.level),
      },
      { title: 'effort', text: ({ effort }) => effort ?? '–' },
      { title: 'type', text: ({ coso }) => coso },
      { title: 'objective', text: ({ objective }) => objective },
      {
        title: 'feature classes',
        text: (control) => featureClassesOfControl(analysis, control).join(', '),
        brief: (control) => shortened(featureClassesOfControl(analysis, control)),
      },
      {
        title: 'control',
        text: ({ title, description }) => title ?? toPlainText(description, model.markup),
        wide: true,
      },
    ],
  };
}

function actionRows(analysis: Analysis): Rows<Action> {
  const { model } = analysis;
  return {
    items: model.actions.filter(isCurrent).sort((a, b) => compareIds(a.id, b.id)),
    json: jsonOf(analysis, 'actions'),
    columns: [
      { title: 'id', text: ({ id }) => id, tone: () => 'id' },
      { title: 'api', text: ({ api }) => api ?? '–' },
      {
        title: 'permission',
        text: ({ permissions }) => permissions.join(', ') || '–',
        brief: ({ permissions }) => shortened(permissions, 1),
      },
      {
        title: 'event',
        text: ({ events }) => events.join(', ') || '–',
        brief: ({ events }) => shortened(events, 1),
      },
      { title: 'type', text: ({ type }) => type },
      { title: 'feature class', text: ({ featureClass }) => featureClass },
      { title: 'description', text: ({ description }) => toPlainText(description, model.markup), wide: true },
    ],
  };
}

/** The first of many, and how many more there are. */
function shortened(names: readonly string[], count = 2): string {
  const more = names.length - count;
  return more > 0 ? `${names.slice(0, count).join(', ')} +${more}` : names.join(', ') || '–';
}

const KEY_OF = {
  'feature-class': 'feature_classes',
  action: 'actions',
  threat: 'threats',
  objective: 'control_objectives',
  control: 'controls',
} as const;

/** One object in the exchange form, with its id; without an id the metadata and scorecard of the ThreatModel. */
export function objectJson(analysis: Analysis, id: string | undefined): JsonObject {
  if (id === undefined) {
    const { metadata, scorecard } = writeExchange(analysis);
    return {
      id: printIdentity(identityOf(analysis.model.metadata)),
      metadata: metadata ?? null,
      scorecard: scorecard ?? null,
    };
  }
  const kind = parseId(id)?.kind;
  return kind === undefined ? { id } : jsonOf(analysis, KEY_OF[kind])({ id });
}
