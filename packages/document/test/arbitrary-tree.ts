import { LEVELS, SEVERITIES } from '@demarc/core';
import fc from 'fast-check';
import type { Cell, DocumentTree, Fact, Inline, Node, Section } from '../src/tree.ts';
import { HOSTILE, sampleTree } from './sample-tree.ts';

/** Texts that mean something to some format, whole or in pieces, and any other. */
const pieces = HOSTILE.flatMap((text) => [text, text.slice(0, 9), text.slice(-7)]);
const signs = fc.string({ unit: fc.constantFrom(...'\\`*_{}[]<>()#+-.!|~&$@:=";/ \n\ta1'), maxLength: 12 });
export const arbitraryText = fc.oneof(
  fc.constantFrom(...pieces),
  signs,
  fc.string({ unit: 'binary', maxLength: 20 }),
);

const picture = sampleTree.sections.flatMap(({ children }) => children).find((node) => node.type === 'figure')
  ?.svg as string;

/** Anchors are made unique when the tree is whole; links draw from the same names, so that some lead somewhere. */
const anchorName = fc.oneof(
  fc.constantFrom('S3.T1', 'S3.C1', 's3.c1', 'a b', '%41', '~x-main'),
  arbitraryText,
);

const { inlines } = fc.letrec<{ inlines: Inline[]; inline: Inline }>((tie) => ({
  inlines: fc.array(tie('inline'), { maxLength: 4, depthIdentifier: 'inline' }),
  inline: fc.oneof(
    { depthIdentifier: 'inline', maxDepth: 3 },
    fc.record({ type: fc.constant('text' as const), text: arbitraryText }),
    fc.record({ type: fc.constant('code' as const), text: arbitraryText }),
    fc.record({ type: fc.constantFrom('strong' as const, 'emphasis' as const), children: tie('inlines') }),
    fc.record({
      type: fc.constant('link' as const),
      href: fc.oneof(fc.webUrl(), arbitraryText, fc.constant('https://example.com/a_(b)_"c"')),
      children: tie('inlines'),
    }),
    fc.record({ type: fc.constant('ref' as const), to: anchorName, text: arbitraryText }),
    fc.record({
      type: fc.constant('severity' as const),
      severity: fc.constantFrom(...SEVERITIES),
      score: fc.option(fc.constantFrom('7.5', '10.0'), { nil: undefined }),
    }),
    fc.record({ type: fc.constant('priority' as const), level: fc.constantFrom(...LEVELS) }),
    fc.constant({ type: 'break' as const }),
  ),
}));

const optionalText = fc.option(arbitraryText, { nil: undefined });
const fact: fc.Arbitrary<Fact> = fc.record({ name: arbitraryText, value: inlines });

const { section } = fc.letrec<{ nodes: Node[]; node: Node; section: Section; cell: Cell }>((tie) => ({
  nodes: fc.array(tie('node'), { maxLength: 3, depthIdentifier: 'node' }),
  cell: fc.oneof(inlines, fc.record({ blocks: tie('nodes') })),
  section: fc.record({
    type: fc.constant('section' as const),
    anchor: anchorName,
    id: optionalText,
    title: arbitraryText,
    marks: fc.option(inlines, { nil: undefined }),
    children: tie('nodes'),
    unlisted: fc.constantFrom(true as const, undefined),
    landscape: fc.constantFrom(true as const, undefined),
  }),
  node: fc.oneof(
    { depthIdentifier: 'node', maxDepth: 4 },
    fc.record({ type: fc.constant('paragraph' as const), children: inlines, lead: optionalText }),
    fc.record({ type: fc.constant('code' as const), text: arbitraryText }),
    fc.record({ type: fc.constant('facts' as const), facts: fc.array(fact, { maxLength: 3 }) }),
    fc.record({
      type: fc.constant('note' as const),
      tone: fc.constantFrom('loud' as const, 'quiet' as const),
      children: inlines,
    }),
    fc.record({
      type: fc.constant('figure' as const),
      anchor: anchorName,
      caption: arbitraryText,
      alt: arbitraryText,
      svg: fc.constant(picture),
      width: fc.constant(90),
      height: fc.constant(50),
    }),
    fc.record({
      type: fc.constant('list' as const),
      ordered: fc.boolean(),
      lead: optionalText,
      items: fc.array(tie('nodes') as fc.Arbitrary<Node[]>, { maxLength: 3 }),
    }),
    fc.nat({ max: 3 }).chain((columns) =>
      fc.record({
        type: fc.constant('table' as const),
        anchor: anchorName,
        caption: arbitraryText,
        columns: fc.array(
          fc.record({
            title: arbitraryText,
            width: fc.constantFrom(1, 2, 'fit' as const),
            align: fc.constantFrom(undefined, 'right' as const, 'centre' as const),
          }),
          { minLength: columns, maxLength: columns },
        ),
        rows: fc.array(
          fc.record({
            anchor: fc.option(anchorName, { nil: undefined }),
            cells: fc.array(tie('cell') as fc.Arbitrary<Cell>, { maxLength: columns }),
          }),
          { maxLength: columns === 0 ? 0 : 3 },
        ),
        empty: arbitraryText,
      }),
    ),
    tie('section'),
  ),
}));

/** Any document, hostile in every text. */
export const arbitraryTree: fc.Arbitrary<DocumentTree> = fc
  .record({
    title: arbitraryText,
    subtitle: arbitraryText,
    author: arbitraryText,
    runningFoot: arbitraryText,
    date: fc.constantFrom('2026-12-01', undefined),
    cover: fc.record({
      facts: fc.array(fact, { maxLength: 2 }),
      figures: fc.array(fc.record({ value: arbitraryText, label: arbitraryText }), { maxLength: 2 }),
      about: inlines,
    }),
    sections: fc.array(section, { maxLength: 3 }),
  })
  .map(withOwnAnchors);

function withOwnAnchors(tree: DocumentTree): DocumentTree {
  const taken = new Set<string>();
  const own = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(own);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([key, inner]) => {
      if (key !== 'anchor' || typeof inner !== 'string') return [key, own(inner)] as const;
      let anchor = inner;
      while (taken.has(anchor)) anchor = `${anchor}'`;
      taken.add(anchor);
      return [key, anchor] as const;
    });
    return Object.fromEntries(entries);
  };
  return own(tree) as DocumentTree;
}
