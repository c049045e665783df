import type { DocumentTree } from '../../tree.ts';
import { field, run, tab } from './inlines.ts';
import { NAMESPACES } from './namespaces.ts';
import { type Page, textWidth } from './page.ts';
import { paragraph } from './paragraph.ts';
import { element, NOTHING, part, type Xml } from './xml.ts';

function tabAtRight(page: Page): Xml {
  return element('w:tabs', {}, element('w:tab', { 'w:val': 'right', 'w:pos': textWidth(page) }));
}

/** The running head: what the document is, and the chapter, which Word takes from its heading. */
export function headerPart({ title, subtitle }: DocumentTree, page: Page): string {
  const content = [run(`${title} ${subtitle}`), tab(), field('STYLEREF "heading 1"', run(''))];
  return part(element('w:hdr', NAMESPACES, paragraph('Header', content, [tabAtRight(page)])));
}

/** The running foot: what the document says of itself on each page, and the page of how many. */
export function footerPart({ runningFoot }: DocumentTree, page: Page, pages: number): string {
  const content = [
    run(runningFoot),
    tab(),
    run('Page '),
    field('PAGE', run('1')),
    run(' of '),
    field('NUMPAGES', run(String(pages))),
  ];
  return part(element('w:ftr', NAMESPACES, paragraph('Footer', content, [tabAtRight(page)])));
}

/** Where pages of one form end. The first page of the document, its cover, has no head and foot. */
export function sectionProperties(page: Page, { first }: { readonly first: boolean }): Xml {
  const { top, side, bottom } = page.margin;
  return element(
    'w:sectPr',
    {},
    element('w:headerReference', { 'w:type': 'default', 'r:id': `header-${page.orient}` }),
    element('w:footerReference', { 'w:type': 'default', 'r:id': `footer-${page.orient}` }),
    element('w:type', { 'w:val': 'nextPage' }),
    element('w:pgSz', { 'w:w': page.width, 'w:h': page.height, 'w:orient': page.orient }),
    element('w:pgMar', {
      'w:top': top,
      'w:right': side,
      'w:bottom': bottom,
      'w:left': side,
      'w:header': 624,
      'w:footer': 510,
      'w:gutter': 0,
    }),
    first ? element('w:titlePg') : NOTHING,
  );
}
