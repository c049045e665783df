import { isCurrent } from '../analyse/index-model.ts';
import { cyclesOf } from './cycles.ts';
import type { Rule } from './rule.ts';

export const noParentCycle: Rule = {
  id: 'no-parent-cycle',
  title: 'No feature class is its own parent through others',
  level: 'error',
  check: ({ model, index }) =>
    cyclesOf(
      model.featureClasses.filter(isCurrent).map(({ id }) => id),
      (id) => {
        const item = index.featureClasses.get(id);
        // naming itself is a rule of its own
        return item && isCurrent(item) ? item.parents.filter((parent) => parent !== id) : [];
      },
    ).map((cycle) => ({
      id: cycle[0] as string,
      path: ['feature_classes', cycle[0] as string, 'parents'],
      message: `is its own parent: ${cycle.map((id) => `\`${id}\``).join(' → ')}`,
    })),
};
