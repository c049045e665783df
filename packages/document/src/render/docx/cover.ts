import type { DocumentTree } from '../../tree.ts';
import type { Block, Place } from './block.ts';
import { blocksOfNodes } from './blocks.ts';
import { run } from './inlines.ts';
import { paragraph } from './paragraph.ts';
import type { Writer } from './writer.ts';
import { element, joined, NOTHING, valued, type Xml } from './xml.ts';

/** The first page: title, publisher and day, the few figures, what the document is, its facts. */
export function coverXml(writer: Writer, tree: DocumentTree, place: Place): Xml {
  const { about, facts } = tree.cover;
  const rest: readonly Block[] = blocksOfNodes(
    writer,
    [
      { type: 'paragraph', children: about },
      { type: 'facts', facts },
    ],
    place,
  );
  const publisher = tree.date === undefined ? tree.author : `${tree.author} · ${tree.date}`;
  return joined([
    paragraph('Title', [run(tree.title)]),
    paragraph('Subtitle', [run(tree.subtitle)]),
    paragraph('Publisher', [run(publisher)]),
    figuresXml(tree, place.width),
    ...rest.map(({ xml }) => xml),
  ]);
}

function figuresXml({ cover: { figures } }: DocumentTree, width: number): Xml {
  if (figures.length === 0) return NOTHING;
  const share = Math.floor(width / figures.length);
  return joined([
    element(
      'w:tbl',
      {},
      element(
        'w:tblPr',
        {},
        valued('w:tblStyle', 'FactsTable'),
        element('w:tblW', { 'w:w': share * figures.length, 'w:type': 'dxa' }),
        element('w:tblLayout', { 'w:type': 'fixed' }),
      ),
      element('w:tblGrid', {}, ...figures.map(() => element('w:gridCol', { 'w:w': share }))),
      element(
        'w:tr',
        {},
        ...figures.map(({ value, label }) =>
          element(
            'w:tc',
            {},
            element('w:tcPr', {}, element('w:tcW', { 'w:w': share, 'w:type': 'dxa' })),
            paragraph('FigureValue', [run(value)]),
            paragraph('FigureLabel', [run(label)]),
          ),
        ),
      ),
    ),
    paragraph('TableGap', []),
  ]);
}
