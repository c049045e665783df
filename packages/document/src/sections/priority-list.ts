import { controlsInOrder, featureClassesOfControl, isCurrent } from '@demarc/core';
import { refs, text, titled } from '../inline.ts';
import type { DocumentSource } from '../source.ts';
import type { Section } from '../tree.ts';
import { controlName, priorityMark } from './names.ts';

/** All controls, the most urgent first: the page that most people start at. */
export function priorityList({ analysis }: DocumentSource): Section {
  const controls = controlsInOrder(analysis, analysis.model.controls.filter(isCurrent));
  return {
    type: 'section',
    anchor: 'priority-list',
    title: 'Prioritised list for control implementation',
    landscape: true,
    children: [
      {
        type: 'paragraph',
        children: [
          text(
            'Work down this list. The two columns on the right are for you: who implements it by when, and what the test showed.',
          ),
        ],
      },
      {
        type: 'table',
        anchor: 'priority-table',
        caption: 'Controls by priority',
        columns: [
          { title: 'Control', width: 5 },
          { title: 'Priority', width: 'fit' },
          { title: 'Type', width: 'fit' },
          { title: 'Effort', width: 'fit' },
          { title: 'Feature classes', width: 2.4 },
          { title: 'Implementation', width: 1.8 },
          { title: 'Test result', width: 1.8 },
        ],
        rows: controls.map((control) => ({
          cells: [
            titled(control.id, controlName(analysis, control)),
            [priorityMark(analysis, control)],
            [text(control.coso || '–')],
            [text(control.effort ?? '–')],
            featureCell(featureClassesOfControl(analysis, control)),
            [],
            [],
          ],
        })),
        empty: 'There are no controls.',
      },
    ],
  };
}

/** The first few: a control that serves thirty classes says so instead of naming them all. */
function featureCell(ids: readonly string[]) {
  const shown = ids.length > 4 ? ids.slice(0, 3) : ids;
  return [
    ...refs(shown),
    ...(ids.length > shown.length ? [text(` and ${ids.length - shown.length} more`)] : []),
  ];
}
