import { printable as withoutControls } from '../../printable.ts';
import type { Cell, Cover, DocumentTree, Fact, Figure, Inline, Node, Section, Table } from '../../tree.ts';
import { webAddress } from '../../web-address.ts';
import { columnWidths, lettersThatFit } from './column-widths.ts';
import { isPlain } from './letters.ts';
import { wordsApart } from './picture.ts';
import { placesOf } from './places.ts';
import { lengthOfCell, type Run } from './runs.ts';

export type Paper = 'a4' | 'us-letter';

/** What the template reads: the tree as data, its texts printable, its links bound to places, its pictures as files. */
export interface PrintData {
  readonly json: unknown;
  /** Pictures by the path that the template names. */
  readonly files: ReadonlyMap<string, string>;
}

/** Points to a millimetre. */
const POINTS = 72 / 25.4;
/** Width of the text upright and on its side, in millimetres. */
const ROOM: Readonly<Record<Paper, { readonly narrow: number; readonly wide: number }>> = {
  a4: { narrow: 170, wide: 257 },
  'us-letter': { narrow: 175.9, wide: 239.4 },
};

/** What all parts of a document say of it, and how they write its texts. `missing` are the characters that no font has: they are spelled out. */
export function printerOf(tree: DocumentTree, paper: Paper, missing: ReadonlySet<string>): Printer {
  return {
    tree,
    paper,
    places: placesOf(tree),
    letters: FULL_LINE,
    printable: (text) => spellOut(withoutControls(text), missing),
  };
}

/** A line of the table of contents. */
export interface ContentsLine {
  readonly section: Section;
  /** 1 for a chapter. */
  readonly depth: number;
  readonly folio: string;
}

/** Cover and contents. */
export function frontData(printer: Printer, contents: readonly ContentsLine[]): PrintData {
  return data(printer, 'front', 0, (own) => ({
    cover: cover(own.tree.cover, own),
    contents: contents.map(({ section: listed, depth, folio }) => ({
      depth,
      ...(listed.id === undefined ? {} : { id: own.printable(listed.id) }),
      title: headingOf(listed, own),
      place: nameOf(listed.anchor, own),
      folio,
    })),
  }));
}

/** Chapters, or parts of them. */
export function runData(printer: Printer, { sections, continues, figuresBefore }: Run): PrintData {
  return data(printer, 'run', figuresBefore, (own) => ({
    continues,
    sections: sections.map((one) => section(one, own)),
  }));
}

/** A page of the book, for its running head and its number. */
export interface FolioPage {
  readonly landscape: boolean;
  /** The chapter, or what of it the page belongs to. */
  readonly section: Section | undefined;
}

/** Running heads and numbers of the pages, each on a page like the one that it belongs to. */
export function folioData(printer: Printer, pages: readonly FolioPage[]): PrintData {
  return data(printer, 'folios', 0, (own) => ({
    folios: pages.map(({ landscape, section: about }, at) => ({
      landscape,
      head: about === undefined ? '' : headOf(about, own),
      text: `Page ${at + 1} of ${pages.length}`,
    })),
  }));
}

function data(
  printer: Printer,
  kind: 'front' | 'run' | 'folios',
  figuresBefore: number,
  content: (printer: PartPrinter) => object,
): PrintData {
  const { tree, paper } = printer;
  let plain = true;
  const printable = (text: string) => {
    const printed = printer.printable(text);
    plain &&= isPlain(printed);
    return printed;
  };
  let last = figuresBefore;
  const own: PartPrinter = {
    ...printer,
    printable,
    files: new Map(),
    numberFigure: () => ++last,
    landscape: false,
  };
  const json = {
    kind,
    title: printable(tree.title),
    subtitle: printable(tree.subtitle),
    author: printable(tree.author),
    runningFoot: printable(tree.runningFoot),
    paper,
    ...ROOM[paper],
    ...content(own),
    // of every text that has been printed above
    plain,
  };
  return { json, files: new Map([...own.files].map(([svg, path]) => [path, svg])) };
}

export interface Printer {
  readonly tree: DocumentTree;
  readonly paper: Paper;
  readonly printable: (text: string) => string;
  /** By anchor, what the place is called in the file. */
  readonly places: ReadonlyMap<string, string>;
  /** How many letters of a long word surely fit into a line. */
  readonly letters: number;
}

interface PartPrinter extends Printer {
  /** Paths by picture: the same one is a file once. */
  readonly files: Map<string, string>;
  /** The number of the next figure. */
  readonly numberFigure: () => number;
  /** It prints pages on their side. */
  readonly landscape: boolean;
}

function cover({ about, facts: list, figures }: Cover, printer: Printer): unknown {
  return {
    about: line(about, printer),
    facts: facts(list, printer),
    figures: figures.map(({ value, label }) => ({
      value: printer.printable(value),
      label: printer.printable(label),
    })),
  };
}

function node(one: Node, printer: PartPrinter): unknown {
  switch (one.type) {
    case 'section':
      return section(one, printer);
    case 'paragraph':
      return { type: one.type, ...led(one.lead, printer), children: line(one.children, printer) };
    case 'note':
      return { type: one.type, tone: one.tone, children: line(one.children, printer) };
    case 'list':
      return {
        type: one.type,
        ordered: one.ordered,
        ...led(one.lead, printer),
        items: one.items.map((item) => item.map((child) => node(child, printer))),
      };
    case 'facts':
      return { type: one.type, facts: facts(one.facts, printer) };
    case 'table':
      return table(one, printer);
    case 'figure':
      return figure(one, printer);
    case 'code':
      return { type: one.type, text: printer.printable(one.text) };
  }
}

function section(one: Section, outer: PartPrinter): unknown {
  const printer = one.landscape ? { ...outer, landscape: true } : outer;
  return {
    type: one.type,
    place: nameOf(one.anchor, printer),
    ...(one.id === undefined ? {} : { id: printer.printable(one.id) }),
    title: headingOf(one, printer),
    ...(one.marks ? { marks: line(one.marks, printer) } : {}),
    landscape: one.landscape ?? false,
    startsPage: one.startsPage ?? false,
    children: one.children.map((child) => node(child, printer)),
  };
}

/** PDF/UA-1 refuses a heading without words. */
function headingOf({ id, title }: Section, { printable }: Printer): string {
  const shown = printable(title);
  return id === undefined && shown.trim() === '' ? '–' : shown;
}

/** Its id, if it has one, and its title. */
function headOf(chapter: Section, printer: Printer): string {
  const title = headingOf(chapter, printer);
  return chapter.id === undefined ? title : `${printer.printable(chapter.id)} ${title}`;
}

function led(lead: string | undefined, printer: Printer) {
  return lead === undefined ? {} : { lead: printer.printable(lead) };
}

function facts(list: readonly Fact[], printer: Printer): unknown {
  return list.map(({ name, value }) => ({ name: printer.printable(name), value: line(value, printer) }));
}

/** Cells with more characters than this may break over pages. */
const LONG_CELL = 700;

function table(one: Table, printer: PartPrinter): unknown {
  const widths = columnWidths(one);
  const room = ROOM[printer.paper][printer.landscape ? 'wide' : 'narrow'] * POINTS;
  const columns = lettersThatFit(widths, room).map((letters): PartPrinter => ({ ...printer, letters }));
  const cell = (content: Cell, at: number): unknown => {
    const column = columns[at] ?? printer;
    return 'blocks' in content
      ? { blocks: content.blocks.map((child) => node(child, column)) }
      : line(content, column);
  };
  return {
    type: one.type,
    place: nameOf(one.anchor, printer),
    caption: printer.printable(one.caption),
    empty: printer.printable(one.empty),
    widths,
    columns: one.columns.map(({ title, align }) => ({
      title: printer.printable(title),
      align: align ?? 'left',
    })),
    breaks: one.rows.some(({ cells }) => cells.some((content) => lengthOfCell(content) > LONG_CELL)),
    rows: one.rows.map(({ anchor, cells }) => ({
      ...(anchor === undefined ? {} : { place: nameOf(anchor, printer) }),
      cells: cells.map(cell),
    })),
  };
}

function figure({ type, anchor, caption, alt, width, height, svg }: Figure, printer: PartPrinter): unknown {
  const picture = wordsApart(svg);
  const path = printer.files.get(picture.svg) ?? `picture-${printer.files.size + 1}.svg`;
  printer.files.set(picture.svg, path);
  const words = picture.words.map((word) => ({ ...word, text: printer.printable(word.text) }));
  return {
    type,
    place: nameOf(anchor, printer),
    caption: `Figure ${printer.numberFigure()}: ${printer.printable(caption)}`,
    alt: printer.printable(alt),
    width,
    height,
    path,
    words,
  };
}

function nameOf(anchor: string, { places }: Printer): string | undefined {
  return places.get(anchor);
}

function line(parts: readonly Inline[], printer: Printer): readonly unknown[] {
  return parts.map((part) => inline(part, printer));
}

function inline(part: Inline, printer: Printer): unknown {
  switch (part.type) {
    case 'text':
    case 'code':
      return words(part.type, printer.printable(part.text), printer);
    case 'ref': {
      const place = printer.places.get(part.to);
      if (place === undefined) return words('text', printer.printable(part.text), printer);
      return { type: 'ref', to: place, text: printer.printable(part.text) };
    }
    case 'link': {
      const href = webAddress(part.href);
      const children = line(part.children, printer);
      return href === undefined ? { type: 'group', children } : { type: 'link', href, children };
    }
    case 'strong':
    case 'emphasis':
      return { type: part.type, children: line(part.children, printer) };
    case 'severity':
      return {
        type: part.type,
        severity: part.severity,
        ...(part.score === undefined ? {} : { score: printer.printable(part.score) }),
      };
    case 'priority':
    case 'break':
      return part;
  }
}

/** How many letters of any word surely fit into a line of running text. */
const FULL_LINE = 60;
const longWords = new Map<number, RegExp>();

/** Words of more letters than that. */
function longerThan(letters: number): RegExp {
  const known = longWords.get(letters) ?? new RegExp(`(\\S{${letters + 1},})`);
  longWords.set(letters, known);
  return known;
}

/** Where a person would read on in it. */
const BREAKS = /(?<=[:/_.,-])(?=[^\s:/_.,-])|(?<=[a-z0-9])(?=[A-Z])/;
/** What is shorter stays together with what follows. */
const SHORT = 8;
/** What has no such place is broken after so many letters. */
const ENDLESS = /.{1,24}/gsu;

function words(type: 'text' | 'code', text: string, { letters }: Printer): unknown {
  const parts = text.length <= letters ? [text] : text.split(longerThan(letters));
  if (parts.length > 1) return { type: 'long', code: type === 'code', pieces: pieces(parts) };
  return type === 'text' ? text : { type, text };
}

/** A text in pieces between which it may break: every other part is a long word. */
function pieces(parts: readonly string[]): readonly string[] {
  const found = [''];
  const goOn = (more: string) => {
    found.push(`${found.pop() ?? ''}${more}`);
  };
  for (const [index, part] of parts.entries()) {
    if (index % 2 === 0) {
      goOn(part);
      continue;
    }
    let length = 0;
    for (const piece of part.split(BREAKS).flatMap((one) => one.match(ENDLESS) ?? [])) {
      if (length < SHORT) goOn(piece);
      else {
        found.push(piece);
        length = 0;
      }
      length += piece.length;
    }
  }
  return found;
}

const JOINER = '\u200d';

/** `漢` as `[U+6F22]` where no font has it: what cannot be drawn can still be told. */
function spellOut(text: string, missing: ReadonlySet<string>): string {
  if (missing.size === 0) return text;
  return Array.from(text, (letter) => {
    if (!missing.has(letter)) return letter;
    const point = (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return letter === JOINER ? '' : `[U+${point}]`;
  }).join('');
}
