import { isCurrent } from '../analyse/index-model.ts';
import type { Finding, Rule } from './rule.ts';

export const controlDoesSomething: Rule = {
  id: 'control-does-something',
  title: 'Every assurance control assures a control, every other one mitigates a threat',
  level: 'error',
  check: ({ model, index }) =>
    model.controls.filter(isCurrent).flatMap(({ id, coso, mitigations }): readonly Finding[] => {
      const path = ['controls', id];
      const assures = (index.assuredBy.get(id) ?? []).length > 0;
      if (coso === 'Assurance') {
        const finding: readonly Finding[] = assures
          ? []
          : [
              {
                id,
                path,
                message:
                  'is an assurance control that assures nothing: name it in `assuredBy` of the controls that it checks',
              },
            ];
        return mitigations.length === 0
          ? finding
          : [
              ...finding,
              {
                id,
                path: [...path, 'mitigations'],
                level: 'warning',
                message: 'is an assurance control: what it finds mitigates nothing by itself',
              },
            ];
      }
      return mitigations.length > 0 ? [] : [{ id, path, message: 'mitigates no threat' }];
    }),
};
