import { compareIds, compareText, IMPLEMENTATION_NAMES, type Implementation, isCurrent } from '@demarc/core';
import { code, ref, text } from '../inline.ts';
import type { DocumentSource } from '../source.ts';
import type { Section } from '../tree.ts';

/** Policies, detections, posture checks and templates that controls ship. Left out where none does. */
export function shippedList({ analysis: { model } }: DocumentSource): readonly Section[] {
  const shipped = model.controls
    .filter(isCurrent)
    .flatMap((control) => control.implementations.map((one) => ({ control: control.id, one })))
    .sort((a, b) => compareText(a.one.kind, b.one.kind) || compareIds(a.control, b.control));
  if (shipped.length === 0) return [];
  return [
    {
      type: 'section',
      anchor: 'shipped',
      title: 'Policies, detections and checks shipped',
      children: [
        {
          type: 'paragraph',
          children: [
            text(
              'They come with the ThreatModel as files, with cases that prove them; what has to be filled in is declared with each.',
            ),
          ],
        },
        {
          type: 'table',
          anchor: 'shipped-table',
          caption: 'What can be used as it is',
          columns: [
            { title: 'Kind', width: 1.4 },
            { title: 'What', width: 2.4 },
            { title: 'File or rule', width: 3 },
            { title: 'Cases', width: 'fit', align: 'right' },
            { title: 'Control', width: 'fit' },
          ],
          rows: shipped.map(({ control, one }) => ({
            cells: [
              [text(IMPLEMENTATION_NAMES[one.kind])],
              [text(one.title ?? '')],
              fileOf(one),
              [text('cases' in one ? String(one.cases.length) : '–')],
              [ref(control)],
            ],
          })),
          empty: '',
        },
      ],
    },
  ];
}

function fileOf(one: Implementation) {
  if (one.kind === 'config-rule') return [code(one.identifier)];
  return one.file === undefined ? [text('in the ThreatModel itself')] : [code(one.file)];
}
