/**
 * The IAM access that an attacker needs, as an expression.
 * `none`: no permission of the customer's IAM is needed (the network, the attacker's own account, or anonymous).
 * `optional` makes the attack easier and never gates. `unknown`: the source's expression could not be read.
 */
export type Access =
  | { readonly op: 'none' }
  | {
      readonly op: 'unknown';
      /** What is wrong with it, in words, and where in the expression. */
      readonly why?: string;
      readonly at?: readonly (string | number)[];
    }
  | { readonly op: 'permission'; readonly permission: string }
  | { readonly op: 'and' | 'or'; readonly operands: readonly Access[] }
  | { readonly op: 'optional'; readonly operand: Access };

/** The parts of an expression that could not be read, in order of appearance. */
export function unreadableIn(access: Access): readonly Extract<Access, { readonly op: 'unknown' }>[] {
  if (access.op === 'unknown') return [access];
  if (access.op === 'optional') return unreadableIn(access.operand);
  return access.op === 'and' || access.op === 'or' ? access.operands.flatMap(unreadableIn) : [];
}

/** Every permission that an expression names, optional ones included, each once, in order of appearance. */
export function permissionsOf(access: Access): readonly string[] {
  const found = new Set<string>();
  collect(access, found);
  return [...found];
}

function collect(access: Access, into: Set<string>): void {
  switch (access.op) {
    case 'none':
    case 'unknown':
      return;
    case 'permission':
      into.add(access.permission);
      return;
    case 'optional':
      collect(access.operand, into);
      return;
    case 'and':
    case 'or':
      for (const operand of access.operands) collect(operand, into);
  }
}

/** The permissions of an expression that can gate it: those outside every `optional`. */
export function gatingPermissionsOf(access: Access): readonly string[] {
  const found = new Set<string>();
  collect(withoutOptional(access), found);
  return [...found];
}

function withoutOptional(access: Access): Access {
  if (access.op === 'optional') return { op: 'none' };
  if (access.op !== 'and' && access.op !== 'or') return access;
  return { op: access.op, operands: access.operands.map(withoutOptional) };
}
