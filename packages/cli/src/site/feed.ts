import { contentHash } from '@demarc/catalog-reader';
import {
  type Analysis,
  CHANGE_KINDS,
  type ChangeKind,
  type ChangeLog,
  compareModels,
  isUnchanged,
  type KindChanges,
} from '@demarc/core';
import type { ModelSummary } from '@demarc/server/contract';
import { escaped } from './html.ts';

/** A ThreatModel as the feed tells of it. */
export interface FeedEntry {
  readonly key: string;
  readonly title: string;
  readonly publisher: string;
  readonly license?: string | undefined;
  /** RFC 3339. */
  readonly updated: string;
  /** The page, as seen from the site's root. */
  readonly path: string;
  /** One sentence. */
  readonly summary: string;
  /** What changed, as markup. */
  readonly content: string;
}

const TITLES: Readonly<Record<ChangeKind, readonly [one: string, many: string]>> = {
  featureClasses: ['feature class', 'feature classes'],
  actions: ['action', 'actions'],
  threats: ['threat', 'threats'],
  objectives: ['objective', 'objectives'],
  controls: ['control', 'controls'],
};
const VERBS = ['added', 'removed', 'retired', 'changed'] as const;
/** A feed is fetched again and again: of long lists it has the beginning. */
const MOST_LINES = 40;

/** The entry of a ThreatModel: what changed since the version before it, or that it is published. `undefined` where nothing tells its day. */
export function feedEntry(
  summary: ModelSummary,
  folder: string,
  now: Analysis,
  before: Analysis | undefined,
): FeedEntry | undefined {
  const day = dayOf(summary);
  if (day === undefined) return undefined;
  const log = before && compareModels(before, now);
  const { name, version, counts } = summary;
  return {
    key: summary.key,
    title: `${name} ${version}`,
    publisher: summary.publisher,
    license: summary.license,
    updated: `${day}T00:00:00Z`,
    path: log ? `${folder}changes/` : folder,
    summary: log
      ? `${name} ${version}, since ${before.model.metadata.version}: ${sentence(log)}.`
      : `${name} ${version} is published: ${counts.featureClasses} feature classes, ${counts.threats} threats, ${counts.controls} controls.`,
    content: log ? changesHtml(log) : '',
  };
}

/** The day of the release: its date, else a date or month in its version. */
function dayOf({ date, version }: ModelSummary): string | undefined {
  const [, day, rest] = /(\d{4}-\d{2})(-\d{2})?/.exec(date ?? version) ?? [];
  if (day === undefined) return undefined;
  const whole = `${day}${rest ?? '-01'}`;
  // 2026-02-31 is read as a day of March
  const read = new Date(`${whole}T00:00:00Z`);
  return Number.isNaN(read.getTime()) || read.toISOString().slice(0, 10) !== whole ? undefined : whole;
}

function sentence(log: ChangeLog): string {
  const parts = CHANGE_KINDS.flatMap((kind) =>
    VERBS.flatMap((verb) => {
      const count = log.kinds[kind][verb].length;
      return count === 0 ? [] : [`${count} ${TITLES[kind][count === 1 ? 0 : 1]} ${verb}`];
    }),
  );
  if (log.severities.length > 0) parts.push(`severity of ${log.severities.length} moved`);
  if (log.priorities.length > 0) parts.push(`priority of ${log.priorities.length} moved`);
  if (log.diagram) parts.push('another diagram');
  if (parts.length > 0) return parts.join(', ');
  return isUnchanged(log) ? 'nothing changed' : 'what it says of itself changed';
}

function changesHtml(log: ChangeLog): string {
  const moved = (
    list: ChangeLog['priorities'] | readonly { id: string; name: string; before: string; after: string }[],
  ) => list.map(({ id, name, before, after }) => `${id} ${name}: ${before ?? 'none'} → ${after ?? 'none'}`);
  const score = (figure: { readonly severity: string; readonly score: number } | undefined) =>
    figure ? `${figure.severity} ${figure.score.toFixed(1)}` : 'none';
  return [
    listHtml('Priorities that moved', moved(log.priorities)),
    listHtml(
      'Severities that moved',
      moved(log.severities.map((one) => ({ ...one, before: score(one.before), after: score(one.after) }))),
    ),
    ...CHANGE_KINDS.flatMap((kind) =>
      VERBS.map((verb) =>
        listHtml(`${capital(TITLES[kind][1])} ${verb}`, changeLines(log.kinds[kind], verb)),
      ),
    ),
  ].join('');
}

function changeLines(changes: KindChanges, verb: (typeof VERBS)[number]): readonly string[] {
  if (verb === 'changed')
    return changes.changed.map(
      ({ id, name, fields }) => `${id} ${name}: ${fields.map(({ field }) => field).join(', ')}`,
    );
  if (verb === 'retired') return changes.retired.map(({ id, name, reason }) => `${id} ${name}: ${reason}`);
  return changes[verb].map(({ id, name }) => `${id} ${name}`);
}

function listHtml(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return '';
  const shown = lines.slice(0, MOST_LINES).map((line) => `<li>${escaped(line)}</li>`);
  const more = lines.length - shown.length;
  return `<h3>${title} (${lines.length})</h3><ul>${shown.join('')}${more > 0 ? `<li>and ${more} more</li>` : ''}</ul>`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The feed in Atom (RFC 4287), newest first. Links are relative unless the site's own address is known. */
export function feedText(entries: readonly FeedEntry[], baseUrl: string | undefined): string {
  const ordered = [...entries].sort((a, b) => order(b.updated, a.updated) || order(a.key, b.key));
  // a feed must have been updated some day, even one in which nothing happened yet
  const updated = ordered[0]?.updated ?? '1970-01-01T00:00:00Z';
  const base = baseUrl ?? './';
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>${idOf(`feed ${baseUrl ?? ''}`)}</id>
  <title>Demarc: changes of ThreatModels</title>
  <updated>${updated}</updated>
  <link rel="alternate" type="text/html" href="${escaped(base)}"/>
${baseUrl === undefined ? '' : `  <link rel="self" type="application/atom+xml" href="${escaped(baseUrl)}feed.xml"/>\n`}${ordered.map((entry) => entryText(entry, base)).join('')}</feed>
`;
}

function entryText(entry: FeedEntry, base: string): string {
  const { key, title, publisher, license, updated, path, summary, content } = entry;
  return `  <entry>
    <id>${idOf(key)}</id>
    <title>${xml(title)}</title>
    <updated>${updated}</updated>
    <published>${updated}</published>
    <author><name>${xml(publisher)}</name></author>
    <link rel="alternate" type="text/html" href="${escaped(`${base}${path}`)}"/>
${license === undefined ? '' : `    <rights>${xml(license)}</rights>\n`}    <summary>${xml(summary)}</summary>
${content === '' ? '' : `    <content type="html">${xml(content)}</content>\n`}  </entry>
`;
}

/**
 * The id of an entry, the same wherever and however often the site is made: a UUID of version 8 (RFC 9562) from the hash of the ThreatModel's
 * key. A `tag:` would need a domain of whoever makes the site, and change with it.
 */
function idOf(name: string): string {
  const hex = contentHash(name);
  const variant = '89ab'[Number.parseInt(hex[16] as string, 16) % 4];
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Text in XML 1.0, which has no place for control characters and halves of pairs. */
function xml(text: string): string {
  return escaped(text.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\u{fffd}'));
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
