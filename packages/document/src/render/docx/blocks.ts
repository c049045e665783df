import { printable } from '../../printable.ts';
import type { CodeBlock, Figure, Inline, List, Node, Note, Paragraph, Section } from '../../tree.ts';
import type { Block, Place } from './block.ts';
import { contentsBookmark } from './bookmarks.ts';
import { captionXml } from './caption.ts';
import { drawingXml, printedSize } from './drawing.ts';
import { bookmark, inlinesXml, lineBreak, marked, run, spaced, tab } from './inlines.ts';
import { lineHeight, linesOf, widthOf } from './measure.ts';
import { linesPiece, paragraph, textPiece } from './paragraph.ts';
import { CONTENTS_LEVELS, HEADING_LEVELS, headingMeasures, MEASURES, unlistedHeading } from './styles.ts';
import { factsBlock, tableBlock } from './tables.ts';
import type { Writer } from './writer.ts';
import { element, joined, NOTHING, valued, type Xml } from './xml.ts';

export function blocksOfNodes(writer: Writer, nodes: readonly Node[], place: Place): readonly Block[] {
  return nodes.flatMap((node) => blocksOfNode(writer, node, place));
}

function blocksOfNode(writer: Writer, node: Node, place: Place): readonly Block[] {
  switch (node.type) {
    case 'section':
      return sectionBlocks(writer, node, place);
    case 'paragraph':
      return [paragraphBlock(writer, node, place)];
    case 'list':
      return listBlocks(writer, node, place);
    case 'code':
      return [codeBlock(node, place)];
    case 'facts':
      return [factsBlock(writer, node, place)];
    case 'table':
      return tableBlock(writer, node, place, (nodes, cell) => blocksOfNodes(writer, nodes, cell));
    case 'figure':
      return figureBlocks(writer, node, place);
    case 'note':
      return [noteBlock(writer, node, place)];
  }
}

export function sectionBlocks(writer: Writer, section: Section, place: Place): readonly Block[] {
  const inside = { ...place, depth: place.depth + 1 };
  return [headingBlock(writer, section, place), ...blocksOfNodes(writer, section.children, inside)];
}

function headingBlock(writer: Writer, section: Section, { depth, width }: Place): Block {
  const level = Math.min(depth + 1, HEADING_LEVELS);
  const style = section.unlisted ? unlistedHeading(level) : `Heading${level}`;
  const measures = headingMeasures(level);
  const name = writer.bookmarkOf(section.anchor);
  const heading = headingXml(writer, section);
  const inContents =
    name === undefined || section.unlisted || level > CONTENTS_LEVELS
      ? heading
      : bookmark(writer, contentsBookmark(name), heading);
  const lines = linesOf(headingInlines(section), width / 1.06, measures.size);
  return {
    xml: paragraph(style, [marked(writer, section.anchor, inContents)]),
    pieces: [
      {
        ...linesPiece(lines, measures),
        keepNext: true,
        newPage: level === 1,
        anchor: section.anchor,
      },
    ],
  };
}

/** Id, title and marks of a section, as its heading and the contents show them. */
export function headingXml(writer: Writer, { id, title, marks }: Section): Xml {
  return joined([
    id === undefined ? NOTHING : joined([run(id, { style: 'HeadingId' }), run('\u2002')]),
    run(title),
    marks === undefined ? NOTHING : joined([run('\u2002'), inlinesXml(writer, marks, { linked: true })]),
  ]);
}

function headingInlines({ id, title, marks = [] }: Section): readonly Inline[] {
  const words: Inline = { type: 'text', text: `${title} ` };
  return [...(id === undefined ? [] : [{ type: 'code', text: `${id} ` } as const]), words, ...marks];
}

function indented(indent: number): readonly Xml[] {
  return indent === 0 ? [] : [element('w:ind', { 'w:left': indent })];
}

function paragraphBlock(writer: Writer, node: Paragraph, place: Place, list?: Xml): Block {
  const lead: readonly Inline[] =
    node.lead === undefined ? [] : [{ type: 'strong', children: [{ type: 'text', text: `${node.lead}. ` }] }];
  const leadXml =
    node.lead === undefined ? NOTHING : joined([run(node.lead, { style: 'Lead' }), run('\u2002')]);
  const style = list !== undefined && place.style === 'Normal' ? 'ListParagraph' : place.style;
  return {
    xml: paragraph(
      style,
      [leadXml, inlinesXml(writer, node.children)],
      list === undefined ? indented(place.indent) : [list],
    ),
    pieces: [textPiece([...lead, ...node.children], place, style)],
  };
}

/** How far a list stands in, in twips. */
export const LIST_INDENT = 340;
const DEEPEST_LIST = 8;

function listBlocks(writer: Writer, list: List, place: Place): readonly Block[] {
  const level = Math.min(place.lists, DEEPEST_LIST);
  const number = list.ordered ? writer.orderedLists.push(level) + 1 : 1;
  const numbering = element('w:numPr', {}, valued('w:ilvl', level), valued('w:numId', number));
  const inside: Place = { ...place, indent: LIST_INDENT * (level + 1), lists: place.lists + 1 };
  const lead: readonly Block[] = list.lead === undefined ? [] : [leadBlock(list.lead, place)];
  return [
    ...lead,
    ...list.items.flatMap((item) => {
      const [first, ...others] = item;
      const opens = first?.type === 'paragraph';
      const opening: Paragraph = opens ? first : { type: 'paragraph', children: [] };
      return [
        paragraphBlock(writer, opening, inside, numbering),
        ...blocksOfNodes(writer, opens ? others : item, inside),
      ];
    }),
  ];
}

function leadBlock(lead: string, place: Place): Block {
  const piece = textPiece([{ type: 'text', text: lead }], place);
  return {
    xml: paragraph(
      place.style,
      [run(lead, { style: 'Lead' })],
      [element('w:keepNext'), ...indented(place.indent)],
    ),
    pieces: [{ ...piece, keepNext: true }],
  };
}

function codeBlock({ text }: CodeBlock, place: Place): Block {
  const lines = printable(text).replace(/\n+$/, '').split('\n');
  const measures = MEASURES.CodeBlock;
  const width = place.width - place.indent - 2 * CODE_INDENT;
  const printed = lines.reduce(
    (sum, line) => sum + Math.max(1, Math.ceil(widthOf({ text: line, code: true }, measures.size) / width)),
    0,
  );
  return {
    xml: paragraph(
      'CodeBlock',
      lines.map((line, at) => joined([at === 0 ? NOTHING : lineBreak(), codeLine(line)])),
      place.indent === 0
        ? []
        : [element('w:ind', { 'w:left': place.indent + CODE_INDENT, 'w:right': CODE_INDENT })],
    ),
    pieces: [{ ...linesPiece(printed, measures), line: lineHeight(measures.size, measures.spacing) }],
  };
}

const CODE_INDENT = 100;

/** Tabs at the start of a line are kept as tabs: policies are indented with them. */
function codeLine(line: string): Xml {
  return joined(
    line
      .split('\t')
      .map((stretch, at) =>
        joined([at === 0 ? NOTHING : tab(), stretch === '' ? NOTHING : element('w:r', {}, spaced(stretch))]),
      ),
  );
}

function noteBlock(writer: Writer, { tone, children }: Note, place: Place): Block {
  const style = tone === 'loud' ? 'NoteLoud' : 'NoteQuiet';
  return {
    xml: paragraph(
      style,
      [inlinesXml(writer, children)],
      place.indent === 0 ? [] : [element('w:ind', { 'w:left': place.indent + 200 })],
    ),
    pieces: [{ ...textPiece(children, place, style), line: undefined }],
  };
}

function figureBlocks(writer: Writer, figure: Figure, place: Place): readonly Block[] {
  const size = printedSize(figure, place);
  const measures = MEASURES.Figure;
  return [
    {
      xml: paragraph('Figure', [drawingXml(writer, figure, size)], indented(place.indent)),
      pieces: [{ height: size.height + measures.before + measures.after, keepNext: true }],
    },
    {
      xml: paragraph('FigureCaption', [captionXml(writer, 'Figure', figure)], indented(place.indent)),
      pieces: [textPiece([{ type: 'text', text: `Figure 100. ${figure.caption}` }], place, 'FigureCaption')],
    },
  ];
}
