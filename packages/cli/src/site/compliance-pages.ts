import { type Analysis, type MappedFramework, mapFramework, toPlainText } from '@demarc/core';
import type {
  FrameworkDocument,
  FrameworkList,
  FrameworkSummary,
  ModelSummary,
} from '@demarc/server/contract';
import { mapRows } from '../output/map-rows.ts';
import { type Answers, frameworkResource } from './answers.ts';
import { escaped } from './html.ts';
import { addressesIn, modelFolder, noteOn, shortened, wayTo } from './model-pages.ts';
import type { SitePage } from './page.ts';
import {
  isAnswered,
  NOT_COMPLIANCE,
  neighboursIn,
  requirementHtml,
  requirementPath,
  unanswered,
  unansweredHtml,
} from './requirement-page.ts';
import { rowsHtml } from './summary-html.ts';

/** A framework as the list has it, and whole. */
export interface SiteFramework {
  readonly summary: FrameworkSummary;
  readonly mapped: MappedFramework;
}

/** Pages of a ThreatModel that compare frameworks in the browser. */
const TOOLS = [
  { folder: 'answer-once', title: 'Answer once', what: 'What several frameworks ask for, answered together' },
  {
    folder: 'compare',
    title: 'Compare two frameworks',
    what: 'Which requirements of two frameworks the same objectives answer',
  },
] as const;

/** `warn` is told of requirements that cannot have a page. */
export async function readFrameworks(
  get: Answers['get'],
  warn: (line: string) => void,
): Promise<readonly SiteFramework[]> {
  const { frameworks } = JSON.parse(await get('api/frameworks')) as FrameworkList;
  const read: SiteFramework[] = [];
  for (const summary of frameworks) {
    const text = await get(`${frameworkResource(summary)}/document`);
    const { scfControls, ...rest } = JSON.parse(text) as FrameworkDocument;
    for (const requirement of rest.framework.requirements)
      if (requirementPath(requirement, '') === undefined)
        warn(`\`${requirement.id}\` of ${titleOf(summary)} has no page: it cannot be an address`);
    read.push({ summary, mapped: { ...rest, scfControls: scfControls && new Set(scfControls) } });
  }
  return read;
}

/** The pages of frameworks over all ThreatModels. */
export function* frameworkPages(frameworks: readonly SiteFramework[]): Generator<SitePage> {
  const way = '<nav aria-label="Where you are"><a href="./">Catalog</a></nav>\n';
  const rows = frameworks.map(
    ({ summary }) =>
      `<li><a href="frameworks/${segments(summary)}/">${escaped(titleOf(summary))}</a>: ${reached(summary.coverage)}</li>`,
  );
  yield {
    path: 'frameworks/',
    title: 'Compliance · Demarc',
    description: `How far the ThreatModels of the catalog reach into ${frameworks.length} compliance frameworks.`,
    summary: `${way}<h1>Compliance</h1>\n<p>${NOT_COMPLIANCE}</p>\n<ul>\n${rows.join('\n')}\n</ul>\n`,
  };
  for (const { summary } of frameworks)
    yield {
      path: `frameworks/${segments(summary)}/`,
      title: `${titleOf(summary)} · Compliance · Demarc`,
      description: shortened(
        `${titleOf(summary)}: ${reached(summary.coverage)} by the ThreatModels of the catalog.`,
        240,
      ),
      summary: `${way}<h1>${escaped(titleOf(summary))}</h1>\n<p>${reached(summary.coverage)} by the newest versions of all ThreatModels together. ${NOT_COMPLIANCE}</p>\n<p>${escaped(summary.license ?? '')}</p>\n`,
    };
}

/** What a ThreatModel answers of each framework, and of each requirement; search engines have no use for those that it does not answer. */
export function* compliancePages(
  summary: ModelSummary,
  analysis: Analysis,
  frameworks: readonly SiteFramework[],
): Generator<SitePage> {
  const folder = `${modelFolder(summary)}compliance/`;
  const { name, version } = summary;
  const addressOf = addressesIn(analysis, modelFolder(summary));
  const page = (path: string, title: string, description: string, body: string): SitePage => ({
    path: `${folder}${path}`,
    title: `${title} · ${name} · Demarc`,
    description: shortened(description, 240),
    summary: `${wayTo(summary, modelFolder(summary))}${body}${noteOn(summary)}`,
  });
  const maps = frameworks.map(({ summary: framework, mapped }) => ({
    framework,
    map: mapFramework(analysis, mapped),
  }));
  const list = maps.map(
    ({ framework, map }) =>
      `<li><a href="${folder}${segments(framework)}/">${escaped(titleOf(framework))}</a>: ${reached(map.coverage)}</li>`,
  );
  yield page(
    '',
    'Compliance',
    `Which requirements of ${frameworks.length} compliance frameworks ${name} ${version} answers.`,
    `<h1>Compliance: ${escaped(name)}</h1>\n<p>${NOT_COMPLIANCE}</p>\n<ul>\n${list.join('\n')}\n</ul>\n`,
  );
  for (const { folder: path, title, what } of TOOLS)
    yield page(
      `${path}/`,
      `${title} · Compliance`,
      `${what}: ${name} ${version}.`,
      `<h1>${title}: ${escaped(name)}</h1>\n<p>${what}. This page needs JavaScript.</p>\n`,
    );
  for (const { framework, map } of maps) {
    const rows = mapRows(map, analysis);
    const title = titleOf(framework);
    const place = `${segments(framework)}/`;
    const around = {
      analysis,
      framework,
      title,
      folder: `${folder}${place}`,
      neighbours: neighboursIn(map),
      addressOf,
    };
    yield page(
      place,
      `${title} · Compliance`,
      `${title} by ${name} ${version}: ${reached(map.coverage)}.`,
      `<h1>${escaped(title)}: ${escaped(name)}</h1>\n<p>${reached(map.coverage)}. ${NOT_COMPLIANCE}</p>\n${rowsHtml({ ...rows, items: map.rows.filter(isAnswered) }, addressOf, ({ requirement }) => requirementPath(requirement, around.folder))}${unansweredHtml(
        map.rows.filter((row) => !isAnswered(row)),
        around.folder,
      )}<p>${escaped(framework.license ?? '')}</p>\n`,
    );
    for (const row of map.rows) {
      const { id } = row.requirement;
      const path = requirementPath(row.requirement, place);
      if (path === undefined) continue;
      const said = isAnswered(row)
        ? `what ${name} ${version} does for it. ${row.objectives.map(({ objective }) => toPlainText(objective.description, analysis.model.markup)).join('. ')}`
        : unanswered(row, around);
      yield {
        ...page(path, `${id} · ${title}`, `${id} of ${title}: ${said}`, requirementHtml(row, around)),
        hidden: !isAnswered(row),
      };
    }
  }
}

function titleOf({ title, version }: FrameworkSummary): string {
  return version === 'unstated' || title.includes(version) ? title : `${title} ${version}`;
}

function reached({ requirements, reached: count }: FrameworkSummary['coverage']): string {
  return `${count} of ${requirements} requirements are answered`;
}

function segments({ origin, id, version }: FrameworkSummary): string {
  return `${encodeURIComponent(origin)}/${encodeURIComponent(`${id}@${version}`)}`;
}
