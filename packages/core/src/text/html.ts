import { Parser } from 'htmlparser2';
import { type Block, type Inline, safeHref } from './rich-text.ts';

const DROPPED_WITH_CONTENT = new Set([
  'script',
  'style',
  'iframe',
  'object',
  'embed',
  'template',
  'noscript',
  'svg',
  'math',
  'title',
  'textarea',
]);

/** Reads the HTML of imported texts, reduced to `a[href^=http]`, `i`, `b` and `br`; other elements leave their text, active ones nothing. */
export function parseHtml(html: string): readonly Block[] {
  if (!/[<&]/.test(html))
    return html.trim() === '' ? [] : [{ type: 'paragraph', children: [{ type: 'text', text: html }] }];
  const root: Inline[] = [];
  const open: { readonly name: string; readonly children: Inline[] }[] = [{ name: '', children: root }];
  let dropping = 0;
  const add = (inline: Inline) => {
    const children = open.at(-1)?.children ?? root;
    const last = children.at(-1);
    if (last?.type === 'text' && inline.type === 'text')
      children[children.length - 1] = { type: 'text', text: last.text + inline.text };
    else children.push(inline);
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (DROPPED_WITH_CONTENT.has(name)) dropping++;
        if (dropping > 0) return;
        if (name === 'br') return add({ type: 'break' });
        const children: Inline[] = [];
        const inline = inlineFor(name, attributes, children);
        if (inline) add(inline);
        open.push({ name, children: inline ? children : (open.at(-1)?.children ?? root) });
      },
      ontext(text) {
        if (dropping === 0) add({ type: 'text', text });
      },
      onclosetag(name) {
        if (DROPPED_WITH_CONTENT.has(name)) dropping = Math.max(0, dropping - 1);
        else if (dropping === 0 && name !== 'br' && open.length > 1 && open.at(-1)?.name === name) open.pop();
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.write(html);
  parser.end();
  return root.length === 0 ? [] : [{ type: 'paragraph', children: root }];
}

function inlineFor(
  name: string,
  attributes: Readonly<Record<string, string>>,
  children: Inline[],
): Inline | undefined {
  if (name === 'b' || name === 'strong') return { type: 'strong', children };
  if (name === 'i' || name === 'em') return { type: 'emphasis', children };
  const href = name === 'a' ? safeHref(attributes.href) : undefined;
  return href === undefined ? undefined : { type: 'link', href, children };
}
