import { isCurrent } from '../analyse/index-model.ts';
import { permissionsOf } from '../model/access.ts';
import type { Finding, Rule } from './rule.ts';

export const bindingInAccess: Rule = {
  id: 'binding-in-access',
  title: 'Every binding names a permission of its access expression',
  level: 'error',
  check: ({ model }) =>
    model.threats.filter(isCurrent).flatMap(({ id, access, bindings }): readonly Finding[] => {
      const named = new Set(permissionsOf(access).map((permission) => permission.toLowerCase()));
      return bindings.flatMap(({ permission }, at) =>
        named.has(permission.toLowerCase())
          ? []
          : [
              {
                id,
                path: ['threats', id, 'bindings', at],
                message: `says on what \`${permission}\` is held, which its access expression does not name`,
              },
            ],
      );
    }),
};
