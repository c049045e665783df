import { isCurrent } from '../analyse/index-model.ts';
import type { Rule } from './rule.ts';

export const objectiveHasScf: Rule = {
  id: 'objective-has-scf',
  title: 'Every objective has an SCF id, or says why none fits',
  level: 'error',
  check: ({ model }) =>
    model.objectives
      .filter(
        (objective) =>
          isCurrent(objective) && objective.scf.length === 0 && (objective.noScf ?? '').trim() === '',
      )
      .map(({ id }) => ({
        id,
        path: ['control_objectives', id, 'scf'],
        // older published documents have none at all
        level: model.markup === 'html' ? 'warning' : 'error',
        message: 'has no SCF id: add one, or say why none fits in `noScf`',
      })),
};
