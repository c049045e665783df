import { isCurrent } from '../analyse/index-model.ts';
import type { Finding, Rule } from './rule.ts';

export const noSelfParent: Rule = {
  id: 'no-self-parent',
  title: 'No feature class names itself as parent',
  level: 'error',
  check: ({ model }) =>
    model.featureClasses
      .filter((item) => isCurrent(item) && item.parents.includes(item.id))
      .map(
        ({ id }): Finding => ({
          id,
          // published documents do it for classes that stand alone: it is read as having no parent
          ...(model.markup === 'html' ? { level: 'warning' } : {}),
          path: ['feature_classes', id, 'parents'],
          message: 'names itself as parent: leave the relation out',
        }),
      ),
};
