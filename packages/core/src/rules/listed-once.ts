import { isCurrent } from '../analyse/index-model.ts';
import type { Control } from '../model/control.ts';
import type { Finding, Rule } from './rule.ts';

export const listedOnce: Rule = {
  id: 'listed-once',
  title: 'Every control names a threat, a dependency and an assurance once',
  level: 'error',
  check: ({ model }) =>
    model.controls.filter(isCurrent).flatMap((control): readonly Finding[] =>
      Object.entries(listsOf(control)).flatMap(([field, ids]) =>
        repeated(ids).map((twice) => ({
          id: control.id,
          path: ['controls', control.id, field],
          message: `names \`${twice}\` more than once in \`${field}\``,
        })),
      ),
    ),
};

/** What stands more than once in a list, each once. */
function repeated(ids: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const id of ids) (seen.has(id) ? twice : seen).add(id);
  return [...twice];
}

function listsOf({
  mitigations,
  dependsOn,
  assuredBy,
}: Control): Readonly<Record<string, readonly string[]>> {
  return { mitigations: mitigations.map(({ threat }) => threat), dependsOn, assuredBy };
}
