import type { Node, Section } from '../../tree.ts';
import { nodesIn } from '../../walk.ts';

/** What is set at once: chapters, the first or last of them perhaps in part. */
export interface Run {
  readonly sections: readonly Section[];
  /** Its first section is the rest of a chapter that the run before began. */
  readonly continues: boolean;
  /** How many figures stand in the runs before it. */
  readonly figuresBefore: number;
}

/** How much is set at once, in characters, elements and pictures: some forty pages, which take the compiler 100 MB. */
export const FULL = 1_000_000;

/** The chapters of a document in runs of about the same size, `full`: a long chapter is parted between its sections. */
export function runsOf(chapters: readonly Section[], full = FULL): readonly Run[] {
  const runs: { sections: Section[]; continues: boolean; figuresBefore: number; weight: number }[] = [];
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

const weights = new WeakMap<object, number>();

function weightOf(value: object): number {
  const known = weights.get(value);
  if (known !== undefined) return known;
  let weight = 40;
  for (const [key, one] of Object.entries(value)) {
    if (typeof one === 'string') weight += key === 'svg' ? 20_000 : one.length;
    else if (typeof one === 'object' && one !== null) weight += weightOf(one);
  }
  weights.set(value, weight);
  return weight;
}

function figuresIn(nodes: readonly Node[]): number {
  let count = 0;
  for (const node of nodesIn(nodes)) if (node.type === 'figure') count++;
  return count;
}
