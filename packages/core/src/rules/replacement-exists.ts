import type { Finding, Rule } from './rule.ts';

export const replacementExists: Rule = {
  id: 'replacement-exists',
  title: 'What a retired object names as its replacement exists',
  level: 'error',
  check: ({ model }) => {
    const lists = [
      ['feature_classes', model.featureClasses],
      ['actions', model.actions],
      ['threats', model.threats],
      ['control_objectives', model.objectives],
      ['controls', model.controls],
    ] as const;
    return lists.flatMap(([kind, items]) => {
      const current = new Set(items.filter(({ retired }) => retired === undefined).map(({ id }) => id));
      return items.flatMap(({ id, retired }): readonly Finding[] => {
        const to = retired?.replacedBy;
        if (to === undefined || current.has(to)) return [];
        return [
          {
            id,
            path: [kind, id, 'retired'],
            message: `is replaced by \`${to}\`, which does not exist or is retired itself`,
          },
        ];
      });
    });
  },
};
