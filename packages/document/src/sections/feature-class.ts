import { type Action, denialOf, type FeatureClass, threatsInOrder } from '@demarc/core';
import { code, joined, ref, refs, rich, text, titled } from '../inline.ts';
import type { DocumentSource } from '../source.ts';
import type { Node, Section } from '../tree.ts';
import { severityMark } from './names.ts';
import { focusedPicture, type ShownPictures } from './picture.ts';
import { references } from './references.ts';
import { threat } from './threat.ts';

/** One feature class: what it is, its picture, what it takes to deny it, and its threats, most severe first. */
export function featureClass(source: DocumentSource, one: FeatureClass): Section {
  const { analysis } = source;
  const { model, index } = analysis;
  const threats = threatsInOrder(analysis, index.threatsOf.get(one.id) ?? []);
  const shown: ShownPictures = new Map();
  return {
    type: 'section',
    anchor: one.id,
    id: one.id,
    title: one.name,
    startsPage: true,
    children: [
      ...rich(one.description, model.markup),
      ...rich(one.longDescription, model.markup),
      ...relations(one),
      ...focusedPicture(source, one.id, `${one.id} ${one.name} in the data flow diagram`, shown),
      ...references(one.references),
      actions(source, one),
      ...denial(source, one),
      {
        type: 'table',
        anchor: `${one.id}-threats`,
        caption: `Threats to ${one.name}, most severe first`,
        columns: [
          { title: 'Threat', width: 1 },
          { title: 'Severity', width: 'fit' },
          { title: 'Controls', width: 'fit', align: 'right' },
        ],
        rows: threats.map((each) => ({
          cells: [
            titled(each.id, each.name),
            [severityMark(analysis, each)],
            [text(String(index.mitigatorsOf.get(each.id)?.length ?? 0))],
          ],
        })),
        empty:
          source.selected === undefined
            ? 'No threats are known that belong to this feature class alone.'
            : 'None of the selected threats belongs to this feature class alone.',
      },
      ...threats.map((each) => threat(source, each, shown)),
    ],
  };
}

function relations({ parents, uses }: FeatureClass): readonly Node[] {
  if (parents.length === 0 && uses.length === 0) return [];
  return [
    {
      type: 'facts',
      facts: [
        ...(parents.length > 0 ? [{ name: 'Depends on', value: refs(parents) }] : []),
        ...(uses.length > 0 ? [{ name: 'Works with', value: refs(uses) }] : []),
      ],
    },
  ];
}

function namesOf({ api, operations }: Action): string {
  return [api, ...operations].filter((name) => name !== undefined).join(', ');
}

/** Its actions with what IAM calls them; all else is told in the table of all actions. */
function actions({ analysis: { index } }: DocumentSource, one: FeatureClass): Node {
  const own = index.actionsOf.get(one.id) ?? [];
  if (own.length === 0)
    return { type: 'paragraph', lead: 'Actions', children: [text('It has none of its own.')] };
  return {
    type: 'list',
    ordered: false,
    lead: 'Actions',
    items: own.map((action): readonly Node[] => [
      {
        type: 'paragraph',
        children: [
          ...titled(action.id, namesOf(action)),
          text(namesOf(action) === '' ? '' : ': '),
          ...(action.permissions.length === 0
            ? [text('no permission of its own')]
            : joined(action.permissions.map((permission) => [code(permission)]))),
          ...(action.type === 'core' ? [text(' (core)')] : []),
        ],
      },
    ]),
  };
}

/** What to deny so that nobody can use it, and what goes with that. */
function denial({ analysis }: DocumentSource, one: FeatureClass): readonly Node[] {
  const { permissions, beyondReach, alsoDenied, alsoUseless } = denialOf(analysis, one.id);
  const sentence: Node =
    permissions.length === 0
      ? {
          type: 'paragraph',
          lead: 'To block it',
          children: [text('It has no permission of its own that could be denied.')],
        }
      : {
          type: 'paragraph',
          lead: 'To block it',
          children: [
            text('deny '),
            ...joined(permissions.map((permission) => [code(permission)])),
            text('.'),
          ],
        };
  return [
    sentence,
    ...(alsoDenied.length > 0
      ? [
          {
            type: 'paragraph' as const,
            children: [
              text(
                alsoDenied.length === 1
                  ? '1 action of another feature class fails with it: '
                  : `${alsoDenied.length} actions of other feature classes fail with it: `,
              ),
              ...joined(alsoDenied.map((action) => [ref(action.id), text(` ${action.api ?? ''}`.trimEnd())])),
              text('.'),
            ],
          },
        ]
      : []),
    ...(alsoUseless.length > 0
      ? [
          {
            type: 'paragraph' as const,
            children: [text('Of no use without it: '), ...refs(alsoUseless), text('.')],
          },
        ]
      : []),
    ...(beyondReach.length > 0 && permissions.length > 0
      ? [
          {
            type: 'paragraph' as const,
            children: [
              text('A denial does not reach '),
              ...joined(
                beyondReach.map((action) => [ref(action.id), text(` ${action.api ?? ''}`.trimEnd())]),
              ),
              text(', which need no permission of their own.'),
            ],
          },
        ]
      : []),
  ];
}
