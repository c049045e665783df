import type { Access } from '../model/access.ts';
import type { Rule } from './rule.ts';

export const accessExpressionParses: Rule = {
  id: 'access-expression-parses',
  title: 'Every access expression can be read',
  level: 'error',
  check: ({ model }) =>
    model.threats
      .filter(({ access }) => hasUnknown(access))
      .map(({ id }) => ({
        id,
        path: ['threats', id, 'access'],
        message: 'its access expression cannot be read: it is never shown as harmless, nor as reachable',
      })),
};

function hasUnknown(access: Access): boolean {
  if (access.op === 'unknown') return true;
  if (access.op === 'optional') return hasUnknown(access.operand);
  return (access.op === 'and' || access.op === 'or') && access.operands.some(hasUnknown);
}
