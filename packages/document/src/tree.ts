import type { Level, Severity } from '@demarc/core';

/**
 * A document as a tree of small readonly nodes: what it says and in which order, never how a format shows it. Sections build
 * it, renderers walk it with an exhaustive `switch`. Texts are data: no renderer splices them into a language of its own.
 */
export interface DocumentTree {
  /** `Amazon S3`. */
  readonly title: string;
  /** `ThreatModel`. */
  readonly subtitle: string;
  readonly cover: Cover;
  readonly sections: readonly Section[];
  /** Where it ends, on each page: what it is and at which version. */
  readonly runningFoot: string;
  /** Who publishes the ThreatModel. */
  readonly author: string;
  /** The day of the ThreatModel, YYYY-MM-DD; documents know no other clock. */
  readonly date?: string | undefined;
}

/** The first page. */
export interface Cover {
  /** Facts in order: version, publisher, licence, what is selected. */
  readonly facts: readonly Fact[];
  /** The few figures that say how much there is. */
  readonly figures: readonly { readonly value: string; readonly label: string }[];
  /** One paragraph on what the document is. */
  readonly about: readonly Inline[];
}

export interface Fact {
  readonly name: string;
  readonly value: readonly Inline[];
}

/** A chapter, or a part of one. Its depth in the tree is its level. */
export interface Section {
  readonly type: 'section';
  /** Links lead here: `S3.T14`, or a name in lower case (`scorecard`). Unique in the document. */
  readonly anchor: string;
  /** The id of the object that it is about, shown before the title in the face of ids. */
  readonly id?: string | undefined;
  readonly title: string;
  /** Marks that stand beside the title: severity of a threat, priority of a control. */
  readonly marks?: readonly Inline[] | undefined;
  readonly children: readonly Node[];
  /** Wide tables: the section's pages lie on their side. Chapters only. */
  readonly landscape?: true | undefined;
  /** Begins on a page of its own; chapters always do. */
  readonly startsPage?: true | undefined;
  /** Left out of the table of contents (and of bookmarks below it nothing is lost). */
  readonly unlisted?: true | undefined;
}

export type Node = Section | Paragraph | List | CodeBlock | Facts | Table | Figure | Note;

export interface Paragraph {
  readonly type: 'paragraph';
  readonly children: readonly Inline[];
  /** A short heading in the line, before the text: `Testing`. */
  readonly lead?: string | undefined;
}

export interface List {
  readonly type: 'list';
  readonly ordered: boolean;
  readonly items: readonly (readonly Node[])[];
  /** Links that lead here. */
  readonly lead?: string | undefined;
}

/** Text in the face of code, its line breaks kept. */
export interface CodeBlock {
  readonly type: 'code';
  readonly text: string;
}

/** Names and values, one pair a line. */
export interface Facts {
  readonly type: 'facts';
  readonly facts: readonly Fact[];
}

export interface Column {
  readonly title: string;
  /** Share of the width; what stands in `fit` columns takes what it needs. */
  readonly width: number | 'fit';
  readonly align?: 'right' | 'centre' | undefined;
}

export interface Table {
  readonly type: 'table';
  /** Unique in the document, as of a section. */
  readonly anchor: string;
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** What is said in the place of a table without rows. */
  readonly empty: string;
}

export interface Row {
  readonly cells: readonly Cell[];
  /** Links that name this id lead to the row. Unique in the document. */
  readonly anchor?: string | undefined;
}

/** Blocks one below another, or one line of text. */
export type Cell = readonly Inline[] | { readonly blocks: readonly Node[] };

/** A picture, as SVG of our own renderer. */
export interface Figure {
  readonly type: 'figure';
  readonly anchor: string;
  readonly caption: string;
  /** What it shows, for those who do not see it. */
  readonly alt: string;
  readonly svg: string;
  /** It is all of the diagram, not a part of it. */
  readonly whole?: true | undefined;
  /** In the picture's own units, which are pixels at 96 dpi. */
  readonly width: number;
  readonly height: number;
}

/** Something that must not be overlooked: a threat without control. */
export interface Note {
  readonly type: 'note';
  readonly tone: 'loud' | 'quiet';
  readonly children: readonly Inline[];
}

export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'strong' | 'emphasis'; readonly children: readonly Inline[] }
  /** The face of code: permissions, ids without a place of their own. */
  | { readonly type: 'code'; readonly text: string }
  /** Out of the document, `https:` or `http:`. */
  | { readonly type: 'link'; readonly href: string; readonly children: readonly Inline[] }
  /** To a place in the document: an anchor of a section, table, row or figure. A place that is not there is shown as text alone. */
  | { readonly type: 'ref'; readonly to: string; readonly text: string }
  /** Severity and priority are words and a shape, never colour alone. */
  | { readonly type: 'severity'; readonly severity: Severity; readonly score?: string | undefined }
  | { readonly type: 'priority'; readonly level: Level }
  | { readonly type: 'break' };
