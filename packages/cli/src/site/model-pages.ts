import { type Analysis, parseId } from '@demarc/core';
import type { ModelSummary } from '@demarc/server/contract';
import { MODEL_LISTS, type ModelList } from '../output/model-rows.ts';
import type { Rows } from '../output/rows.ts';
import type { Block } from '../show/blocks.ts';
import { modelBlocks } from '../show/parts.ts';
import { blocksOf } from '../show/show-blocks.ts';
import { type AddressOfId, escaped } from './html.ts';
import type { SitePage } from './page.ts';
import { blocksHtml, rowsHtml } from './summary-html.ts';

/** Where the pages of a kind stand below a ThreatModel, and what one is called. */
const KINDS = {
  'feature-class': { folder: 'features', name: 'Feature class' },
  threat: { folder: 'threats', name: 'Threat' },
  objective: { folder: 'objectives', name: 'Control objective' },
  control: { folder: 'controls', name: 'Control' },
  action: { folder: 'actions', name: 'Action' },
} as const;

/** The lists of a ThreatModel by their folder. */
const LISTS: readonly {
  readonly folder: string;
  readonly title: string;
  readonly list: ModelList;
  readonly what: string;
}[] = [
  {
    folder: 'features',
    title: 'Features',
    list: 'feature-classes',
    what: 'The parts of the service that can be used, or denied, on their own',
  },
  {
    folder: 'threats',
    title: 'Threats',
    list: 'threats',
    what: 'What an attacker could do, the most severe first',
  },
  { folder: 'objectives', title: 'Objectives', list: 'objectives', what: 'What its controls achieve' },
  {
    folder: 'controls',
    title: 'Controls',
    list: 'controls',
    what: 'What to do, the most worthwhile first, each with its test',
  },
  { folder: 'actions', title: 'Actions', list: 'actions', what: 'Its API operations and permissions' },
];

/** Pages that compute in the browser: without JavaScript they can only say what they would do. */
const TOOLS: readonly { readonly folder: string; readonly title: string; readonly what: string }[] = [
  { folder: 'changes', title: 'Changes', what: 'What changed from one version to another' },
  {
    folder: 'exposure',
    title: 'Exposure',
    what: 'Which of its threats the principals of an account can carry out; nothing leaves the browser',
  },
  { folder: 'block', title: 'Block features', what: 'The deny policies that leave only the features in use' },
  {
    folder: 'coverage',
    title: 'Coverage',
    what: 'Which of the service’s permissions the ThreatModel covers',
  },
  { folder: 'problems', title: 'Problems', what: 'What readers and rules find wrong with the ThreatModel' },
];

/** Where the pages of a ThreatModel begin, ending in a slash. */
export function modelFolder({ publisher, provider, service, version }: ModelSummary): string {
  return `models/${[publisher, provider, service, version].map(encodeURIComponent).join('/')}/`;
}

/** Every page of a ThreatModel: its own, its lists, its tools, and one for every id. */
export function* modelPages(summary: ModelSummary, analysis: Analysis): Generator<SitePage> {
  const folder = modelFolder(summary);
  const { name, version } = summary;
  const addressOf = addressesIn(analysis, folder);
  const page = (path: string, title: string, description: string, body: string): SitePage => ({
    path: `${folder}${path}`,
    title: `${title} · Demarc`,
    description,
    summary: `${wayTo(summary, folder)}${body}${noteOn(summary)}`,
  });
  yield page(
    '',
    name,
    introduction(summary),
    `<h1>${escaped(name)}</h1>\n${blocksHtml(aboutModel(analysis), addressOf)}${contents(folder)}`,
  );
  for (const { folder: path, title, list, what } of LISTS) {
    const rows = MODEL_LISTS[list](analysis) as Rows<unknown>;
    yield page(
      `${path}/`,
      `${title} · ${name}`,
      `${title} of ${name} ${version} (${rows.items.length}). ${what}.`,
      `<h1>${escaped(title)} of ${escaped(name)}</h1>\n<p>${escaped(what)}.</p>\n${rowsHtml(rows, addressOf)}`,
    );
  }
  for (const { folder: path, title, what } of TOOLS)
    yield page(
      `${path}/`,
      `${title} · ${name}`,
      `${what}: ${name} ${version}.`,
      `<h1>${escaped(title)}: ${escaped(name)}</h1>\n<p>${escaped(what)}. This page needs JavaScript.</p>\n`,
    );
  for (const id of idsOf(analysis)) {
    const kind = KINDS[kindOf(id)];
    const blocks = blocksOf(analysis, id);
    const [title] = blocks;
    const named = title?.type === 'title' ? title.text : '';
    yield page(
      `${kind.folder}/${id}/`,
      `${[id, shortened(named, 60)].filter(Boolean).join(' ')} · ${name}`,
      shortened(`${kind.name} of ${name} ${version}. ${gist(blocks, named)}`, 240),
      blocksHtml(blocks, addressOf),
    );
  }
}

/** Every ThreatModel of the site, as a page: what the catalog holds. */
export function homePage(models: readonly ModelSummary[]): SitePage {
  const rows = models.map(
    (model) =>
      `<li><a href="${modelFolder(model)}">${escaped(model.name)}</a> ${escaped(model.version)}, by ${escaped(model.publisher)}: ${model.counts.threats} threats, ${model.counts.controls} controls</li>`,
  );
  const names = [...new Set(models.map(({ name }) => name))];
  return {
    path: '',
    title: 'Control Catalog · Demarc',
    description: shortened(
      `What the cloud leaves for you to secure, as ThreatModels: threats, and controls with their priority and test, for ${names.join(', ')}.`,
      240,
    ),
    summary: `<h1>Control Catalog</h1>\n<p>What the cloud leaves for you to secure: threats, and the controls against them, each with its priority and its test.</p>\n<ul>\n${rows.join('\n')}\n</ul>\n<p><a href="feed.xml">Feed of changes</a></p>\n`,
  };
}

/** The page that always shows the newest version of a ThreatModel. */
export function latestPage(summary: ModelSummary, newest: SitePage): SitePage {
  return { ...newest, path: modelFolder({ ...summary, version: 'latest' }), hidden: true };
}

/** Where the pages of a ThreatModel's ids are. */
export function addressesIn({ index }: Analysis, folder: string): AddressOfId {
  const known = [index.featureClasses, index.actions, index.threats, index.objectives, index.controls];
  return (id) =>
    known.some((map) => map.has(id)) ? `${folder}${KINDS[kindOf(id)].folder}/${id}/` : undefined;
}

function idsOf({ index }: Analysis): readonly string[] {
  return [index.featureClasses, index.threats, index.objectives, index.controls, index.actions].flatMap(
    (map) => [...map.keys()],
  );
}

function kindOf(id: string) {
  const kind = parseId(id)?.kind;
  // INVARIANT: a reader takes in no object whose id has another shape
  if (kind === undefined) throw new Error(`\`${id}\` is not an id of a known kind`);
  return kind;
}

/** Without what only a terminal needs: the key as its title, and in which form the diagram is there. */
function aboutModel(analysis: Analysis): readonly Block[] {
  return modelBlocks(analysis).filter(
    (block) => block.type !== 'title' && !(block.type === 'field' && block.name === 'diagram'),
  );
}

/** Where a page of a ThreatModel stands. */
export function wayTo(summary: ModelSummary, folder: string): string {
  return `<nav aria-label="Where you are"><a href="./">Catalog</a> › <a href="${folder}">${escaped(summary.name)} ${escaped(summary.version)}</a></nav>\n`;
}

function contents(folder: string): string {
  const links = [...LISTS, ...TOOLS].map(
    ({ folder: path, title, what }) =>
      `<li><a href="${folder}${path}/">${escaped(title)}</a>: ${escaped(what)}</li>`,
  );
  return `<h2>Pages</h2>\n<ul>\n${links.join('\n')}\n</ul>\n`;
}

/** The licence stands wherever content does. */
export function noteOn({ license, publisher }: ModelSummary): string {
  return `<footer>By ${escaped(publisher)}${license === undefined ? '' : `. ${escaped(license)}`}</footer>\n`;
}

function introduction({ name, version, counts }: ModelSummary): string {
  return `ThreatModel of ${name}, version ${version}: ${counts.featureClasses} feature classes, ${counts.threats} threats, ${counts.controls} controls with priority, implementation and test.`;
}

/** The first fact of a thing, such as its severity, and the first words about it. */
function gist(blocks: readonly Block[], named: string): string {
  const fact = blocks.find((block) => block.type === 'field' && /^(severity|priority)$/.test(block.name));
  const first = blocks.find((block) => block.type === 'text');
  const fields =
    fact?.type === 'field'
      ? `${fact.name} ${fact.text}`.replace(/^./, (letter) => letter.toUpperCase())
      : undefined;
  return [fields, named, first?.type === 'text' && first.text !== named ? first.text : undefined]
    .filter((part) => part !== undefined && part !== '')
    .map((part) => (part as string).replace(/\s+/g, ' ').replace(/[.:]?$/, '.'))
    .join(' ');
}

/** A text of so many letters at most, cut between words. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const space = text.lastIndexOf(' ', most - 1);
  return `${text.slice(0, space > most / 2 ? space : most - 1).trimEnd()}…`;
}
