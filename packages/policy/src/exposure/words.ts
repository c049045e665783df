import type { Need } from '../evaluate/statement.ts';
import type { Verdict } from './verdict.ts';

/** What a conditional verdict hangs on. */
export function conditionsText({ conditions }: Verdict): string {
  return [
    ...new Set(
      conditions.map(
        ({ effect, layer, statement, needs }) =>
          `${effect === 'Deny' ? 'unless' : 'if'} ${needs.map(needText).join(' and ')} (${layer}, ${statement.policy}${statement.sid === undefined ? '' : ` ${statement.sid}`})`,
      ),
    ),
  ].join('; ');
}

function needText(need: Need): string {
  switch (need.kind) {
    case 'condition':
      return `${need.key} ${need.operator} ${need.values.join(' or ')}`;
    case 'resource':
      return `${need.negated ? 'the resource is none of' : 'the resource is'} ${need.patterns.join(', ')}`;
    case 'session-name':
      return `the session is ${need.names.join(' or ')}`;
    case 'not-principal':
      return `the principal is none of ${need.names.join(', ')}`;
  }
}

/** Which layer and statement cut which permission. */
export function cutsText({ cuts }: Verdict): string {
  return [
    ...new Set(
      cuts.map(
        ({ permission, layer, statement }) =>
          `${permission}: ${layer}${statement === undefined ? '' : ` (${statement.policy}${statement.sid === undefined ? '' : ` ${statement.sid}`})`}`,
      ),
    ),
  ].join('; ');
}
