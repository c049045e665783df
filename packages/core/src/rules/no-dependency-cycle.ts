import { isCurrent } from '../analyse/index-model.ts';
import { cyclesOf } from './cycles.ts';
import type { Rule } from './rule.ts';

export const noDependencyCycle: Rule = {
  id: 'no-dependency-cycle',
  title: 'No control depends on itself, directly or through others',
  level: 'error',
  check: ({ model, index }) =>
    cyclesOf(
      model.controls.filter(isCurrent).map(({ id }) => id),
      (id) => {
        const control = index.controls.get(id);
        // what is retired depends on nothing any more
        return control && isCurrent(control) ? control.dependsOn : [];
      },
    ).map((cycle) => ({
      id: cycle[0] as string,
      path: ['controls', cycle[0] as string, 'dependsOn'],
      message: `depends on itself: ${cycle.map((id) => `\`${id}\``).join(' → ')}`,
    })),
};
