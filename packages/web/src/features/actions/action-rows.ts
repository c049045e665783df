import { type Action, type Analysis, compareIds, compareText, isCurrent, toPlainText } from '@demarc/core';
import type { Facet } from '../../filter/facet.ts';
import { actionName } from '../../model/describe.ts';

/** An action as its table shows it. */
export interface ActionRow {
  readonly id: string;
  readonly action: Action;
  /** The API operation, else the first permission. */
  readonly name: string;
  /** Without markup. */
  readonly description: string;
  /** What the audit log keeps of it. */
  readonly log: ActionLog;
}

/** `unknown`: the ThreatModel names events, but not the trail that records them. */
export type ActionLog = 'management' | 'data' | 'none' | 'unknown';

/** All current actions by number, and the retired ones. */
export function actionRows({ model }: Analysis): {
  readonly current: readonly ActionRow[];
  readonly retired: readonly ActionRow[];
} {
  const rows = [...model.actions]
    .sort((a, b) => compareIds(a.id, b.id))
    .map((action) => ({
      id: action.id,
      action,
      name: actionName(action),
      description: toPlainText(action.description, model.markup),
      log: logOf(action),
    }));
  return {
    current: rows.filter(({ action }) => isCurrent(action)),
    retired: rows.filter(({ action }) => !isCurrent(action)),
  };
}

/** What the audit log keeps of an action: no event is none, whatever its kind. */
export function logOf({ events, eventKind }: Action): ActionLog {
  if (eventKind !== undefined) return eventKind;
  return events.length === 0 ? 'none' : 'unknown';
}

export const LOG_NAMES: Readonly<Record<ActionLog, string>> = {
  management: 'Management event',
  data: 'Data event',
  none: 'Not logged',
  unknown: 'Event',
};

/** What free text finds in an action. */
export function actionText({ id, action, description }: ActionRow): string {
  const { api = '', operations, permissions, events } = action;
  return [id, api, ...operations, ...permissions, ...events, description].join(' ');
}

/** The questions that the table of actions can be asked. */
export function actionFacets({ index }: Analysis): readonly Facet<ActionRow>[] {
  const one = (value: string | undefined) => (value === undefined || value === '' ? [] : [value]);
  return [
    {
      key: 'feature',
      label: 'Feature class',
      values: ({ action }) => [action.featureClass],
      labelOf: (id) => index.featureClasses.get(id)?.name ?? id,
    },
    { key: 'type', label: 'Core or other', values: ({ action }) => [action.type] },
    { key: 'log', label: 'Audit log', values: ({ log }) => [LOG_NAMES[log]] },
    { key: 'permission', label: 'Permission', values: ({ action }) => action.permissions },
    { key: 'stage', label: 'Stage', values: ({ action }) => one(action.stage) },
    { key: 'endpoint', label: 'Endpoint', values: ({ action }) => one(action.endpoint) },
  ];
}

/** Orders actions by one of their qualities, lowest first; ties as in the table. */
export const COMPARE = {
  id: (a: ActionRow, b: ActionRow) => compareIds(a.id, b.id),
  name: (a: ActionRow, b: ActionRow) => compareText(a.name, b.name),
  permission: (a: ActionRow, b: ActionRow) =>
    compareText(a.action.permissions.join(), b.action.permissions.join()),
  event: (a: ActionRow, b: ActionRow) => compareText(a.action.events.join(), b.action.events.join()),
  log: (a: ActionRow, b: ActionRow) => compareText(LOG_NAMES[a.log], LOG_NAMES[b.log]),
  feature: (a: ActionRow, b: ActionRow) => compareIds(a.action.featureClass, b.action.featureClass),
  type: (a: ActionRow, b: ActionRow) => compareText(a.action.type, b.action.type),
} as const;
