import { permissionsOf } from '../model/access.ts';
import { patternsMeet } from '../select/pattern.ts';
import { nearest } from '../text/nearest.ts';
import type { Finding, Rule } from './rule.ts';

export const permissionsExist: Rule = {
  id: 'permissions-exist',
  title: "Every IAM permission exists in the provider's data, or is marked as pseudo with a reason",
  level: 'error',
  check({ model, facts }) {
    const services = facts.permissions?.[model.metadata.provider.toLowerCase()];
    if (!services)
      return [
        { level: 'info', message: `not checked: no permissions of \`${model.metadata.provider}\` at hand` },
      ];
    const pseudo = new Set(
      model.actions.filter((action) => action.pseudo !== undefined).flatMap((action) => action.permissions),
    );
    const told = new Map<string, string | undefined>();
    const wrong = (permission: string) => {
      if (!told.has(permission))
        told.set(permission, pseudo.has(permission) ? undefined : wrongPermission(permission, services));
      return told.get(permission);
    };
    const findings = (id: string, path: readonly string[], permissions: readonly string[]) =>
      permissions.flatMap((permission): readonly Finding[] => {
        const message = wrong(permission);
        return message === undefined ? [] : [{ id, path, message }];
      });
    return [
      ...model.actions.flatMap(({ id, permissions }) =>
        findings(id, ['actions', id, 'permissions'], permissions),
      ),
      ...model.threats.flatMap(({ id, access }) =>
        findings(id, ['threats', id, 'access'], permissionsOf(access)),
      ),
    ];
  },
};

function wrongPermission(
  permission: string,
  services: Readonly<Record<string, readonly string[]>>,
): string | undefined {
  const [prefix = '', name = ''] = permission.split(':', 2);
  const names = Object.hasOwn(services, prefix.toLowerCase())
    ? (services[prefix.toLowerCase()] as readonly string[])
    : undefined;
  if (!names) {
    const hint = nearest(prefix, Object.keys(services));
    return `\`${permission}\`: no service \`${prefix}\`${hint === undefined ? '' : `: did you mean \`${hint}\``}`;
  }
  if (/[*?]/.test(name))
    return names.some((known) => patternsMeet(name, known))
      ? undefined
      : `\`${permission}\` matches no permission`;
  if (names.includes(name)) return undefined;
  const spelled = names.find((known) => known.toLowerCase() === name.toLowerCase()) ?? nearest(name, names);
  return `no permission \`${permission}\`${spelled === undefined ? '' : `: did you mean \`${prefix}:${spelled}\``}`;
}
