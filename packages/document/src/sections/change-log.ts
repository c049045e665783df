import { CHANGE_KINDS, type ChangeKind, identityOf, isUnchanged, printIdentity } from '@demarc/core';
import { code, ref, text } from '../inline.ts';
import type { DocumentSource } from '../source.ts';
import type { Inline, Node, Section } from '../tree.ts';

const TITLES: Readonly<Record<ChangeKind, string>> = {
  featureClasses: 'Feature classes',
  actions: 'Actions',
  threats: 'Threats',
  objectives: 'Objectives',
  controls: 'Controls',
};

/** What changed since another version: by kind what was added, removed, retired and changed, and the priorities that moved. Left out where nothing is compared. */
export function changeLog({ analysis, changes }: DocumentSource): readonly Section[] {
  if (changes === undefined) return [];
  const { log, before } = changes;
  const since = printIdentity(identityOf(before.metadata));
  return [
    {
      type: 'section',
      anchor: 'changes',
      title: `Changes since ${before.metadata.version}`,
      children: [
        {
          type: 'paragraph',
          children: isUnchanged(log)
            ? [text('Nothing changed since '), code(since), text('.')]
            : [
                text('From '),
                code(since),
                text(' to '),
                code(printIdentity(identityOf(analysis.model.metadata))),
                text('. '),
                ...moved(log.priorities.length, log.severities.length),
              ],
        },
        ...CHANGE_KINDS.flatMap((kind) => kindSection(kind, log.kinds[kind])),
        ...movedPriorities(log.priorities),
      ],
    },
  ];
}

type Log = NonNullable<DocumentSource['changes']>['log'];

function moved(priorities: number, severities: number): readonly Inline[] {
  return [text(`Severities that moved: ${severities}; priorities that moved: ${priorities}.`)];
}

function kindSection(kind: ChangeKind, changes: Log['kinds'][ChangeKind]): readonly Section[] {
  const { added, removed, retired, changed } = changes;
  const lines: readonly (readonly Inline[])[] = [
    ...added.map(({ id, name }) => [text('Added '), ref(id), text(` ${name}`)]),
    ...removed.map(({ id, name }) => [text(`Removed ${id} ${name}`)]),
    ...retired.map(({ id, name, reason }) => [text('Retired '), ref(id), text(` ${name}: ${reason}`)]),
    ...changed.map(({ id, name, fields }) => [
      text('Changed '),
      ref(id),
      text(` ${name}: ${fields.map(({ field }) => field).join(', ')}`),
    ]),
  ];
  if (lines.length === 0) return [];
  return [
    {
      type: 'section',
      anchor: `changes-${kind}`,
      title: TITLES[kind],
      unlisted: true,
      children: [
        {
          type: 'list',
          ordered: false,
          items: lines.map((children): readonly Node[] => [{ type: 'paragraph', children }]),
        },
      ],
    },
  ];
}

function movedPriorities(priorities: Log['priorities']): readonly Node[] {
  if (priorities.length === 0) return [];
  const level = (value: Log['priorities'][number]['before']): readonly Inline[] =>
    value === undefined ? [text('–')] : [{ type: 'priority', level: value }];
  return [
    {
      type: 'table',
      anchor: 'moved-priorities',
      caption: 'Priorities that moved',
      columns: [
        { title: 'Control', width: 'fit' },
        { title: 'What to do', width: 1 },
        { title: 'Before', width: 'fit' },
        { title: 'Now', width: 'fit' },
      ],
      rows: priorities.map(({ id, name, before, after }) => ({
        cells: [[ref(id)], [text(name)], level(before), level(after)],
      })),
      empty: '',
    },
  ];
}
