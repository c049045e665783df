import {
  type Analysis,
  type FrameworkMap,
  LEVELS,
  mappedByWords,
  type Requirement,
  type RequirementRow,
  toPlainText,
} from '@demarc/core';
import type { FrameworkSummary } from '@demarc/server/contract';
import { type AddressOfId, escaped, linked } from './html.ts';
import { canBePath } from './site-folder.ts';

export const NOT_COMPLIANCE = 'This says what answers a requirement, not that it is complied with.';

/** What the pages of a framework's requirements know of their surroundings. */
export interface RequirementPlace {
  readonly analysis: Analysis;
  readonly framework: FrameworkSummary;
  /** The framework, as its pages call it. */
  readonly title: string;
  /** Where the pages of the requirements begin, ending in a slash. */
  readonly folder: string;
  /** What stands above and below a requirement. */
  readonly neighbours: (requirement: Requirement) => readonly Requirement[];
  readonly addressOf: AddressOfId;
}

/** What stands directly above and below each requirement of a framework. */
export function neighboursIn({ rows }: FrameworkMap): RequirementPlace['neighbours'] {
  const byId = new Map(rows.map(({ requirement }) => [requirement.id, requirement]));
  const below = new Map<string, Requirement[]>();
  for (const { requirement } of rows)
    if (requirement.parent !== undefined)
      below.set(requirement.parent, [...(below.get(requirement.parent) ?? []), requirement]);
  return ({ id, parent }) => {
    const above = byId.get(parent ?? '');
    return [...(above ? [above] : []), ...(below.get(id) ?? [])];
  };
}

/** Whether anything of a ThreatModel answers a requirement. */
export function isAnswered({ objectives }: RequirementRow): boolean {
  return objectives.length > 0;
}

/** A requirement, what answers it or why nothing might, and its place in the framework. */
export function requirementHtml(row: RequirementRow, place: RequirementPlace): string {
  const { requirement } = row;
  const { framework, title, folder } = place;
  const way = `<p>Part of <a href="${escaped(folder)}">${escaped(title)}</a>. ${NOT_COMPLIANCE}</p>\n`;
  const licence =
    requirement.title === undefined && framework.license !== undefined
      ? `<p>${escaped(framework.license)}</p>\n`
      : '';
  const body = isAnswered(row) ? answersHtml(row, place) : `<p>${escaped(unanswered(row, place))}</p>\n`;
  return `<h1>${escaped(nameOf(requirement))}</h1>\n${way}${licence}${body}${neighboursHtml(row, place)}`;
}

/** Why nothing answers a requirement, as far as can be told. */
export function unanswered(
  { requirement }: RequirementRow,
  { analysis }: Pick<RequirementPlace, 'analysis'>,
): string {
  if (requirement.group) return 'It is a heading: what it groups stands below it.';
  return `Nothing of ${analysis.model.metadata.name} is mapped to it. Either it is about something else than this service, or a mapping is missing.`;
}

/** The requirements that nothing answers, as links: their pages are found without JavaScript, too. */
export function unansweredHtml(rows: readonly RequirementRow[], folder: string): string {
  if (rows.length === 0) return '';
  const links = rows.map(({ requirement }) => linkTo(requirement, folder, requirement.id));
  return `<h2>Nothing is mapped to the others</h2>\n<p>${links.join(', ')}</p>\n`;
}

/** The page of a requirement, as seen from the site's root; `undefined` for an id of which no folder can be made. */
export function requirementPath({ id }: Requirement, folder: string): string | undefined {
  return canBePath(id) ? `${folder}${encodeURIComponent(id)}/` : undefined;
}

function answersHtml({ objectives, controls }: RequirementRow, { analysis, addressOf }: RequirementPlace) {
  const plain = (text: string) => toPlainText(text, analysis.model.markup);
  const list = (texts: readonly string[]) =>
    `<ul>\n${texts.map((text) => `<li>${linked(text, addressOf)}</li>`).join('\n')}\n</ul>\n`;
  const answers = objectives.map(
    ({ objective, by }) => `${objective.id} ${plain(objective.description)} (${mappedByWords(by)})`,
  );
  const done = [...[...LEVELS].reverse(), 'unrated' as const].flatMap((level) =>
    controls[level].map(({ id, title, description }) => `${id} [${level}] ${title ?? plain(description)}`),
  );
  return `<h2>Objectives</h2>\n${list(answers)}<h2>Controls</h2>\n${
    done.length > 0
      ? list(done)
      : '<p>No control works towards these objectives, so nothing answers it in practice.</p>\n'
  }`;
}

function neighboursHtml({ requirement }: RequirementRow, { title, folder, neighbours }: RequirementPlace) {
  const items = neighbours(requirement).map(
    (one) =>
      `<li>${linkTo(one, folder, nameOf(one))}${one.id === requirement.parent ? ' above it' : ''}</li>`,
  );
  return items.length === 0 ? '' : `<h2>In ${escaped(title)}</h2>\n<ul>\n${items.join('\n')}\n</ul>\n`;
}

function linkTo(requirement: Requirement, folder: string, text: string): string {
  const path = requirementPath(requirement, folder);
  return path === undefined ? escaped(text) : `<a href="${escaped(path)}">${escaped(text)}</a>`;
}

function nameOf({ id, title }: Requirement): string {
  return title === undefined ? id : `${id} ${title}`;
}
