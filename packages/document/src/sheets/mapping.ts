import {
  frameworkKey,
  LEVELS,
  type MappedFramework,
  mapFramework,
  mappedByWords,
  type RequirementRow,
  toPlainText,
} from '@demarc/core';
import type { DocumentSource } from '../source.ts';
import { listed } from './lines.ts';
import { type ColumnOf, rowsOf, type Sheet } from './sheet.ts';

interface MappingRow extends RequirementRow {
  readonly id: string;
  readonly mapped: MappedFramework;
}

/** Requirement by requirement of each chosen framework what answers it; those that nothing answers are listed too. */
export function mappingSheet({ analysis, frameworks = [] }: DocumentSource): Sheet {
  const { markup } = analysis.model;
  const columns: readonly ColumnOf<MappingRow>[] = [
    {
      key: 'framework',
      title: 'Framework',
      width: 16,
      kind: { type: 'text' },
      pinned: true,
      value: ({ mapped }) => frameworkKey(mapped.framework),
    },
    {
      key: 'requirement',
      title: 'Requirement',
      width: 16,
      kind: { type: 'id' },
      pinned: true,
      value: ({ requirement }) => requirement.id,
    },
    {
      key: 'title',
      title: 'Title',
      width: 36,
      kind: { type: 'text' },
      value: ({ requirement }) => requirement.title,
    },
    {
      key: 'objectives',
      title: 'Objectives',
      width: 44,
      kind: { type: 'text' },
      value: ({ requirement, objectives }) =>
        objectives
          .map(({ objective }) => `${objective.id} ${toPlainText(objective.description, markup)}`)
          .join('\n') || (requirement.group ? undefined : 'not mapped'),
    },
    {
      key: 'by',
      title: 'Mapped by',
      width: 18,
      kind: { type: 'text' },
      value: ({ objectives }) => mappedByWords(objectives.flatMap(({ by }) => by)),
    },
    ...([...LEVELS].reverse() as readonly (keyof RequirementRow['controls'])[]).concat('unrated').map(
      (level): ColumnOf<MappingRow> => ({
        key: level.toLowerCase().replace(' ', '-'),
        title: level === 'unrated' ? 'Controls without priority' : `${level} priority controls`,
        width: 18,
        kind: { type: 'text' },
        value: ({ controls }) => listed(controls[level].map(({ id }) => id)),
      }),
    ),
  ];
  const rows = frameworks.flatMap((mapped) =>
    mapFramework(analysis, mapped).rows.map((row) => ({
      ...row,
      mapped,
      id: `${frameworkKey(mapped.framework)} ${row.requirement.id}`,
    })),
  );
  return { key: 'mapping', name: 'Mapping', columns, rows: rowsOf(columns, rows) };
}
