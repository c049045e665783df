import { isCurrent } from '../analyse/index-model.ts';
import type { Finding, Rule } from './rule.ts';

const LONGEST = 80;

export const controlHasTitle: Rule = {
  id: 'control-has-title',
  title: `Every control of an authored ThreatModel has a title of at most ${LONGEST} characters`,
  level: 'error',
  check({ model }) {
    if (model.markup !== 'markdown') return [];
    return model.controls.filter(isCurrent).flatMap(({ id, title }): readonly Finding[] => {
      const path = ['controls', id, 'title'];
      if (title === undefined || title.trim() === '')
        return [{ id, path, message: 'has no title: lists need a short name' }];
      return title.length > LONGEST
        ? [{ id, path, message: `its title has ${title.length} characters: expected at most ${LONGEST}` }]
        : [];
    });
  },
};
