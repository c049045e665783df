import { anchorsOf } from '../../anchors.ts';
import type { DocumentTree, Figure, Inline, Section } from '../../tree.ts';
import { blocksMarkdown, sectionMarkdown } from './blocks.ts';
import { escapedText } from './escape.ts';
import { headingMarkdown, itemMarkdown, linesMarkdown } from './lines.ts';
import type { MarkdownWriter } from './writer.ts';

/** A document as text for a repository, and the pictures that it links to: names are paths from the text's own folder. */
export interface MarkdownDocument {
  readonly text: string;
  readonly files: readonly { readonly name: string; readonly svg: string }[];
}

/** A document in GitHub's Markdown, one line for each paragraph, row and item, so that a change of one is a change of one line. */
export function renderMarkdown(tree: DocumentTree): MarkdownDocument {
  const pictures = namedPictures();
  const counts = { Table: 0, Figure: 0 };
  const writer: MarkdownWriter = {
    anchors: anchorsOf(tree),
    put: pictures.put,
    next: (kind) => {
      counts[kind] += 1;
      return counts[kind];
    },
  };
  const blocks = [
    coverMarkdown(writer, tree),
    contentsMarkdown(writer, tree.sections),
    ...tree.sections.map((section) => sectionMarkdown(writer, section, 0)),
    '---',
    linesMarkdown(writer, [{ type: 'text', text: tree.runningFoot }]),
  ];
  const text = `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
  return { text, files: pictures.files };
}

function coverMarkdown(
  writer: MarkdownWriter,
  { title, subtitle, author, date, cover }: DocumentTree,
): string {
  const publisher = date === undefined ? author : `${author} · ${date}`;
  const line = (text: string) => linesMarkdown(writer, [{ type: 'text', text }]);
  return [
    headingMarkdown(1, escapedText(`${title} ${subtitle}`)),
    line(publisher),
    cover.figures.map(({ value, label }) => itemMarkdown('-', line(`${value} ${label}`))).join('\n'),
    linesMarkdown(writer, cover.about),
    blocksMarkdown(writer, [{ type: 'facts', facts: cover.facts }], 0),
  ]
    .filter((block) => block !== '')
    .join('\n\n');
}

/** Chapters and their parts; GitHub lists the rest beside the text. */
const CONTENTS_LEVELS = 2;

function contentsMarkdown(writer: MarkdownWriter, sections: readonly Section[]): string {
  const entries = entriesMarkdown(writer, sections, 1);
  return entries === '' ? '' : `${headingMarkdown(2, 'Contents')}\n\n${entries}`;
}

function entriesMarkdown(writer: MarkdownWriter, sections: readonly Section[], level: number): string {
  return sections
    .filter(({ unlisted }) => !unlisted)
    .map(({ anchor, id, title, children }) => {
      const name = id === undefined ? title : `${id} ${title}`;
      const link: Inline = { type: 'ref', to: anchor, text: name };
      const parts = children.filter((node) => node.type === 'section');
      const nested = level < CONTENTS_LEVELS ? entriesMarkdown(writer, parts, level + 1) : '';
      return itemMarkdown('-', [linesMarkdown(writer, [link]), nested].filter(Boolean).join('\n'));
    })
    .join('\n');
}

/** Pictures by names that are told from their anchors and that every file system takes. */
function namedPictures() {
  const files: { name: string; svg: string }[] = [];
  const taken = new Set<string>();
  const put = ({ anchor, svg }: Figure): string => {
    const base =
      anchor
        .replace(/[^A-Za-z0-9._-]+/g, '-')
        .replace(/^[.-]+/, '')
        .slice(0, 80) || 'picture';
    let name = `pictures/${base}.svg`;
    for (let again = 2; taken.has(name.toLowerCase()); again += 1) name = `pictures/${base}-${again}.svg`;
    taken.add(name.toLowerCase());
    files.push({ name, svg });
    return name;
  };
  return { files, put };
}
