import { coveredNamespaces } from '../analyse/coverage.ts';
import type { Finding, Rule } from './rule.ts';

export const permissionsCovered: Rule = {
  id: 'permissions-covered',
  title:
    'Every permission of the namespaces that a ThreatModel covers stands in the actions of exactly one feature class',
  level: 'error',
  check({ model, facts }) {
    const provider = model.metadata.provider.toLowerCase();
    const services =
      facts.permissions && Object.hasOwn(facts.permissions, provider)
        ? facts.permissions[provider]
        : undefined;
    if (!services || model.metadata.permissionNamespaces.length === 0) return [];
    const path = (namespace: string) => ({
      path: ['metadata', 'permissionNamespaces', model.metadata.permissionNamespaces.indexOf(namespace)],
    });
    return coveredNamespaces(model, services).flatMap(
      ({ namespace, known, missing, shared }): readonly Finding[] => [
        ...(known === 0
          ? [{ ...path(namespace), message: `the provider has no permissions \`${namespace}:…\`` }]
          : []),
        ...missing.map((permission) => ({
          ...path(namespace),
          message: `\`${permission}\` is in no action`,
        })),
        ...shared.map(({ permission, featureClasses }) => ({
          ...path(namespace),
          message: `\`${permission}\` is in the actions of ${featureClasses.join(' and ')}: one only`,
        })),
      ],
    );
  },
};
