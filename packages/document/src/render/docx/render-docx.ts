import type { DocumentTree, Section } from '../../tree.ts';
import type { Block, Piece, Place } from './block.ts';
import { sectionBlocks } from './blocks.ts';
import { contentsPieces, contentsXml, entriesOf } from './contents.ts';
import { coverXml } from './cover.ts';
import type { Drawer } from './draw-apart.ts';
import { footerPart, headerPart, sectionProperties } from './frame.ts';
import { NAMESPACES } from './namespaces.ts';
import { numberingPart } from './numbering.ts';
import {
  type PackagePart,
  packed,
  propertiesPart,
  type Relationship,
  relationshipsPart,
  settingsPart,
  wordType,
} from './package.ts';
import { LANDSCAPE, type Page, PORTRAIT, textHeight, textWidth } from './page.ts';
import { paginate } from './pages.ts';
import { paragraph } from './paragraph.ts';
import { picturesOf } from './pictures.ts';
import { stylesPart } from './styles.ts';
import { createWriter, type Writer } from './writer.ts';
import { element, joined, part, type Xml } from './xml.ts';

export { withDrawer } from './draw-apart.ts';

/** A document as an Office Open XML package for Word (2013 and later) and its kin. The same tree gives the same bytes. */
export async function renderDocx(tree: DocumentTree, drawer: Drawer): Promise<Uint8Array> {
  const writer = createWriter(tree, picturesOf(tree, drawer));
  const { xml, pages } = bodyXml(writer, tree);
  return packed([
    { path: '_rels/.rels', data: relationshipsPart(ROOT) },
    { path: 'docProps/core.xml', data: propertiesPart(tree), contentType: CORE_TYPE },
    { path: 'word/document.xml', data: part(xml), contentType: wordType('document.main') },
    { path: 'word/_rels/document.xml.rels', data: relationshipsPart(relationshipsOf(writer)) },
    { path: 'word/styles.xml', data: stylesPart(), contentType: wordType('styles') },
    { path: 'word/settings.xml', data: settingsPart(), contentType: wordType('settings') },
    {
      path: 'word/numbering.xml',
      data: numberingPart(writer.orderedLists),
      contentType: wordType('numbering'),
    },
    ...[PORTRAIT, LANDSCAPE].flatMap((page) => frameParts(tree, page, pages)),
    ...(await mediaParts(writer)),
  ]);
}

const CORE_TYPE = 'application/vnd.openxmlformats-package.core-properties+xml';
const ROOT: readonly Relationship[] = [
  { id: 'document', type: 'officeDocument', target: 'word/document.xml' },
  { id: 'core', type: 'core-properties', target: 'docProps/core.xml' },
];

/** Chapters whose pages have the same form, one after another. */
interface Stretch {
  readonly page: Page;
  readonly blocks: readonly Block[];
}

function bodyXml(writer: Writer, tree: DocumentTree): { readonly xml: Xml; readonly pages: number } {
  const entries = entriesOf(tree);
  const cover = coverXml(writer, tree, placeOn(PORTRAIT));
  const stretches = stretchesOf(writer, tree.sections);
  const { pageOf, pages } = paginate([
    { height: textHeight(PORTRAIT) },
    ...contentsPieces(entries),
    ...stretches.flatMap(piecesOf),
  ]);
  const contents = contentsXml(writer, entries, (anchor) => pageOf.get(anchor));
  const front: readonly Xml[] = [cover, contents];
  const [first, ...others] = stretches;
  const joinsFront = first === undefined || first.page === PORTRAIT;
  const parts = joinsFront
    ? [{ page: PORTRAIT, xml: [...front, ...xmlOf(first)] }, ...others.map(asPart)]
    : [{ page: PORTRAIT, xml: front }, ...stretches.map(asPart)];
  return { xml: documentXml(parts), pages };
}

function documentXml(parts: readonly { readonly page: Page; readonly xml: readonly Xml[] }[]): Xml {
  const body = parts.map(({ page, xml }, at) => {
    const properties = sectionProperties(page, { first: at === 0 });
    const last = at === parts.length - 1;
    return joined([...xml, last ? properties : paragraph('TableGap', [], [properties])]);
  });
  return element('w:document', NAMESPACES, element('w:body', {}, ...body));
}

function xmlOf(stretch: Stretch | undefined): readonly Xml[] {
  return stretch?.blocks.map(({ xml }) => xml) ?? [];
}

function asPart(stretch: Stretch) {
  return { page: stretch.page, xml: xmlOf(stretch) };
}

function piecesOf({ page, blocks }: Stretch): readonly Piece[] {
  return blocks
    .flatMap(({ pieces }) => pieces)
    .map((piece, at) => (at === 0 ? { ...piece, page, newPage: true } : piece));
}

function stretchesOf(writer: Writer, chapters: readonly Section[]): readonly Stretch[] {
  const stretches: { page: Page; blocks: Block[] }[] = [];
  for (const chapter of chapters) {
    const page = chapter.landscape ? LANDSCAPE : PORTRAIT;
    const blocks = sectionBlocks(writer, chapter, placeOn(page));
    const open = stretches.at(-1);
    if (open?.page === page) open.blocks.push(...blocks);
    else stretches.push({ page, blocks: [...blocks] });
  }
  return stretches;
}

function placeOn(page: Page): Place {
  return { width: textWidth(page), style: 'Normal', indent: 0, lists: 0, depth: 0 };
}

function frameParts(tree: DocumentTree, page: Page, pages: number): readonly PackagePart[] {
  return [
    { path: `word/header-${page.orient}.xml`, data: headerPart(tree, page), contentType: wordType('header') },
    {
      path: `word/footer-${page.orient}.xml`,
      data: footerPart(tree, page, pages),
      contentType: wordType('footer'),
    },
  ];
}

function relationshipsOf({ addresses, pictures }: Writer): readonly Relationship[] {
  const forms = [PORTRAIT, LANDSCAPE].map(({ orient }) => orient);
  return [
    { id: 'styles', type: 'styles', target: 'styles.xml' },
    { id: 'settings', type: 'settings', target: 'settings.xml' },
    { id: 'numbering', type: 'numbering', target: 'numbering.xml' },
    ...(['header', 'footer'] as const).flatMap((type) =>
      forms.map((form) => ({ id: `${type}-${form}`, type, target: `${type}-${form}.xml` })),
    ),
    ...pictures.pictures.flatMap(({ svg }) => {
      const ids = pictures.relationshipsOf(svg);
      return [
        { id: ids.png, type: 'image', target: `media/${ids.png}.png` },
        { id: ids.svg, type: 'image', target: `media/${ids.svg}.svg` },
      ];
    }),
    ...[...addresses].map(([target, id]) => ({ id, type: 'hyperlink', target, external: true as const })),
  ];
}

async function mediaParts({ pictures }: Writer): Promise<readonly PackagePart[]> {
  const parts = pictures.pictures.map(async ({ svg, png }): Promise<readonly PackagePart[]> => {
    const ids = pictures.relationshipsOf(svg);
    return [
      { path: `word/media/${ids.png}.png`, data: await png },
      { path: `word/media/${ids.svg}.svg`, data: svg },
    ];
  });
  return (await Promise.all(parts)).flat();
}
