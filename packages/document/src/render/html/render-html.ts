import { createHash } from 'node:crypto';
import { anchorsOf } from '../../anchors.ts';
import { fragmentOf } from '../../fragments.ts';
import type { DocumentTree, Node } from '../../tree.ts';
import { blocksHtml, sectionHtml } from './blocks.ts';
import { element, joined, type Markup, NOTHING, text } from './html.ts';
import { inlinesHtml, shapesHtml } from './inlines.ts';
import { STYLE_SHEET } from './style-sheet.ts';
import type { HtmlWriter } from './writer.ts';

/** A document as one page that holds all it needs: no script, no other file, nothing from the network. */
export function renderHtml(tree: DocumentTree): string {
  const counts = { Table: 0, Figure: 0 };
  const writer: HtmlWriter = {
    anchors: anchorsOf(tree),
    next: (kind) => {
      counts[kind] += 1;
      return counts[kind];
    },
  };
  const page = element(
    'html',
    { lang: 'en' },
    headHtml(tree),
    text('\n'),
    element(
      'body',
      {},
      element('a', { class: 'skip', href: `#${MAIN}` }, text('Skip the contents')),
      shapesHtml(),
      text('\n'),
      contentsHtml(tree),
      text('\n'),
      element(
        'div',
        { class: 'book' },
        coverHtml(writer, tree),
        text('\n'),
        element(
          'main',
          { id: MAIN },
          joined(
            tree.sections.map((section) => sectionHtml(writer, section, 0)),
            '\n',
          ),
        ),
        element('footer', {}, text(tree.runningFoot)),
      ),
    ),
  );
  return `<!doctype html>\n${page}\n`;
}

/** Ids of the page itself; no anchor's fragment begins so. */
const MAIN = '~x-main';
const CONTENTS = '~x-contents';

function headHtml({ title, subtitle, author, date }: DocumentTree): Markup {
  const style = STYLE_SHEET as Markup;
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(STYLE_SHEET).digest('base64')}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ];
  const meta = (name: string, content: string) => element('meta', { name, content });
  return element(
    'head',
    {},
    element('meta', { charset: 'utf-8' }),
    element('meta', { 'http-equiv': 'Content-Security-Policy', content: policy.join('; ') }),
    meta('viewport', 'width=device-width, initial-scale=1'),
    meta('author', author),
    date === undefined ? NOTHING : meta('date', date),
    element('title', {}, text(`${title} ${subtitle}`)),
    element('style', {}, style),
  );
}

/** The levels that the contents show. */
const CONTENTS_LEVELS = 3;

function contentsHtml({ sections }: DocumentTree): Markup {
  return element(
    'nav',
    { 'aria-labelledby': CONTENTS },
    element('h2', { id: CONTENTS }, text('Contents')),
    entriesHtml(sections, 1),
  );
}

function entriesHtml(nodes: readonly Node[], level: number): Markup {
  const entries = nodes.flatMap((node) => {
    if (node.type !== 'section' || node.unlisted) return [];
    const id =
      node.id === undefined ? NOTHING : joined([element('span', { class: 'id' }, text(node.id)), text(' ')]);
    const link = element('a', { href: `#${fragmentOf(node.anchor)}` }, id, text(node.title));
    return [
      element('li', {}, link, level < CONTENTS_LEVELS ? entriesHtml(node.children, level + 1) : NOTHING),
    ];
  });
  return entries.length === 0 ? NOTHING : element('ol', {}, ...entries);
}

function coverHtml(writer: HtmlWriter, { title, subtitle, author, date, cover }: DocumentTree): Markup {
  return element(
    'header',
    { class: 'cover' },
    element('h1', {}, text(title)),
    element('p', { class: 'subtitle' }, text(subtitle)),
    element(
      'p',
      { class: 'publisher' },
      text(author),
      date === undefined ? NOTHING : joined([text(' · '), element('time', { datetime: date }, text(date))]),
    ),
    cover.figures.length === 0
      ? NOTHING
      : element(
          'ul',
          { class: 'figures' },
          ...cover.figures.map(({ value, label }) =>
            element('li', {}, element('b', {}, text(value)), element('span', {}, text(label))),
          ),
        ),
    element('p', {}, inlinesHtml(writer.anchors, cover.about)),
    blocksHtml(writer, [{ type: 'facts', facts: cover.facts }], 0),
  );
}
