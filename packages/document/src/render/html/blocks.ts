import { isInThemeColours } from '@demarc/diagram';
import { fragmentOf } from '../../fragments.ts';
import { printable } from '../../printable.ts';
import type { Facts, Figure, List, Node, Note, Paragraph, Section } from '../../tree.ts';
import { element, joined, type Markup, NOTHING, text } from './html.ts';
import { inlinesHtml } from './inlines.ts';
import { pictureHtml } from './picture.ts';
import { tableHtml } from './tables.ts';
import type { HtmlWriter } from './writer.ts';

export function blocksHtml(writer: HtmlWriter, nodes: readonly Node[], depth: number): Markup {
  return joined(
    nodes.map((node) => blockHtml(writer, node, depth)),
    '\n',
  );
}

function blockHtml(writer: HtmlWriter, node: Node, depth: number): Markup {
  switch (node.type) {
    case 'section':
      return sectionHtml(writer, node, depth);
    case 'paragraph':
      return paragraphHtml(writer, node);
    case 'list':
      return listHtml(writer, node, depth);
    case 'code':
      return element('pre', {}, element('code', {}, text(printable(node.text).replace(/\n+$/, ''))));
    case 'facts':
      return factsHtml(writer, node);
    case 'table':
      return tableHtml(writer, node, (nodes) => blocksHtml(writer, nodes, depth));
    case 'figure':
      return figureHtml(writer, node);
    case 'note':
      return noteHtml(writer, node);
  }
}

/** The levels that HTML has, below that of the title. */
const DEEPEST = 6;

export function sectionHtml(writer: HtmlWriter, section: Section, depth: number): Markup {
  const { anchor, id, title, marks, landscape, children } = section;
  const fragment = fragmentOf(anchor);
  return element(
    'section',
    { id: fragment, class: landscape ? 'landscape' : undefined },
    element(
      `h${Math.min(depth + 2, DEEPEST)}`,
      {},
      id === undefined
        ? NOTHING
        : joined([element('a', { class: 'id', href: `#${fragment}` }, text(id)), text(' ')]),
      text(title),
      marks === undefined
        ? NOTHING
        : joined([text(' '), element('span', { class: 'marks' }, inlinesHtml(writer.anchors, marks))]),
    ),
    text('\n'),
    blocksHtml(writer, children, depth + 1),
  );
}

function paragraphHtml({ anchors }: HtmlWriter, { lead, children }: Paragraph): Markup {
  return element('p', {}, leadHtml(lead), inlinesHtml(anchors, children));
}

function leadHtml(lead: string | undefined): Markup {
  return lead === undefined ? NOTHING : joined([element('strong', { class: 'lead' }, text(lead)), text(' ')]);
}

function listHtml(writer: HtmlWriter, { ordered, items, lead }: List, depth: number): Markup {
  const list = element(
    ordered ? 'ol' : 'ul',
    {},
    ...items.map((item) => element('li', {}, itemHtml(writer, item, depth))),
  );
  return lead === undefined ? list : joined([element('p', { class: 'leads' }, leadHtml(lead)), list]);
}

/** One line needs no paragraph. */
function itemHtml(writer: HtmlWriter, item: readonly Node[], depth: number): Markup {
  const [first, ...others] = item;
  if (first?.type !== 'paragraph') return blocksHtml(writer, item, depth);
  return joined([
    leadHtml(first.lead),
    inlinesHtml(writer.anchors, first.children),
    blocksHtml(writer, others, depth),
  ]);
}

function factsHtml({ anchors }: HtmlWriter, { facts }: Facts): Markup {
  if (facts.length === 0) return NOTHING;
  return element(
    'dl',
    {},
    ...facts.map(({ name, value }) =>
      element('div', {}, element('dt', {}, text(name)), element('dd', {}, inlinesHtml(anchors, value))),
    ),
  );
}

function figureHtml(writer: HtmlWriter, figure: Figure): Markup {
  const number = writer.next('Figure');
  return element(
    'figure',
    { id: fragmentOf(figure.anchor) },
    element(
      'div',
      { class: isInThemeColours(figure.svg) ? 'picture themed' : 'picture' },
      pictureHtml(figure, number),
    ),
    element('figcaption', {}, text(`Figure ${number}. ${figure.caption}`)),
  );
}

function noteHtml({ anchors }: HtmlWriter, { tone, children }: Note): Markup {
  const sign =
    tone === 'loud' ? element('span', { class: 'sign', 'aria-hidden': 'true' }, text('!')) : NOTHING;
  return element('p', { class: `note ${tone}`, role: 'note' }, sign, inlinesHtml(anchors, children));
}
