import { isCurrent } from '../analyse/index-model.ts';
import type { Rule } from './rule.ts';

export const featureClassIsUsed: Rule = {
  id: 'feature-class-is-used',
  title: 'Every feature class has actions or threats',
  level: 'warning',
  check: ({ model, index }) =>
    model.featureClasses
      .filter((item) => isCurrent(item) && !index.actionsOf.has(item.id) && !index.threatsOf.has(item.id))
      .map(({ id }) => ({ id, path: ['feature_classes', id], message: 'has neither actions nor threats' })),
};
