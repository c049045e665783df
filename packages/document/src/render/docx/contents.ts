import type { DocumentTree, Node, Section } from '../../tree.ts';
import type { Block } from './block.ts';
import { headingXml } from './blocks.ts';
import { contentsBookmark } from './bookmarks.ts';
import { field, run, tab } from './inlines.ts';
import { linesPiece, paragraph } from './paragraph.ts';
import { CONTENTS_LEVELS, MEASURES } from './styles.ts';
import type { Writer } from './writer.ts';
import { element, joined, NOTHING, text, valued, type Xml } from './xml.ts';

interface Entry {
  readonly section: Section;
  readonly level: 1 | 2 | 3;
}

/** What the contents list: sections down to the third level, those left out aside. */
export function entriesOf(tree: DocumentTree): readonly Entry[] {
  return entriesIn(tree.sections, 1);
}

function entriesIn(nodes: readonly Node[], level: number): readonly Entry[] {
  if (level > CONTENTS_LEVELS) return [];
  return nodes.flatMap((node) =>
    node.type === 'section' && !node.unlisted
      ? [{ section: node, level: level as 1 | 2 | 3 }, ...entriesIn(node.children, level + 1)]
      : [],
  );
}

/** How high the contents are, entry by entry: known before their page numbers are. */
export function contentsPieces(entries: readonly Entry[]): Block['pieces'] {
  return [
    { ...linesPiece(1, MEASURES.TOCHeading), newPage: true, keepNext: true },
    ...entries.map(({ level }) => ({
      ...linesPiece(1, MEASURES[`TOC${level}`]),
      keepNext: level === 1,
    })),
  ];
}

/** The table of contents as Word makes it itself, filled, so that it stands there before Word is asked to update it. */
export function contentsXml(
  writer: Writer,
  entries: readonly Entry[],
  pageOf: (anchor: string) => number | undefined,
): Xml {
  const mark = (type: string) => element('w:r', {}, element('w:fldChar', { 'w:fldCharType': type }));
  const begin = joined([
    mark('begin'),
    element(
      'w:r',
      {},
      element('w:instrText', { 'xml:space': 'preserve' }, text(` TOC \\o "1-${CONTENTS_LEVELS}" \\h \\z `)),
    ),
    mark('separate'),
  ]);
  const lines = entries.map(({ section, level }, at) =>
    paragraph(`TOC${level}`, [at === 0 ? begin : NOTHING, entryXml(writer, section, pageOf(section.anchor))]),
  );
  return element(
    'w:sdt',
    {},
    element(
      'w:sdtPr',
      {},
      element(
        'w:docPartObj',
        {},
        valued('w:docPartGallery', 'Table of Contents'),
        element('w:docPartUnique'),
      ),
    ),
    element(
      'w:sdtContent',
      {},
      paragraph('TOCHeading', [run('Contents')]),
      ...lines,
      paragraph('Normal', [entries.length === 0 ? begin : NOTHING, mark('end')]),
    ),
  );
}

function entryXml(writer: Writer, section: Section, page: number | undefined): Xml {
  const name = writer.bookmarkOf(section.anchor);
  const bookmark = name === undefined ? undefined : contentsBookmark(name);
  return element(
    'w:hyperlink',
    { 'w:anchor': bookmark, 'w:history': 1 },
    headingXml(writer, section),
    tab(),
    field(`PAGEREF ${bookmark} \\h`, run(page === undefined ? '' : String(page))),
  );
}
