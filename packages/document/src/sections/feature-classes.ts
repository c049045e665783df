import { featureClassesInOrder, featureTree } from '@demarc/core';
import { joined, plural, ref, refs, text } from '../inline.ts';
import type { DocumentSource } from '../source.ts';
import type { Node, Section } from '../tree.ts';
import { featureClass } from './feature-class.ts';

/** All feature classes as a tree and as a table, then each with its threats. */
export function featureClasses(source: DocumentSource): Section {
  const { analysis } = source;
  const { model, index } = analysis;
  const name = (id: string) => index.featureClasses.get(id)?.name ?? '';
  return {
    type: 'section',
    anchor: 'feature-classes',
    title: 'Feature classes',
    children: [
      {
        type: 'paragraph',
        children: [
          text(
            `A feature class is a part of ${model.metadata.name} that can be used, or denied, on its own through IAM. One that stands below another is of no use without it.`,
          ),
        ],
      },
      {
        type: 'section',
        anchor: 'feature-tree',
        title: 'As a tree',
        children: tree(source),
      },
      {
        type: 'section',
        anchor: 'feature-list',
        title: 'As a table',
        children: [
          {
            type: 'table',
            anchor: 'feature-table',
            caption:
              source.selected === undefined
                ? 'Feature classes'
                : 'Feature classes, with what was selected of each',
            columns: [
              { title: 'Feature class', width: 'fit' },
              { title: 'Name', width: 3 },
              { title: 'Depends on', width: 3 },
              { title: 'Works with', width: 2 },
              { title: 'Actions', width: 'fit', align: 'right' },
              { title: 'Threats', width: 'fit', align: 'right' },
            ],
            rows: featureClassesInOrder(analysis).map((one) => ({
              cells: [
                [ref(one.id)],
                [text(one.name)],
                joined(one.parents.map((id) => [ref(id), text(` ${name(id)}`)])),
                refs(one.uses),
                [text(String(index.actionsOf.get(one.id)?.length ?? 0))],
                [text(String(index.threatsOf.get(one.id)?.length ?? 0))],
              ],
            })),
            empty: 'There are no feature classes.',
          },
        ],
      },
      ...featureClassesInOrder(analysis).map((one) => featureClass(source, one)),
    ],
  };
}

/** The tree as nested lists: each class under the first that it depends on. */
function tree({ analysis, selected }: DocumentSource): readonly Node[] {
  const lines = featureTree(analysis);
  const below = (under: string | undefined): readonly (readonly Node[])[] =>
    lines
      .filter((line) => line.under === under)
      .map(({ featureClass: one }): readonly Node[] => {
        const threats = analysis.index.threatsOf.get(one.id)?.length ?? 0;
        const children = below(one.id);
        return [
          {
            type: 'paragraph',
            children: [
              ref(one.id),
              text(` ${one.name}`),
              text(` · ${plural(threats, selected === undefined ? 'threat' : 'selected threat')}`),
            ],
          },
          ...(children.length > 0 ? [{ type: 'list' as const, ordered: false, items: children }] : []),
        ];
      });
  return [{ type: 'list', ordered: false, items: below(undefined) }];
}
