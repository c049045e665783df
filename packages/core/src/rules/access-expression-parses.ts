import { isCurrent } from '../analyse/index-model.ts';
import { unreadableIn } from '../model/access.ts';
import type { Finding, Rule } from './rule.ts';

export const accessExpressionParses: Rule = {
  id: 'access-expression-parses',
  title: 'Every access expression can be read',
  level: 'error',
  check: ({ model }) =>
    model.threats.filter(isCurrent).flatMap(({ id, access }) =>
      unreadableIn(access).map(
        ({ why = 'it has an unknown form', at = [] }): Finding => ({
          id,
          path: ['threats', id, 'access', ...at],
          message: `its access expression cannot be read: ${why}`,
        }),
      ),
    ),
};
