import { fragmentOf } from '../../fragments.ts';
import type { Inline } from '../../tree.ts';
import { escapedStart } from './escape.ts';
import { type InlineContext, inlinesMarkdown } from './inlines.ts';

/** The levels that Markdown has. */
const DEEPEST = 6;

/** A heading; number signs at its end would be taken for its close. */
export function headingMarkdown(level: number, line: string): string {
  return `${'#'.repeat(Math.min(level, DEEPEST))} ${line.replace(/#(?=[#\s]*$)/g, '\\#')}`.trimEnd();
}

/** What links lead to. GitHub finds it by the id. */
export function placeMarkdown(anchor: string): string {
  return `<a id="${fragmentOf(anchor)}"></a>`;
}

/** Lines of a paragraph, none of which begins something else. */
export function linesMarkdown(context: InlineContext, inlines: readonly Inline[]): string {
  return inlinesMarkdown(context, inlines)
    .split('\n')
    .map((line) => escapedStart(line))
    .join('\n')
    .replace(/(?:\\\n)+$/, '')
    .trimEnd();
}

export function strongLine(writer: InlineContext, text: string): string {
  return linesMarkdown(writer, [{ type: 'strong', children: [{ type: 'text', text }] }]);
}

/** An item: what follows its first line stands in as far as the first. */
export function itemMarkdown(marker: string, content: string): string {
  const indent = ' '.repeat(marker.length + 1);
  return `${marker} ${content.replace(/\n(?=.)/g, `\n${indent}`)}`.trimEnd();
}
