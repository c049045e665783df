import type { Access } from '../model/access.ts';
import type { Json } from '../model/threat-model.ts';

type Path = readonly (string | number)[];

/**
 * Reads an access expression in its published form: `{}`, `{ UNIQUE: p }`, `{ AND: […] }`, `{ OR: […] }`, `{ OPTIONAL: … }`,
 * nested, or a bare permission. What cannot be read becomes `unknown`, which says why and where; the rule `access-expression-parses` tells of it.
 */
export function parseAccess(source: unknown): Access {
  return read(source, []);
}

function read(source: unknown, at: Path): Access {
  if (typeof source === 'string') return readPermission(source, at);
  if (typeof source !== 'object' || source === null || Array.isArray(source)) {
    const shown = (JSON.stringify(source) ?? 'nothing').slice(0, 60);
    return unknown(
      `\`${shown}\` is not an access expression: expected {}, UNIQUE, AND, OR, OPTIONAL or a permission`,
      at,
    );
  }
  const entries = Object.entries(source);
  if (entries.length === 0) return { op: 'none' };
  const operands = entries.map(([operator, value]) => readOperator(operator, value, [...at, operator]));
  return operands.length === 1 ? (operands[0] as Access) : { op: 'and', operands };
}

function readOperator(operator: string, value: unknown, at: Path): Access {
  switch (operator.toUpperCase()) {
    case 'UNIQUE':
      if (Array.isArray(value) && value.length === 1) return read(value[0], [...at, 0]);
      if (typeof value === 'string') return readPermission(value, at);
      return unknown('`UNIQUE` takes one permission', at);
    case 'OPTIONAL':
      return { op: 'optional', operand: Array.isArray(value) ? readList('and', value, at) : read(value, at) };
    case 'AND':
    case 'OR':
      if (!Array.isArray(value)) return unknown(`\`${operator}\` takes a list of expressions`, at);
      return readList(operator.toUpperCase() === 'AND' ? 'and' : 'or', value, at);
    default:
      return unknown(
        `\`${operator.slice(0, 60)}\` is not an operator of access expressions: expected UNIQUE, AND, OR or OPTIONAL`,
        at,
      );
  }
}

function readList(op: 'and' | 'or', values: readonly unknown[], at: Path): Access {
  if (values.length === 0)
    return unknown('an empty list says nothing: write {} when no permission is needed', at);
  return { op, operands: values.map((value, index) => read(value, [...at, index])) };
}

function readPermission(text: string, at: Path): Access {
  const permission = text.trim();
  return permission === '' ? unknown('a permission is empty', at) : { op: 'permission', permission };
}

function unknown(why: string, at: Path): Access {
  return { op: 'unknown', why, at };
}

/** The published form of an expression: `UNIQUE` for a permission alone, bare permissions inside lists. */
export function printAccess(access: Access): Json {
  if (access.op === 'permission') return { UNIQUE: access.permission };
  return printNested(access);
}

function printNested(access: Access): Json {
  switch (access.op) {
    case 'none':
    case 'unknown':
      return {};
    case 'permission':
      return access.permission;
    case 'and':
      return { AND: access.operands.map(printNested) };
    case 'or':
      return { OR: access.operands.map(printNested) };
    case 'optional':
      return { OPTIONAL: printNested(access.operand) };
  }
}
