import { controlsInOrder, isCurrent } from '@demarc/core';
import { text, titled } from '../inline.ts';
import type { DocumentSource } from '../source.ts';
import type { Section } from '../tree.ts';
import { controlName, priorityMark } from './names.ts';

const OBJECTIVES = [
  ['trusted-identities', 'Trusted identities', 'Only identities that you trust reach your resources.'],
  [
    'trusted-resources',
    'Trusted resources',
    'Your identities and networks reach only resources that you trust.',
  ],
  [
    'expected-networks',
    'Expected networks',
    'Your identities and resources are used only from networks that you expect.',
  ],
] as const;

/** The controls that draw the data perimeter, by its three objectives. Left out where no control does. */
export function perimeter({ analysis }: DocumentSource): readonly Section[] {
  const controls = controlsInOrder(analysis, analysis.model.controls.filter(isCurrent));
  if (controls.every((control) => control.perimeter.length === 0)) return [];
  return [
    {
      type: 'section',
      anchor: 'perimeter',
      title: 'Data perimeter',
      children: OBJECTIVES.map(([key, name, meaning]) => ({
        type: 'table',
        anchor: `perimeter-${key}`,
        caption: `${name}: ${meaning}`,
        columns: [
          { title: 'Control', width: 1 },
          { title: 'Priority', width: 'fit' },
          { title: 'Type', width: 'fit' },
        ],
        rows: controls
          .filter((control) => control.perimeter.includes(key))
          .map((control) => ({
            cells: [
              titled(control.id, controlName(analysis, control)),
              [priorityMark(analysis, control)],
              [text(control.coso || '–')],
            ],
          })),
        empty: `${name}: no control of this document serves this objective.`,
      })),
    },
  ];
}
