import type { Access } from '../model/access.ts';

/** An access expression in words: a line, the permission that it names, and what stands below it. */
export interface AccessWords {
  /** `All of`, `Any of`, `Makes it easier`, `Exactly`, a sentence; empty for a permission in a list. */
  readonly words: string;
  readonly permission?: string | undefined;
  readonly parts: readonly AccessWords[];
}

const NONE =
  "No permission of your IAM is needed: the network, the attacker's own account or anonymous access is enough";
const UNKNOWN = 'The expression could not be read';

/**
 * An access expression as lines for people, one below another. What only makes the attack easier stands apart, after what
 * gates it: `AND [a, OPTIONAL b]` reads "Exactly a" and "Makes it easier: b".
 */
export function accessWords(access: Access): readonly AccessWords[] {
  const { gate, easier } = apart(access);
  const first = gate === undefined ? line(NONE) : gate.op === 'permission' ? exactly(gate) : wordsOf(gate);
  return [first, ...easierWords(easier)];
}

/** Takes what never gates out of the top of an expression. */
function apart(access: Access): { readonly gate: Access | undefined; readonly easier: readonly Access[] } {
  if (access.op === 'none') return { gate: undefined, easier: [] };
  if (access.op === 'optional') return { gate: undefined, easier: [access.operand] };
  if (access.op !== 'and') return { gate: access, easier: [] };
  const easier = access.operands.flatMap((operand) => (operand.op === 'optional' ? [operand.operand] : []));
  const gates = access.operands.filter(({ op }) => op !== 'optional' && op !== 'none');
  return { gate: gates.length > 1 ? { op: 'and', operands: gates } : gates[0], easier };
}

function wordsOf(access: Access): AccessWords {
  switch (access.op) {
    case 'none':
      return line(NONE);
    case 'unknown':
      return line(UNKNOWN);
    case 'permission':
      return { words: '', permission: access.permission, parts: [] };
    case 'or':
      return { words: 'Any of', parts: access.operands.map(wordsOf) };
    case 'and': {
      const { gate, easier } = apart(access);
      const gates = gate?.op === 'and' ? gate.operands : gate === undefined ? [] : [gate];
      return { words: 'All of', parts: [...gates.map(wordsOf), ...easierWords(easier)] };
    }
    case 'optional':
      return easierWords([access.operand])[0] as AccessWords;
  }
}

function easierWords(easier: readonly Access[]): readonly AccessWords[] {
  return easier.length === 0 ? [] : [{ words: 'Makes it easier', parts: easier.map(wordsOf) }];
}

function exactly({ permission }: Extract<Access, { readonly op: 'permission' }>): AccessWords {
  return { words: 'Exactly', permission, parts: [] };
}

function line(words: string): AccessWords {
  return { words, parts: [] };
}
