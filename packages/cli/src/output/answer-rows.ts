import {
  type Analysis,
  compareIds,
  type Framework,
  frameworkKey,
  type MappedBy,
  type MappedFramework,
  mappedByWords,
  type Objective,
  type Requirement,
  requirementsOfObjective,
} from '@demarc/core';
import { asJson, type Column, type Rows } from './rows.ts';

/** One requirement that a control or an objective answers. */
export interface Answer {
  /** The control; absent when an objective was asked for. */
  readonly control?: string;
  readonly objective: string;
  readonly framework: Framework;
  readonly requirement: Requirement;
  readonly by: readonly MappedBy[];
}

/** All that the named controls (through their objectives) and objectives answer, letter case of their ids aside. */
export function answersOf(
  { model, index }: Analysis,
  frameworks: readonly MappedFramework[],
  wanted: { readonly control?: readonly string[]; readonly objective?: readonly string[] },
): readonly Answer[] {
  const named = <T extends { readonly id: string }>(items: readonly T[], ids: readonly string[] = []) => {
    const lower = new Set(ids.map((id) => id.toLowerCase()));
    return items.filter(({ id }) => lower.has(id.toLowerCase())).sort((a, b) => compareIds(a.id, b.id));
  };
  const asked: readonly (readonly [Objective | undefined, string | undefined])[] = [
    ...named(model.controls, wanted.control).map(
      ({ id, objective }) => [index.objectives.get(objective), id] as const,
    ),
    ...named(model.objectives, wanted.objective).map((objective) => [objective, undefined] as const),
  ];
  return asked.flatMap(([objective, control]) =>
    objective === undefined
      ? []
      : requirementsOfObjective(objective, model.metadata, frameworks).flatMap(({ mapped, requirements }) =>
          requirements.map((found) => ({
            ...(control === undefined ? {} : { control }),
            objective: objective.id,
            framework: mapped.framework,
            ...found,
          })),
        ),
  );
}

export function answerRows(answers: readonly Answer[]): Rows<Answer> {
  const control: Column<Answer> = {
    title: 'control',
    text: (answer) => answer.control ?? '',
    tone: () => 'id',
  };
  return {
    items: answers,
    json: ({ framework, ...answer }) => asJson({ ...answer, framework: frameworkKey(framework) }),
    columns: [
      ...(answers.some((answer) => answer.control !== undefined) ? [control] : []),
      { title: 'objective', text: ({ objective }) => objective, tone: () => 'id' },
      { title: 'framework', text: ({ framework }) => frameworkKey(framework) },
      { title: 'requirement', text: ({ requirement }) => requirement.id },
      { title: 'title', text: ({ requirement }) => requirement.title ?? '', wide: true },
      { title: 'by', text: ({ by }) => mappedByWords(by) },
      { title: 'relationship', text: ({ by }) => joined(by, (way) => way.relationship) },
      {
        title: 'reason',
        text: ({ by }) => joined(by, (way) => ('reason' in way ? way.reason : undefined)),
        wide: true,
      },
    ],
  };
}

function joined(by: readonly MappedBy[], of: (way: MappedBy) => string | undefined): string {
  return [...new Set(by.map(of).filter((text) => text !== undefined))].join('; ');
}
