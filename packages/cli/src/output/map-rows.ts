import {
  type Analysis,
  type FrameworkMap,
  LEVELS,
  type Level,
  mappedByWords,
  type RequirementRow,
} from '@demarc/core';
import { asJson, type Rows } from './rows.ts';

/** The columns of controls: five, by weighted priority, and one more where controls have none. */
export function columnsOf({ rows }: FrameworkMap): readonly (Level | 'unrated')[] {
  const levels = [...LEVELS].reverse();
  return rows.some(({ controls }) => controls.unrated.length > 0) ? [...levels, 'unrated'] : levels;
}

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
        text: ({ requirement, objectives }) =>
          objectives.map(({ objective }) => objective.id).join(', ') ||
          (requirement.group ? '' : 'not mapped'),
      },
      { title: 'by', text: ({ objectives }) => mappedByWords(objectives.flatMap(({ by }) => by)) },
      ...columnsOf(map).map((level) => ({
        title: level.toLowerCase(),
        text: ({ controls }: RequirementRow) => controls[level].map(({ id }) => id).join(', '),
      })),
    ],
  };
}
