import { createHash } from 'node:crypto';
import { placeIn } from './links.ts';
import { numberAfter, numbersAfter, objectOf, type PdfFile, tokenAt } from './objects.ts';
import { type Outline, readOutline, writeOutline } from './outline.ts';
import { createWriter, type PdfWriter } from './pdf-writer.ts';
import { newNumber, type Renumbering, renumbered } from './renumber.ts';

/** Pages set by themselves, to be bound with others. */
export interface Sheaf {
  readonly file: PdfFile;
  /** It begins in the middle of a chapter: its first page, with the heading of that chapter alone, is left out. */
  readonly continues: boolean;
}

/** The pages of a sheaf that are in the book. */
export function pagesOf({ file, continues }: Sheaf): readonly { readonly landscape: boolean }[] {
  return pageNumbers(file)
    .slice(continues ? 1 : 0)
    .map((number) => {
      const [, width = 0, height = 0] =
        /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(objectOf(file, number).text)?.map(Number) ?? [];
      return { landscape: width > height };
    });
}

/** A named place of a sheaf. */
interface Place {
  readonly name: string;
  /** Its page, as an object of its file. */
  readonly page: number;
  readonly x: string;
  readonly y: string;
}

/** The named places of a file: each where it is first said to be. */
function placesOf(file: PdfFile): readonly Place[] {
  const places = new Map<string, Place>();
  for (const page of pageNumbers(file))
    for (const annotation of annotationsOf(file, page)) {
      const place = placeIn(objectOf(file, annotation).text);
      if (place && !places.has(place.name)) places.set(place.name, { ...place, page });
    }
  return [...places.values()];
}

function annotationsOf(file: PdfFile, page: number): readonly number[] {
  const numbers = numbersAfter('Annots', objectOf(file, page).text);
  const [only] = numbers;
  if (numbers.length !== 1 || only === undefined) return numbers;
  const { text } = objectOf(file, only);
  return text.startsWith('[') ? numbersAfter('Annots', `/Annots ${text}`) : numbers;
}

/** The pages of a sheaf, from 0, on which its named places stand. */
export function pagesOfPlaces({ file, continues }: Sheaf): ReadonlyMap<string, number> {
  const pages = new Map(pageNumbers(file).map((number, at) => [number, at - (continues ? 1 : 0)]));
  return new Map(placesOf(file).map(({ name, page }) => [name, pages.get(page) ?? 0]));
}

/** A book that is being bound. */
export interface Book {
  /** Adds pages after those that it has. */
  add(sheaf: Sheaf): void;
  /**
   * The whole book. `front` comes first, and gives it its title and what else is said of it; its pages count i, ii, iii, those of the sheaves 1, 2, 3.
   * `folios` has a page for each of the latter, whose picture is laid on it: running head and number.
   */
  finish(front: PdfFile, folios: PdfFile): Uint8Array;
}

/**
 * Begins to bind sheaves to one book: one tree of pages, of tags, of bookmarks and of named places. Links to `demarc:name` become links to the place of that
 * name.
 */
export function beginBook(): Book {
  const writer = createWriter();
  const roots: Roots = {
    pages: writer.reserve(),
    outlines: writer.reserve(),
    tree: writer.reserve(),
    document: writer.reserve(),
  };
  const stamp = writer.reserve();
  writer.addStream(stamp, Buffer.from('/Artifact << /Type /Pagination >> BDC q /Folio Do Q EMC'));
  const bound: Bound[] = [];
  const folioNumbers: number[] = [];
  let key = 0;
  const bind = (sheaf: Sheaf, at: number, stampOf: () => number | undefined): Bound => {
    const one = addSheaf(writer, sheaf, roots, { at, key, stamp, stampOf });
    key = one.nextKey;
    return one;
  };
  return {
    add(sheaf) {
      const stampOf = () => {
        const number = writer.reserve();
        folioNumbers.push(number);
        return number;
      };
      bound.push(bind(sheaf, bound.length + 1, stampOf));
    },
    finish(front, folios) {
      const first = bind({ file: front, continues: false }, 0, () => undefined);
      addFolios(writer, folios, folioNumbers);
      return finished(writer, roots, front, [first, ...bound], key);
    },
  };
}

function finished(
  writer: PdfWriter,
  roots: Roots,
  front: PdfFile,
  bound: readonly [Bound, ...Bound[]],
  nextKey: number,
): Uint8Array {
  const [first] = bound;
  writer.add(
    roots.pages,
    `<<\n  /Type /Pages\n  /Count ${bound.reduce((sum, { pages }) => sum + pages.length, 0)}\n  /Kids [${listed(bound.flatMap(({ pages }) => pages))}]\n>>`,
  );
  writeOutline(
    writer,
    roots.outlines,
    bound.map(({ bookmarks }) => bookmarks),
  );
  writer.add(
    roots.document,
    `<<\n  /Type /StructElem\n  /S /Document\n  /P ${roots.tree} 0 R\n  /K [${listed(bound.flatMap(({ parts }) => parts))}]\n>>`,
  );
  writer.add(roots.tree, structureTree(front, roots, bound, nextKey));
  const names = bound.flatMap((one) => one.names).sort(([a], [b]) => (a < b ? -1 : 1));
  const catalog = writer.reserve();
  writer.add(
    catalog,
    `<<
  /Type /Catalog
  /Pages ${roots.pages} 0 R
  /Metadata ${first.numberOf(numberAfter('Metadata', objectOf(front, front.catalog).text))} 0 R
  /Lang (en)
  /StructTreeRoot ${roots.tree} 0 R
  /MarkInfo << /Marked true >>
  /ViewerPreferences << /DisplayDocTitle true /Direction /L2R >>
  /Outlines ${roots.outlines} 0 R
  /PageLabels << /Nums [0 << /S /r >> ${first.pages.length} << /S /D >>] >>
  /Names << /Dests << /Names [${names.map(([name, target]) => `(${name}) ${target}`).join(' ')}] >> >>
>>`,
  );
  const hash = createHash('sha256');
  for (const { fileId } of bound) hash.update(fileId);
  const id = hash.digest('hex').slice(0, 32);
  const info = front.info === undefined ? '' : `\n  /Info ${first.numberOf(front.info)} 0 R`;
  return writer.finish(`/Root ${catalog} 0 R${info}\n  /ID [<${id}> <${id}>]`);
}

interface Roots {
  readonly pages: number;
  readonly outlines: number;
  readonly tree: number;
  readonly document: number;
}

/** What a sheaf has become in the book. */
interface Bound {
  readonly pages: readonly number[];
  /** Its parts of the structure, in order. */
  readonly parts: readonly number[];
  /** Pairs of a key and an object, as the tree of parents has them. */
  readonly parents: readonly string[];
  /** Pairs of an id and an object, as the tree of ids has them. */
  readonly ids: readonly (readonly [string, number])[];
  /** Named places, and where they are. */
  readonly names: readonly (readonly [string, string])[];
  readonly bookmarks: Outline;
  readonly nextKey: number;
  readonly numberOf: (old: number) => number;
  /** The name of the file that it was. */
  readonly fileId: string;
}

interface Position {
  /** Which sheaf it is, 0 for the front: ids of table cells are told apart by it. */
  readonly at: number;
  /** The first key of its own in the tree of parents. */
  readonly key: number;
  /** The object that draws `/Folio`. */
  readonly stamp: number;
  /** The folio of its next page. */
  readonly stampOf: () => number | undefined;
}

function addSheaf(writer: PdfWriter, { file, continues }: Sheaf, roots: Roots, position: Position): Bound {
  const catalog = objectOf(file, file.catalog).text;
  const pagesRoot = numberAfter('Pages', catalog);
  const treeRoot = numberAfter('StructTreeRoot', catalog);
  const tree = objectOf(file, treeRoot).text;
  const [documentRoot = 0] = numbersAfter('K', tree);
  const outline = readOutline(file);
  const allParts = numbersAfter('K', objectOf(file, documentRoot).text);
  const allPages = pageNumbers(file);
  const skipped = new Set([file.catalog, pagesRoot, treeRoot, documentRoot, ...outline.objects]);
  // what is said of the book, the front says
  if (position.at > 0) skipped.add(numberAfter('Metadata', catalog)).add(file.info ?? file.catalog);
  const [firstPage = 0] = allPages;
  const parents = pairsIn(tree, 'ParentTree');
  const lost = keyOfPage(objectOf(file, firstPage).text);
  if (continues) {
    // the page of the heading, what is written on it, and all that speaks of it
    skipped.add(firstPage).add(numberAfter('Contents', objectOf(file, firstPage).text));
    for (const number of allParts.slice(0, 1)) skipped.add(number);
    for (const { target } of outline.items.slice(0, 1)) skipped.add(target);
    for (const [key, target] of parents) if (Number(key) === lost) skipped.add(target);
  }
  const numbers = newNumbers(file, skipped, writer);
  numbers[pagesRoot] = roots.pages;
  numbers[treeRoot] = roots.tree;
  numbers[documentRoot] = roots.document;
  const by: Renumbering = { numbers, keys: position.key, ids: idsOf(position.at) };
  const numberOf = (old: number) => newNumber(numbers, old);
  const pages = continues ? allPages.slice(1) : allPages;
  const pageSet = new Set(pages);
  for (const number of pages) {
    const folio = position.stampOf();
    const text = renumbered(objectOf(file, number).text, by);
    writer.add(numberOf(number), folio === undefined ? text : stamped(text, position.stamp, folio));
  }
  writer.copy(
    file,
    [...file.objects.keys()].filter((number) => !skipped.has(number) && !pageSet.has(number)),
    by,
  );
  return {
    pages: pages.map(numberOf),
    parts: (continues ? allParts.slice(1) : allParts).map(numberOf),
    parents: parents
      .filter(([, target]) => !skipped.has(target))
      .map(([old, target]) => `${Number(old) + by.keys} ${numberOf(target)} 0 R`),
    ids: pairsIn(tree, 'IDTree').map(([id, target]) => [`${by.ids}${id.slice(1, -1)}`, numberOf(target)]),
    names: placesOf(file).map(({ name, page, x, y }) => [name, `[${numberOf(page)} 0 R /XYZ ${x} ${y} 0]`]),
    bookmarks: renumberedOutline(outline, continues, numberOf),
    nextKey: position.key + Number(/\/ParentTreeNextKey (\d+)/.exec(tree)?.[1] ?? 0),
    numberOf,
    fileId: file.id,
  };
}

function renumberedOutline(outline: Outline, continues: boolean, numberOf: (old: number) => number): Outline {
  const moved = (items: Outline['items']): Outline['items'] =>
    items.map((item) => ({ ...item, target: numberOf(item.target), children: moved(item.children) }));
  const items = continues ? outline.items.flatMap(({ children }) => children) : outline.items;
  return { ...outline, continues, items: moved(items) };
}

/** The pages of a file, in order. */
function pageNumbers(file: PdfFile): readonly number[] {
  const root = numberAfter('Pages', objectOf(file, file.catalog).text);
  return numbersAfter('Kids', objectOf(file, root).text);
}

/** The pairs of a flat tree of names or numbers. */
function pairsIn(text: string, key: 'ParentTree' | 'IDTree'): readonly (readonly [string, number])[] {
  const at = text.indexOf(`/${key} <<`);
  if (at < 0) return [];
  const list = /\/(?:Nums|Names) \[([^\]]*)\]/.exec(tokenAt(text, text.indexOf('<<', at)))?.[1] ?? '';
  return [...list.matchAll(/(\d+|\([^()]*\)) (\d+) 0 R/g)].map(([, name = '', target]) => [
    name,
    Number(target),
  ]);
}

function keyOfPage(text: string): number | undefined {
  const key = /\/StructParents (\d+)/.exec(text)?.[1];
  return key === undefined ? undefined : Number(key);
}

/** Cells of tables name their headers by ids that are unique in their own file: what comes before those of a sheaf. */
function idsOf(sheaf: number): string {
  return `s${sheaf}`;
}

/** New numbers for the objects of a file, but those that are left out. */
function newNumbers({ objects }: PdfFile, left: ReadonlySet<number>, writer: PdfWriter): Int32Array {
  let last = 0;
  for (const number of objects.keys()) last = Math.max(last, number);
  const numbers = new Int32Array(last + 1);
  for (const number of objects.keys()) if (!left.has(number)) numbers[number] = writer.reserve();
  return numbers;
}

function structureTree(front: PdfFile, roots: Roots, bound: readonly Bound[], nextKey: number): string {
  const { text } = objectOf(front, numberAfter('StructTreeRoot', objectOf(front, front.catalog).text));
  const at = text.indexOf('/RoleMap <<');
  const roles = at < 0 ? '' : `\n  /RoleMap ${tokenAt(text, text.indexOf('<<', at))}`;
  const byKey = [...bound].sort((a, b) => a.nextKey - b.nextKey);
  const ids = bound.flatMap((one) => one.ids).sort(([a], [b]) => (a < b ? -1 : 1));
  return `<<
  /Type /StructTreeRoot${roles}
  /K [${roots.document} 0 R]
  /ParentTree << /Nums [${byKey.flatMap(({ parents }) => parents).join(' ')}] >>${
    ids.length === 0
      ? ''
      : `\n  /IDTree << /Names [${ids.map(([id, target]) => `(${id}) ${target} 0 R`).join(' ')}] >>`
  }
  /ParentTreeNextKey ${nextKey}
>>`;
}

/** The pictures of the pages of `folios`, each as a form, of the number that a page draws it by. */
function addFolios(writer: PdfWriter, folios: PdfFile, formNumbers: readonly number[]): void {
  const pages = pageNumbers(folios).map((number) => objectOf(folios, number).text);
  const contents = new Set(pages.map((text) => numberAfter('Contents', text)));
  const catalog = objectOf(folios, folios.catalog).text;
  const root = numberAfter('Pages', catalog);
  const left = new Set([
    folios.catalog,
    root,
    numberAfter('Metadata', catalog),
    ...(folios.info === undefined ? [] : [folios.info]),
    ...pageNumbers(folios),
    ...contents,
  ]);
  const by: Renumbering = { numbers: newNumbers(folios, left, writer), keys: 0, ids: '' };
  writer.copy(
    folios,
    [...folios.objects.keys()].filter((number) => !left.has(number)),
    by,
  );
  pages.forEach((page, at) => {
    const { text, stream } = objectOf(folios, numberAfter('Contents', page));
    const resources = tokenAt(page, page.indexOf('<<', page.indexOf('/Resources')));
    const box = /\/MediaBox (\[[^\]]*\])/.exec(page)?.[1];
    const form = `<<\n  /Type /XObject\n  /Subtype /Form\n  /BBox ${box}\n  /Resources ${renumbered(resources, by)}\n${text.slice(text.indexOf('<<') + 2).trimStart()}`;
    writer.add(formNumbers[at] as number, form, stream);
  });
}

/** A page that draws a folio after what stands on it. */
function stamped(page: string, stamp: number, folio: number): string {
  const entry = `/Folio ${folio} 0 R`;
  const at = page.indexOf('<<', page.indexOf('/Resources'));
  const resources = tokenAt(page, at);
  const drawn = resources.includes('/XObject <<')
    ? resources.replace('/XObject <<', `/XObject <<\n      ${entry}`)
    : `${resources.slice(0, -2)}  /XObject << ${entry} >>\n  >>`;
  return `${page.slice(0, at)}${drawn}${page.slice(at + resources.length)}`.replace(
    /\/Contents (\d+ 0 R)/,
    `/Contents [$1 ${stamp} 0 R]`,
  );
}

function listed(numbers: readonly number[]): string {
  return numbers.map((number) => `${number} 0 R`).join(' ');
}
