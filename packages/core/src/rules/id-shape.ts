import { type IdPrefix, parseId } from '../model/id.ts';
import type { Finding, Rule } from './rule.ts';

const LISTS = [
  ['featureClasses', 'feature_classes', 'FC'],
  ['actions', 'actions', 'A'],
  ['threats', 'threats', 'T'],
  ['objectives', 'control_objectives', 'CO'],
  ['controls', 'controls', 'C'],
] as const;

export const idShape: Rule = {
  id: 'id-shape',
  title: 'Every id has the shape of its kind and the prefix of the service, and is used once',
  level: 'error',
  check({ model }) {
    const seen = new Map<string, string>();
    return LISTS.flatMap(([list, key, prefix]) =>
      model[list].flatMap(({ id }): readonly Finding[] => {
        const path = [key, id];
        const before = seen.get(id.toLowerCase());
        const repeated: readonly Finding[] =
          before === undefined
            ? []
            : [
                {
                  id,
                  path,
                  message:
                    before === id
                      ? `\`${id}\` is used more than once`
                      : `\`${id}\` and \`${before}\` differ in letter case alone`,
                },
              ];
        if (before === undefined) seen.set(id.toLowerCase(), id);
        return [
          ...repeated,
          ...wrongShape(id, prefix, model.metadata.service).map((message) => ({ id, path, message })),
        ];
      }),
    );
  },
};

function wrongShape(id: string, prefix: IdPrefix, service: string): readonly string[] {
  const parsed = parseId(id);
  const expected = `expected \`${service}.${prefix}\` and a number`;
  if (!parsed || parsed.prefix !== prefix) return [`\`${id}\` is not the id of its kind: ${expected}`];
  return parsed.service.toLowerCase() === service.toLowerCase()
    ? []
    : [`\`${id}\` names another service: ${expected}`];
}
