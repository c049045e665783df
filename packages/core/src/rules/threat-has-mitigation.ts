import { isCurrent, type Mitigator } from '../analyse/index-model.ts';
import type { Finding, Rule } from './rule.ts';

export const threatHasMitigation: Rule = {
  id: 'threat-has-mitigation',
  title: 'Every threat has a mitigating control, or says why not',
  level: 'error',
  check: ({ model, index }) =>
    model.threats.filter(isCurrent).flatMap(({ id, noMitigation }): readonly Finding[] => {
      const named = index.mitigatorsOf.get(id) ?? [];
      const mitigated = named.some(counts);
      const excused = noMitigation !== undefined && noMitigation.trim() !== '';
      const path = ['threats', id];
      if (mitigated && excused) {
        return [
          {
            id,
            path: [...path, 'noMitigation'],
            level: 'warning',
            message: 'says why no control mitigates it, and one does',
          },
        ];
      }
      if (mitigated || excused) return [];
      const why =
        named.length === 0
          ? ''
          : ' (those that name it are assurance controls or give no impact, which counts for nothing)';
      return [
        { id, path, message: `no control mitigates it${why}: add one, or say why not in \`noMitigation\`` },
      ];
    }),
};

/** What an assurance control finds mitigates nothing by itself, and without an impact there is no priority. */
function counts({ control, mitigation }: Mitigator): boolean {
  return control.coso !== 'Assurance' && mitigation.impact !== undefined;
}
