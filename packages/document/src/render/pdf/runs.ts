import type { Cell, Inline, Node, Section } from '../../tree.ts';
import { nodesIn } from '../../walk.ts';

/** What is set at once: chapters, the first or last of them perhaps in part. */
export interface Run {
  readonly sections: readonly Section[];
  /** Its first section is the rest of a chapter that the run before began. */
  readonly continues: boolean;
  /** How many figures stand in the runs before it. */
  readonly figuresBefore: number;
  /** How long it takes to set, in what a character takes. */
  readonly weight: number;
}

/** How much is set at once: some thirty pages, which take the compiler 60 MB. */
export const FULL = 80_000;
/** What else takes the compiler its time, measured in characters on Amazon S3 (6 microseconds each there): 0.15 ms for a cell of a table, 3 ms for a picture. */
const CELL = 25;
const PICTURE = 500;

/** The chapters of a document in runs of about the same size, `full`: a long chapter is parted between its sections. */
export function runsOf(chapters: readonly Section[], full = FULL): readonly Run[] {
  const runs: (Omit<Run, 'sections' | 'weight'> & { sections: Section[]; weight: number })[] = [];
  let figures = 0;
  const put = (section: Section, continues: boolean) => {
    const weight = weightOf(section);
    const open = runs.at(-1);
    if (open && !continues && open.weight + weight <= full) {
      open.sections.push(section);
      open.weight += weight;
    } else runs.push({ sections: [section], continues, figuresBefore: figures, weight });
    figures += figuresIn(section.children);
  };
  for (const chapter of chapters)
    partsOf(chapter, full).forEach((part, at) => {
      put(part, at > 0);
    });
  return runs;
}

/** A chapter as it is, or in parts that each have some of its sections. */
function partsOf(chapter: Section, full: number): readonly Section[] {
  if (weightOf(chapter) <= full) return [chapter];
  const parts: Section[] = [];
  let children: Section['children'][number][] = [];
  let weight = 0;
  for (const child of chapter.children) {
    const more = weightOf(child);
    if (child.type === 'section' && children.length > 0 && weight + more > full) {
      parts.push({ ...chapter, children });
      // a run begins on a page of its own: a further break would leave that one empty
      children = [{ ...child, startsPage: undefined }];
      weight = 0;
    } else children.push(child);
    weight += more;
  }
  return [...parts, { ...chapter, children }];
}

const weights = new WeakMap<Section, number>();

function weightOf(node: Node): number {
  switch (node.type) {
    case 'section': {
      const known = weights.get(node);
      if (known !== undefined) return known;
      const weight = node.title.length + sum(node.children, weightOf);
      weights.set(node, weight);
      return weight;
    }
    case 'paragraph':
    case 'note':
      return sum(node.children, lengthOf);
    case 'list':
      return sum(node.items, (item) => sum(item, weightOf));
    case 'facts':
      return sum(node.facts, ({ name, value }) => name.length + sum(value, lengthOf));
    case 'table':
      return sum(node.rows, ({ cells }) => sum(cells, (cell) => CELL + lengthOfCell(cell)));
    case 'code':
      return node.text.length;
    case 'figure':
      return PICTURE;
  }
}

/** Characters of a cell, and what else in it weighs as much. */
export function lengthOfCell(cell: Cell): number {
  return 'blocks' in cell ? sum(cell.blocks, weightOf) : sum(cell, lengthOf);
}

function lengthOf(inline: Inline): number {
  if ('text' in inline) return inline.text.length;
  return 'children' in inline ? sum(inline.children, lengthOf) : 10;
}

function sum<T>(all: readonly T[], of: (one: T) => number): number {
  let total = 0;
  for (const one of all) total += of(one);
  return total;
}

function figuresIn(nodes: readonly Node[]): number {
  let count = 0;
  for (const node of nodesIn(nodes)) if (node.type === 'figure') count++;
  return count;
}
