import { fragmentOf } from '../../fragments.ts';
import type { Inline } from '../../tree.ts';
import { webAddress } from '../../web-address.ts';
import { priorityMark, severityMark } from '../glyphs.ts';
import { codeSpan, destination, escapedLabel, escapedText } from './escape.ts';

export interface InlineContext {
  readonly anchors: ReadonlySet<string>;
  /** Cells are one line, and bars end them. */
  readonly inTable?: boolean | undefined;
  /** Links do not nest. */
  readonly linked?: boolean | undefined;
}

/** Inlines one after another: what a mark means can depend on what stands before it. */
export function inlinesMarkdown(context: InlineContext, inlines: readonly Inline[]): string {
  return inlines.reduce((before, inline) => before + inlineMarkdown(context, inline, before), '');
}

function inlineMarkdown(context: InlineContext, inline: Inline, before: string): string {
  const { anchors, inTable = false, linked } = context;
  switch (inline.type) {
    case 'text':
      return linked ? escapedLabel(inline.text) : escapedText(inline.text);
    case 'code':
      return codeSpan(inline.text, { before, inTable });
    case 'strong':
      return emphasised(inlinesMarkdown(context, inline.children), '**', 'strong', before);
    case 'emphasis':
      return emphasised(inlinesMarkdown(context, inline.children), '*', 'em', before);
    case 'link': {
      const address = linked ? undefined : webAddress(inline.href);
      const content = inlinesMarkdown(
        { ...context, linked: linked || address !== undefined },
        inline.children,
      );
      return address === undefined ? content : `[${content}](${destination(address)})`;
    }
    case 'ref':
      return linked || !anchors.has(inline.to)
        ? inlineMarkdown(context, { type: 'text', text: inline.text }, before)
        : `[${escapedLabel(inline.text)}](#${fragmentOf(inline.to)})`;
    case 'severity': {
      const score = inline.score === undefined ? '' : ` ${escapedText(inline.score)}`;
      return `${severityMark(inline.severity)} ${inline.severity}${score}`;
    }
    case 'priority':
      return `${priorityMark(inline.level).full} ${inline.level}`;
    case 'break':
      return inTable ? '<br>' : '\\\n';
  }
}

/**
 * Asterisks begin and end emphasis beside letters and digits, or with a space on their other side; elsewhere, and right after
 * others, the element itself is written. Spaces at the ends of the content stand outside.
 */
function emphasised(content: string, mark: string, tag: string, before: string): string {
  const inner = content.trim();
  if (inner === '') return content;
  const at = content.indexOf(inner);
  const [start, end] = [content.slice(0, at), content.slice(at + inner.length)];
  const outside = before + start;
  const opens = /^[\p{L}\p{N}]/u.test(inner) ? !outside.endsWith('*') : /(?:^|\s)$/.test(outside);
  const closes = /[\p{L}\p{N}]$/u.test(inner) || end !== '';
  const plain = opens && closes && !inner.startsWith('*') && !inner.endsWith('*');
  return plain ? `${start}${mark}${inner}${mark}${end}` : `${start}<${tag}>${inner}</${tag}>${end}`;
}
