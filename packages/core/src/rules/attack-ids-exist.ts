import { isCurrent } from '../analyse/index-model.ts';
import type { Finding, Rule } from './rule.ts';

export const attackIdsExist: Rule = {
  id: 'attack-ids-exist',
  title: 'Every ATT&CK tactic and technique exists, and each technique serves one of the tactics',
  level: 'error',
  check({ model, facts }) {
    const { attack } = facts;
    if (!attack) return [{ level: 'info', message: 'not checked: no table of ATT&CK at hand' }];
    const tactics = new Set(attack.tactics.map(({ id }) => id));
    const techniques = new Map(attack.techniques.map((technique) => [technique.id, technique]));
    return model.threats.filter(isCurrent).flatMap((threat): readonly Finding[] => {
      const { id } = threat;
      const unknown = (noun: string, field: string, name: string): Finding => ({
        id,
        path: ['threats', id, field],
        message: `\`${name}\` is no ${noun} of ATT&CK ${attack.version}`,
      });
      return [
        ...threat.tactics
          .filter((name) => !tactics.has(name))
          .map((name) => unknown('tactic', 'tactics', name)),
        ...threat.techniques.flatMap((name): readonly Finding[] => {
          const technique = techniques.get(name);
          if (!technique) return [unknown('technique', 'techniques', name)];
          if (
            threat.tactics.length === 0 ||
            technique.tactics.some((tactic) => threat.tactics.includes(tactic))
          )
            return [];
          const message = `technique \`${name}\` serves ${technique.tactics.join(', ')}, none of which the threat names`;
          return [{ id, path: ['threats', id, 'techniques'], level: 'warning', message }];
        }),
      ];
    });
  },
};
