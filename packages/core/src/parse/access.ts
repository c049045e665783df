import type { Access } from '../model/access.ts';
import type { Problem } from '../model/problem.ts';
import type { Json } from '../model/threat-model.ts';

type Path = readonly (string | number)[];
type Report = (message: string, path: Path) => void;

/**
 * Reads an access expression in its published form: `{}`, `{ UNIQUE: p }`, `{ AND: […] }`, `{ OR: […] }`, `{ OPTIONAL: … }`,
 * nested, or a bare permission. What cannot be read becomes `unknown`, with a problem.
 */
export function parseAccess(source: unknown): {
  readonly access: Access;
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const access = read(source, [], (message, path) =>
    problems.push({ rule: 'access-expression-parses', level: 'error', message, path }),
  );
  return { access, problems };
}

function read(source: unknown, path: Path, report: Report): Access {
  if (typeof source === 'string') return readPermission(source, path, report);
  if (typeof source !== 'object' || source === null || Array.isArray(source)) {
    report(
      `\`${JSON.stringify(source) ?? 'nothing'}\` is not an access expression: expected {}, UNIQUE, AND, OR, OPTIONAL or a permission`,
      path,
    );
    return { op: 'unknown' };
  }
  const entries = Object.entries(source);
  if (entries.length === 0) return { op: 'none' };
  const operands = entries.map(([operator, value]) =>
    readOperator(operator, value, [...path, operator], report),
  );
  return operands.length === 1 ? (operands[0] as Access) : { op: 'and', operands };
}

function readOperator(operator: string, value: unknown, path: Path, report: Report): Access {
  switch (operator.toUpperCase()) {
    case 'UNIQUE':
      if (Array.isArray(value) && value.length === 1) return read(value[0], [...path, 0], report);
      if (typeof value === 'string') return readPermission(value, path, report);
      report('`UNIQUE` takes one permission', path);
      return { op: 'unknown' };
    case 'OPTIONAL':
      if (Array.isArray(value)) return { op: 'optional', operand: readList('and', value, path, report) };
      return { op: 'optional', operand: read(value, path, report) };
    case 'AND':
    case 'OR':
      if (!Array.isArray(value)) {
        report(`\`${operator}\` takes a list of expressions`, path);
        return { op: 'unknown' };
      }
      return readList(operator.toUpperCase() === 'AND' ? 'and' : 'or', value, path, report);
    default:
      report(
        `\`${operator}\` is not an operator of access expressions: expected UNIQUE, AND, OR or OPTIONAL`,
        path,
      );
      return { op: 'unknown' };
  }
}

function readList(op: 'and' | 'or', values: readonly unknown[], path: Path, report: Report): Access {
  if (values.length === 0) {
    report('an empty list says nothing: write {} when no permission is needed', path);
    return { op: 'unknown' };
  }
  return { op, operands: values.map((value, index) => read(value, [...path, index], report)) };
}

function readPermission(text: string, path: Path, report: Report): Access {
  const permission = text.trim();
  if (permission === '') {
    report('a permission is empty', path);
    return { op: 'unknown' };
  }
  return { op: 'permission', permission };
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
