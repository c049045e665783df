import { LEVELS, rankOfLevel, SEVERITIES, type Severity } from '@demarc/core';
import { fragmentOf } from '../../fragments.ts';
import type { Inline } from '../../tree.ts';
import { webAddress } from '../../web-address.ts';
import { element, joined, type Markup, NOTHING, text } from './html.ts';

/** The places that a link can lead to. */
export type Anchors = ReadonlySet<string>;

export function inlinesHtml(anchors: Anchors, inlines: readonly Inline[], linked = false): Markup {
  return joined(inlines.map((inline) => inlineHtml(anchors, inline, linked)));
}

/** Links do not nest: within one, what would be another is its text. */
function inlineHtml(anchors: Anchors, inline: Inline, linked: boolean): Markup {
  switch (inline.type) {
    case 'text':
      return text(inline.text);
    case 'code':
      return element('code', {}, text(inline.text));
    case 'strong':
      return element('strong', {}, inlinesHtml(anchors, inline.children, linked));
    case 'emphasis':
      return element('em', {}, inlinesHtml(anchors, inline.children, linked));
    case 'link': {
      const href = linked ? undefined : webAddress(inline.href);
      if (href === undefined) return inlinesHtml(anchors, inline.children, linked);
      return element('a', { href, rel: 'noreferrer' }, inlinesHtml(anchors, inline.children, true));
    }
    case 'ref':
      if (linked || !anchors.has(inline.to)) return text(inline.text);
      return element('a', { href: `#${fragmentOf(inline.to)}` }, text(inline.text));
    case 'severity': {
      const { severity, score } = inline;
      return element(
        'span',
        { class: `mark ${severity.toLowerCase()}` },
        shape(severityShape(severity)),
        text(severity),
        score === undefined ? NOTHING : element('span', { class: 'score' }, text(` ${score}`)),
      );
    }
    case 'priority':
      return element(
        'span',
        { class: 'mark priority' },
        shape(priorityShape(rankOfLevel(inline.level))),
        text(inline.level),
      );
    case 'break':
      return element('br');
  }
}

function shape(id: string): Markup {
  return element('svg', { 'aria-hidden': 'true' }, element('use', { href: `#${id}` }));
}

function severityShape(severity: Severity): string {
  return `~x-${severity.toLowerCase()}`;
}

function priorityShape(rank: number): string {
  return `~x-priority-${rank}`;
}

/** The shapes that marks show, drawn once: a hexagon with the letter of a severity, the bars of a priority. */
export function shapesHtml(): Markup {
  return element(
    'svg',
    { class: 'shapes', 'aria-hidden': 'true' },
    ...SEVERITIES.map((severity) => {
      const hollow = severity === 'Low' || severity === 'None';
      return element(
        'symbol',
        { id: severityShape(severity), viewBox: '0 0 16 16', class: hollow ? 'hollow' : 'filled' },
        element('path', { d: 'M8 1 14.2 4.5V11.5L8 15 1.8 11.5V4.5Z' }),
        element('text', { x: 8, y: 11, 'text-anchor': 'middle' }, text(severity.charAt(0))),
      );
    }),
    ...LEVELS.map((_, rank) =>
      element(
        'symbol',
        { id: priorityShape(rank), viewBox: '0 0 19 14' },
        ...LEVELS.map((_level, at) =>
          element('rect', {
            x: at * 4,
            y: 10 - at * 2.5,
            width: 3,
            height: 4 + at * 2.5,
            rx: 0.8,
            class: at <= rank ? 'lit' : 'rest',
          }),
        ),
      ),
    ),
  );
}
