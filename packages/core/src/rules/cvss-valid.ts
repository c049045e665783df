import { isCurrent } from '../analyse/index-model.ts';
import type { Finding, Rule } from './rule.ts';

export const cvssValid: Rule = {
  id: 'cvss-valid',
  title: 'Every threat has a valid CVSS 3.1 base vector, and a score that follows from it',
  level: 'error',
  check: ({ model, figures }) =>
    model.threats.filter(isCurrent).flatMap(({ id, cvss, shipped }): readonly Finding[] => {
      const score = figures.threats.get(id);
      const path = ['threats', id, 'cvss'];
      if (!score)
        return [
          {
            id,
            path,
            message: `\`${cvss}\` is not a CVSS 3.1 base vector: expected \`CVSS:3.1/AV:…/AC:…/PR:…/UI:…/S:…/C:…/I:…/A:…\``,
          },
        ];
      const differs =
        (shipped?.score !== undefined && shipped.score !== score.score) ||
        (shipped?.severity !== undefined && shipped.severity !== score.severity);
      if (!differs) return [];
      return [
        {
          id,
          path,
          level: 'warning',
          message: `ships ${shipped?.severity ?? '–'} ${shipped?.score ?? '–'}, and its vector gives ${score.severity} ${score.score}`,
        },
      ];
    }),
};
