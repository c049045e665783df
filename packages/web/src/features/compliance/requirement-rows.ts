import {
  type Analysis,
  compareIds,
  compareNatural,
  type FrameworkMap,
  LEVELS,
  type Level,
  type MappedBy,
  type RequirementRow as MappedRequirement,
  type Requirement,
  toPlainText,
} from '@demarc/core';
import type { Facet } from '../../filter/facet.ts';

/** A requirement as its list shows it. */
export interface RequirementRow extends MappedRequirement {
  readonly id: string;
  /** How many requirements stand above it. */
  readonly depth: number;
  /** The requirement at the top of its branch; itself where nothing stands above. */
  readonly family: string;
  /** By what kinds of mapping it is reached. */
  readonly kinds: readonly (MappedBy['kind'] | 'none')[];
  /** How many controls answer it. */
  readonly count: number;
  /** The highest priority among them. */
  readonly highest: Level | undefined;
}

/** The requirements of a framework in its order, each with its place in the tree. */
export function requirementRows({ rows }: FrameworkMap): readonly RequirementRow[] {
  const byId = new Map(rows.map(({ requirement }) => [requirement.id, requirement]));
  return rows.map((row): RequirementRow => {
    const { requirement, objectives, controls } = row;
    const above = ancestorsOf(requirement, byId);
    const kinds = new Set(objectives.flatMap(({ by }) => by.map(({ kind }) => kind)));
    return {
      ...row,
      id: requirement.id,
      depth: above.length,
      family: above.at(-1)?.id ?? requirement.id,
      kinds: kinds.size === 0 ? (requirement.group ? [] : ['none']) : [...kinds],
      count: Object.values(controls).reduce((sum, column) => sum + column.length, 0),
      highest: [...LEVELS].reverse().find((level) => controls[level].length > 0),
    };
  });
}

/** What stands above a requirement, nearest first; a circle in a hostile document ends where it began. */
export function ancestorsOf(
  requirement: Requirement,
  byId: ReadonlyMap<string, Requirement>,
): readonly Requirement[] {
  const above: Requirement[] = [];
  for (
    let next = byId.get(requirement.parent ?? '');
    next && next !== requirement && !above.includes(next);
    next = byId.get(next.parent ?? '')
  )
    above.push(next);
  return above;
}

/** Headings that only group others are rows, but no requirements. */
export function isRequirement({ requirement }: RequirementRow): boolean {
  return !requirement.group;
}

/** What free text finds in a requirement. */
export function requirementText({ requirement, objectives, controls }: RequirementRow): string {
  return [
    requirement.id,
    requirement.title,
    ...objectives.map(({ objective }) => objective.id),
    ...Object.values(controls).flatMap((column) => column.map(({ id }) => id)),
  ].join(' ');
}

const KINDS: Readonly<Record<string, string>> = {
  direct: 'an objective directly',
  objective: 'a mapping of objectives',
  scf: 'the SCF',
  none: 'nothing',
};

/** The questions that the requirements of a framework can be asked. */
export function requirementFacets(
  { index, model }: Analysis,
  rows: readonly RequirementRow[],
): readonly Facet<RequirementRow>[] {
  const titles = new Map(rows.map(({ requirement }) => [requirement.id, requirement.title]));
  return [
    {
      key: 'mapped',
      label: 'Mapped by',
      values: ({ kinds }) => kinds,
      labelOf: (kind) => KINDS[kind] ?? kind,
    },
    {
      key: 'priority',
      label: 'Highest priority',
      scale: LEVELS,
      values: ({ highest }) => (highest === undefined ? [] : [highest]),
    },
    {
      key: 'part',
      label: 'Part',
      values: ({ family }) => [family],
      labelOf: (id) => [id, titles.get(id)].filter(Boolean).join(' '),
    },
    {
      key: 'objective',
      label: 'Objective',
      values: ({ objectives }) => objectives.map(({ objective }) => objective.id),
      labelOf: (id) => shortened(toPlainText(index.objectives.get(id)?.description ?? id, model.markup)),
    },
    {
      key: 'scf',
      label: 'SCF',
      values: ({ objectives }) => [
        ...new Set(
          objectives.flatMap(({ by }) => by.flatMap((one) => (one.kind === 'scf' ? [one.scf] : []))),
        ),
      ],
    },
  ];
}

function shortened(text: string): string {
  return text.length > 70 ? `${text.slice(0, 69).trimEnd()}…` : text;
}

/** Orders requirements by one of their qualities, lowest first; ids as numbers within text. */
export const COMPARE = {
  id: (a: RequirementRow, b: RequirementRow) => compareNatural(a.id, b.id),
  objectives: (a: RequirementRow, b: RequirementRow) =>
    a.objectives.length - b.objectives.length ||
    compareIds(a.objectives[0]?.objective.id ?? '', b.objectives[0]?.objective.id ?? ''),
  count: (a: RequirementRow, b: RequirementRow) => a.count - b.count,
  level: (level: Level) => (a: RequirementRow, b: RequirementRow) =>
    a.controls[level].length - b.controls[level].length,
} as const;
