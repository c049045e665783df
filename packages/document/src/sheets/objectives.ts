import { compareIds, controlsInOrder, isCurrent, type Objective } from '@demarc/core';
import type { DocumentSource } from '../source.ts';
import { linesOf, listed, referenceLines } from './lines.ts';
import { type ColumnOf, rowsOf, type Sheet } from './sheet.ts';

/** The control objectives, with their controls and what they are mapped to. */
export function objectivesSheet({ analysis }: DocumentSource): Sheet {
  const { model, index } = analysis;
  const columns: readonly ColumnOf<Objective>[] = [
    {
      key: 'id',
      title: 'ID',
      width: 11,
      kind: { type: 'id' },
      pinned: true,
      printed: true,
      value: ({ id }) => id,
    },
    {
      key: 'objective',
      title: 'Objective',
      width: 60,
      kind: { type: 'text' },
      pinned: true,
      printed: true,
      value: ({ description }) => linesOf(description, model.markup),
    },
    {
      key: 'controls',
      title: 'Controls, highest priority first',
      width: 44,
      kind: { type: 'text' },
      printed: true,
      value: ({ id }) =>
        listed(controlsInOrder(analysis, index.controlsOf.get(id) ?? []).map((control) => control.id)),
    },
    {
      key: 'scf',
      title: 'SCF',
      width: 26,
      kind: { type: 'text' },
      printed: true,
      value: ({ scf, noScf }) => (scf.length > 0 ? listed(scf) : noScf && `none: ${noScf}`),
    },
    {
      key: 'requirements',
      title: 'Requirements named directly',
      width: 44,
      kind: { type: 'text' },
      printed: true,
      value: requirementLines,
    },
    {
      key: 'references',
      title: 'References',
      width: 100,
      kind: { type: 'text' },
      value: ({ references }) => referenceLines(references),
    },
  ];
  const items = model.objectives.filter(isCurrent).sort((a, b) => compareIds(a.id, b.id));
  return { key: 'objectives', name: 'Objectives', columns, rows: rowsOf(columns, items) };
}

/** A framework a line: `nist-800-53@5: AC-3, AC-6`. */
function requirementLines({ requirements }: Objective): string {
  const frameworks = [...new Set(requirements.map(({ framework }) => framework))];
  return frameworks
    .map((key) => {
      const ids = requirements.filter(({ framework }) => framework === key).map(({ id }) => id);
      return `${key}: ${listed(ids)}`;
    })
    .join('\n');
}
