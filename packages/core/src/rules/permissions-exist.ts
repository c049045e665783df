import { isCurrent } from '../analyse/index-model.ts';
import { permissionsOf } from '../model/access.ts';
import { patternsMeet } from '../select/pattern.ts';
import { nearest } from '../text/nearest.ts';
import type { Finding, Rule } from './rule.ts';

/** How many unknown permissions get a suggestion: each costs a comparison with every name of the service. */
const HINTED = 50;

export const permissionsExist: Rule = {
  id: 'permissions-exist',
  title: "Every IAM permission exists in the provider's data, or is marked as pseudo with a reason",
  level: 'error',
  check({ model, facts }) {
    const provider = model.metadata.provider.toLowerCase();
    const services =
      facts.permissions && Object.hasOwn(facts.permissions, provider)
        ? facts.permissions[provider]
        : undefined;
    if (!services)
      return [
        { level: 'info', message: `not checked: no permissions of \`${model.metadata.provider}\` at hand` },
      ];
    const pseudo = new Set(
      model.actions
        .filter(({ pseudo = '' }) => pseudo.trim() !== '')
        .flatMap(({ permissions }) => permissions),
    );
    const told = new Map<string, string | undefined>();
    let hints = HINTED;
    const suggest = (text: string, candidates: readonly string[]) =>
      hints-- > 0 ? nearest(text, candidates) : undefined;
    const wrong = (permission: string) => {
      if (!told.has(permission))
        told.set(
          permission,
          pseudo.has(permission) ? undefined : wrongPermission(permission, services, suggest),
        );
      return told.get(permission);
    };
    const findings = (id: string, path: readonly string[], permissions: readonly string[]) =>
      permissions.flatMap((permission): readonly Finding[] => {
        const message = wrong(permission);
        return message === undefined ? [] : [{ id, path, message }];
      });
    return [
      ...model.actions
        .filter(isCurrent)
        .flatMap(({ id, permissions }) => findings(id, ['actions', id, 'permissions'], permissions)),
      ...model.threats
        .filter(isCurrent)
        .flatMap(({ id, access }) => findings(id, ['threats', id, 'access'], permissionsOf(access))),
    ];
  },
};

function wrongPermission(
  permission: string,
  services: Readonly<Record<string, readonly string[]>>,
  suggest: (text: string, candidates: readonly string[]) => string | undefined,
): string | undefined {
  if (permission === '*' || permission === '*:*') return undefined;
  const colon = permission.indexOf(':');
  if (colon < 0) return `\`${permission}\` is no permission: expected \`service:Action\``;
  const prefix = permission.slice(0, colon);
  const name = permission.slice(colon + 1);
  const names = Object.hasOwn(services, prefix.toLowerCase())
    ? (services[prefix.toLowerCase()] as readonly string[])
    : undefined;
  if (!names) {
    const hint = suggest(prefix, Object.keys(services));
    return `\`${permission}\`: no service \`${prefix}\`${hint === undefined ? '' : `: did you mean \`${hint}\``}`;
  }
  if (/[*?]/.test(name))
    return names.some((known) => patternsMeet(name, known))
      ? undefined
      : `\`${permission}\` matches no permission`;
  if (names.includes(name)) return undefined;
  const spelled = names.find((known) => known.toLowerCase() === name.toLowerCase()) ?? suggest(name, names);
  return `no permission \`${permission}\`${spelled === undefined ? '' : `: did you mean \`${prefix}:${spelled}\``}`;
}
