import { isCurrent } from '../analyse/index-model.ts';
import { COSO_TYPES, NIST_CSF_FUNCTIONS } from '../model/control.ts';
import type { Finding, Rule } from './rule.ts';

export const controlIsRated: Rule = {
  id: 'control-is-rated',
  title: 'Every control has an effort, a COSO type and a NIST CSF function, every mitigation an impact',
  level: 'error',
  check: ({ model }) =>
    model.controls.filter(isCurrent).flatMap((control): readonly Finding[] => {
      const { id, effort, coso, nistCsf, mitigations } = control;
      const beyond = model.markup === 'markdown' ? 'error' : 'info';
      const at = (field: string) => ({ id, path: ['controls', id, field] });
      return [
        ...(effort === undefined ? [{ ...at('effort'), message: 'has no effort, and so no priority' }] : []),
        ...known(coso, COSO_TYPES, 'COSO type', beyond).map((entry) => ({ ...at('coso'), ...entry })),
        ...known(nistCsf, NIST_CSF_FUNCTIONS, 'NIST CSF function', beyond).map((entry) => ({
          ...at('nistCsf'),
          ...entry,
        })),
        ...mitigations
          .filter(({ impact }) => impact === undefined)
          .map(({ threat }) => ({
            ...at('mitigations'),
            message: `has no impact on \`${threat}\`: it counts for nothing`,
          })),
      ];
    }),
};

/** A value beyond the usual: a slip in an authored ThreatModel; in an imported one it is kept and shown as it is. */
function known(
  value: string,
  usual: readonly string[],
  noun: string,
  beyond: 'error' | 'info',
): readonly Pick<Finding, 'message' | 'level'>[] {
  if (value === '') return [{ message: `has no ${noun}` }];
  return usual.includes(value)
    ? []
    : [{ level: beyond, message: `\`${value}\` is not a usual ${noun}: ${usual.join(', ')}` }];
}
