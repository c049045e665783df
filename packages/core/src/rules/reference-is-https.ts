import type { Reference } from '../model/reference.ts';
import type { Finding, Rule } from './rule.ts';

export const referenceIsHttps: Rule = {
  id: 'reference-is-https',
  title: 'Every reference is a link that begins with https',
  level: 'error',
  check({ model }) {
    const lists = [
      ['feature_classes', model.featureClasses],
      ['threats', model.threats],
      ['control_objectives', model.objectives],
      ['controls', model.controls],
    ] as const;
    return [
      ...findingsOf(model.metadata.references, ['metadata', 'references']),
      ...lists.flatMap(([kind, items]) =>
        items.flatMap(({ id, references }) => findingsOf(references, [kind, id, 'references'], id)),
      ),
    ];
  },
};

function findingsOf(
  references: readonly Reference[],
  path: readonly string[],
  id?: string,
): readonly Finding[] {
  return references.flatMap(({ url }, at): readonly Finding[] =>
    /^https:\/\//i.test(url)
      ? []
      : [
          {
            ...(id === undefined ? {} : { id }),
            path: [...path, at, 'url'],
            message: `refers to \`${url}\`: expected a link that begins with \`https://\``,
          },
        ],
  );
}
