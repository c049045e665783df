import { isCurrent } from '../analyse/index-model.ts';
import type { Finding, Rule } from './rule.ts';

export const assuredByAssurance: Rule = {
  id: 'assured-by-assurance',
  title: 'Every control is assured by assurance controls, and not by itself',
  level: 'error',
  check: ({ model, index }) =>
    model.controls.filter(isCurrent).flatMap(({ id, assuredBy }): readonly Finding[] =>
      assuredBy.flatMap((by) => {
        const path = ['controls', id, 'assuredBy'];
        if (by === id) return [{ id, path, message: 'names itself in `assuredBy`' }];
        const type = index.controls.get(by)?.coso;
        return type === undefined || type === 'Assurance'
          ? []
          : [{ id, path, message: `is assured by \`${by}\`, which is of type ${type}: expected Assurance` }];
      }),
    ),
};
