import { isCurrent } from '../analyse/index-model.ts';
import type { Finding, Rule } from './rule.ts';

export const threatHasMitigation: Rule = {
  id: 'threat-has-mitigation',
  title: 'Every threat has a mitigating control, or says why not',
  level: 'error',
  check: ({ model, index }) =>
    model.threats.filter(isCurrent).flatMap(({ id, noMitigation }): readonly Finding[] => {
      const mitigated = index.mitigatorsOf.has(id);
      const excused = noMitigation !== undefined && noMitigation.trim() !== '';
      const path = ['threats', id];
      if (mitigated && noMitigation !== undefined) {
        return [
          {
            id,
            path: [...path, 'noMitigation'],
            level: 'warning',
            message: 'says why no control mitigates it, and one does',
          },
        ];
      }
      if (mitigated || excused) return [];
      return [{ id, path, message: 'no control mitigates it: add one, or say why not in `noMitigation`' }];
    }),
};
