import { type Analysis, type FrameworkMap, LEVELS, type MappedBy, type RequirementRow } from '@demarc/core';
import { asJson, type Rows } from './rows.ts';

const COLUMNS = [...LEVELS].reverse();

/** A framework's table: requirement, objectives, and controls in five columns by weighted priority. */
export function mapRows(map: FrameworkMap, { figures }: Analysis): Rows<RequirementRow> {
  return {
    items: map.rows,
    json: ({ requirement, objectives, controls }) =>
      asJson({
        ...requirement,
        objectives: objectives.map(({ objective, by }) => ({ id: objective.id, by })),
        controls: Object.values(controls)
          .flat()
          .map(({ id }) => ({ id, priority: figures.controls.get(id)?.level ?? null })),
      }),
    columns: [
      { title: 'requirement', text: ({ requirement }) => requirement.id, tone: () => 'id' },
      { title: 'title', text: ({ requirement }) => requirement.title ?? '', wide: true },
      {
        title: 'objectives',
        text: ({ objectives }) => objectives.map(({ objective }) => objective.id).join(', ') || 'not mapped',
      },
      { title: 'by', text: ({ objectives }) => waysOf(objectives.flatMap(({ by }) => by)) },
      ...COLUMNS.map((level) => ({
        title: level.toLowerCase(),
        text: ({ controls }: RequirementRow) => controls[level].map(({ id }) => id).join(', '),
      })),
    ],
  };
}

/** `direct, SCF IAC-20, SCF NET-03`. */
export function waysOf(by: readonly MappedBy[]): string {
  return [...new Set(by.map((way) => (way.kind === 'scf' ? `SCF ${way.scf}` : way.kind)))].join(', ');
}
