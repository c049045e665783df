import { type Action, compareIds, isCurrent, threatsOfAction } from '@demarc/core';
import type { DocumentSource } from '../source.ts';
import { linesOf, listed } from './lines.ts';
import { type ColumnOf, rowsOf, type Sheet } from './sheet.ts';

const EVENT_KINDS = { management: 'Management event', data: 'Data event', none: 'Not recorded' } as const;

/** All actions, with permission, event and feature class. */
export function actionsSheet({ analysis }: DocumentSource): Sheet {
  const { model } = analysis;
  const columns: readonly ColumnOf<Action>[] = [
    {
      key: 'id',
      title: 'ID',
      width: 10,
      kind: { type: 'id' },
      pinned: true,
      printed: true,
      value: ({ id }) => id,
    },
    {
      key: 'api',
      title: 'API',
      width: 36,
      kind: { type: 'text' },
      pinned: true,
      printed: true,
      value: ({ api }) => api,
    },
    {
      key: 'permissions',
      title: 'Permissions',
      width: 34,
      kind: { type: 'text' },
      printed: true,
      value: ({ permissions }) => permissions.join('\n'),
    },
    {
      key: 'events',
      title: 'Events',
      width: 30,
      kind: { type: 'text' },
      printed: true,
      value: ({ events }) => events.join('\n'),
    },
    {
      key: 'event-kind',
      title: 'Recorded as',
      width: 17,
      kind: { type: 'text' },
      printed: true,
      value: ({ eventKind }) => eventKind && EVENT_KINDS[eventKind],
    },
    {
      key: 'feature-class',
      title: 'Feature class',
      width: 13,
      kind: { type: 'ref', to: 'feature-classes' },
      printed: true,
      value: ({ featureClass }) => featureClass,
    },
    {
      key: 'type',
      title: 'Type',
      width: 8,
      kind: { type: 'text' },
      printed: true,
      value: ({ type }) => type,
    },
    {
      key: 'description',
      title: 'Description',
      width: 50,
      kind: { type: 'text' },
      printed: true,
      value: ({ description }) => linesOf(description, model.markup),
    },
    {
      key: 'endpoint',
      title: 'Endpoint',
      width: 18,
      kind: { type: 'text' },
      value: ({ endpoint }) => endpoint,
    },
    { key: 'stage', title: 'Stage', width: 11, kind: { type: 'text' }, value: ({ stage }) => stage },
    {
      key: 'threats',
      title: 'Threats whose access names it',
      width: 40,
      kind: { type: 'text' },
      value: (action) => listed(threatsOfAction(analysis, action).map(({ threat }) => threat.id)),
    },
  ];
  const items = model.actions.filter(isCurrent).sort((a, b) => compareIds(a.id, b.id));
  return { key: 'actions', name: 'Actions', columns, rows: rowsOf(columns, items) };
}
