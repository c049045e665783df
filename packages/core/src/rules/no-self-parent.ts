import type { Rule } from './rule.ts';

export const noSelfParent: Rule = {
  id: 'no-self-parent',
  title: 'No feature class names itself as parent',
  level: 'error',
  check: ({ model }) =>
    model.featureClasses
      .filter(({ id, parents }) => parents.includes(id))
      .map(({ id }) => ({
        id,
        path: ['feature_classes', id, 'parents'],
        message: 'names itself as parent: leave the relation out',
      })),
};
