import { type Action, compareIds, isCurrent } from '@demarc/core';
import { code, joined, ref, richLine, text } from '../inline.ts';
import type { DocumentSource } from '../source.ts';
import type { Inline, Section } from '../tree.ts';

/** All actions with operation, permission, event and feature class. Links to an action lead here. */
export function actionTable({ analysis: { model } }: DocumentSource): Section {
  const actions = model.actions.filter(isCurrent).sort((a, b) => compareIds(a.id, b.id));
  return {
    type: 'section',
    anchor: 'actions',
    title: 'All actions',
    landscape: true,
    children: [
      {
        type: 'table',
        anchor: 'action-table',
        caption: 'Actions with their permissions and events in the audit log',
        columns: [
          { title: 'Action, with API operation and permission', width: 5 },
          { title: 'What it does', width: 5 },
          { title: 'Event', width: 3.4 },
          { title: 'Feature class', width: 'fit' },
          { title: 'Use', width: 'fit' },
        ],
        rows: actions.map((action) => ({
          anchor: action.id,
          cells: [
            [text(action.id), text(' '), ...operationAndPermission(action)],
            richLine(action.description, model.markup),
            event(action),
            [ref(action.featureClass)],
            [text(action.stage === 'deprecated' ? `${action.type}, deprecated` : action.type)],
          ],
        })),
        empty: 'There are no actions.',
      },
    ],
  };
}

/** `GetBucketAcl` and, on the next line, whether it is a data or a management event. */
function event({ events, eventKind }: Action): readonly Inline[] {
  return [
    text(events.join(', ') || '–'),
    ...(eventKind === undefined || eventKind === 'none'
      ? []
      : [{ type: 'break' } as const, text(`${eventKind} event`)]),
  ];
}

/** `GetBucketAcl, HeadBucket` and, on the next line, what IAM calls it. */
function operationAndPermission({ api, operations, permissions }: Action): readonly Inline[] {
  const names = [api, ...operations].filter((name) => name !== undefined).join(', ');
  const needed = joined(permissions.map((permission) => [code(permission)]));
  if (names === '') return needed.length === 0 ? [text('–')] : needed;
  return needed.length === 0 ? [text(names)] : [text(names), { type: 'break' }, ...needed];
}
