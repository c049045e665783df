import { isCurrent } from '../analyse/index-model.ts';
import type { Rule } from './rule.ts';

export const controlHasTesting: Rule = {
  id: 'control-has-testing',
  title: 'Every control says how to test it',
  level: 'error',
  check: ({ model }) =>
    model.controls
      .filter((control) => isCurrent(control) && control.testing.trim() === '')
      .map(({ id }) => ({
        id,
        path: ['controls', id, 'testing'],
        message: 'has no testing procedure: say what to try or request, and what must happen',
      })),
};
