import { nearest } from '@demarc/core';
import type { PolicyCondition, PolicyStatement } from '../document/document.ts';
import { findAction, keyIsIn, keysOfAction } from '../facts.ts';
import { parseIpRange } from '../match/ip.ts';
import { OPERATORS, type Operator, parseOperator } from '../match/operators.ts';
import { parseTime } from '../match/time.ts';
import { actionsOf, allKnown, withSuggestion } from './actions.ts';
import { eachStatement, type Finding, type Linted, type Rule } from './finding.ts';

/** Operators, keys and values of conditions, and constructs whose result surprises. */
export const conditionRules: Rule = (linted) =>
  eachStatement(linted, (statement, at) =>
    statement.conditions.flatMap((condition) => {
      const path = at('Condition', condition.operator, condition.key);
      const operator = parseOperator(condition.operator);
      if (!operator) return [unknownOperator(condition, at('Condition', condition.operator))];
      return [
        ...keyFindings(linted, statement, condition, operator, path),
        ...valueFindings(condition, operator, path),
        ...unclear(statement, condition, operator, path),
      ];
    }),
  );

function unknownOperator({ operator }: PolicyCondition, path: Finding['path']): Finding {
  const [, set = '', name = operator] = /^(ForAllValues:|ForAnyValue:)?(.*)$/i.exec(operator) ?? [];
  const bare = name.replace(/IfExists$/i, '');
  const suffix = name.slice(bare.length);
  if (bare.toLowerCase() === 'null') {
    return {
      rule: 'unknown-operator',
      level: 'error',
      message: `\`Null\` takes neither a set operator nor IfExists: \`${operator}\``,
      path,
    };
  }
  const near = nearest(bare, Object.keys(OPERATORS));
  return withSuggestion(
    'unknown-operator',
    `there is no operator \`${operator}\``,
    path,
    near && `${set}${near}${suffix}`,
  );
}

/** A key that no action of the statement has, or that some of those named one by one do not have; a type that the operator does not fit. */
function keyFindings(
  linted: Linted,
  { action = [], effect }: PolicyStatement,
  { key }: PolicyCondition,
  operator: Operator,
  path: Finding['path'],
): readonly Finding[] {
  const { facts } = linted;
  if (!facts) return [];
  const type = typeOfKey(linted, key, action);
  const findings: Finding[] = [...typeFindings(key, operator, type, path)];
  if (action.length === 0 || action.includes('*') || !allKnown(linted, action)) return findings;
  const actions = actionsOf(linted, action);
  const without = actions.filter((one) => !keyIsIn(keysOfAction(facts, one) ?? [], key));
  if (actions.length > 0 && without.length === actions.length) {
    const candidates = [...new Set(actions.flatMap((one) => [...(keysOfAction(facts, one) ?? [])]))];
    const near = nearest(key, candidates);
    findings.push(
      withSuggestion(
        'key-for-action',
        `none of the statement's actions has the condition key \`${key}\``,
        path,
        near,
      ),
    );
  } else {
    const named = action.filter((one) => !/[*?]/.test(one) && without.includes(canonical(linted, one)));
    // an absent key satisfies IfExists, Null and negated operators: then nothing surprises
    if (named.length > 0 && !operator.ifExists && operator.family !== 'null' && !operator.negated) {
      const never = effect === 'Allow' ? 'allows' : 'denies';
      const message = `\`${named.join('`, `')}\` has no condition key \`${key}\`: the statement never ${never} it`;
      findings.push({ rule: 'key-for-action', level: 'warning', message, path });
    }
  }
  return findings;
}

function canonical({ facts }: Linted, action: string): string {
  const found = facts && findAction(facts, action);
  return found ? `${action.slice(0, action.indexOf(':')).toLowerCase()}:${found.name}` : action;
}

function typeOfKey({ facts }: Linted, key: string, actions: readonly string[]): string | undefined {
  const prefixes = [
    key.slice(0, key.indexOf(':')).toLowerCase(),
    ...actions.map((one) => one.slice(0, one.indexOf(':')).toLowerCase()),
  ];
  const tables = [facts?.globalKeys ?? {}, ...prefixes.map((prefix) => facts?.services[prefix]?.keys ?? {})];
  for (const table of tables) {
    for (const [name, type] of Object.entries(table)) if (keyIsIn([name], key)) return type;
  }
  return undefined;
}

const FITTING: Readonly<Record<string, readonly Operator['family'][]>> = {
  String: ['string', 'arn'],
  ARN: ['arn', 'string'],
  Numeric: ['numeric'],
  Date: ['date', 'numeric'],
  Bool: ['bool', 'string'],
  IPAddress: ['ip'],
  Binary: ['binary'],
};

function typeFindings(
  key: string,
  operator: Operator,
  type: string | undefined,
  path: Finding['path'],
): readonly Finding[] {
  if (type === undefined || operator.family === 'null') return [];
  const several = type.startsWith('ArrayOf');
  const single = several ? type.slice('ArrayOf'.length) : type;
  const findings: Finding[] = [];
  const fitting = FITTING[single];
  if (fitting && !fitting.includes(operator.family)) {
    const message = `\`${key}\` is of type ${type}: \`${operator.name}\` does not compare that`;
    findings.push({ rule: 'operator-for-key', level: 'error', message, path });
  } else if (single === 'ARN' && operator.family === 'string') {
    const message = `\`${key}\` is an ARN: an Arn operator compares its parts one by one`;
    findings.push({ rule: 'operator-for-key', level: 'info', message, path });
  }
  if (several && operator.set === 'none') {
    const message = `\`${key}\` has several values: say ForAnyValue or ForAllValues`;
    findings.push({ rule: 'set-operator', level: 'warning', message, path });
  }
  if (!several && operator.set !== 'none') {
    const message = `\`${key}\` has one value: \`${operator.name}\` can let too much through`;
    findings.push({ rule: 'set-operator', level: 'warning', message, path });
  }
  return findings;
}

/** Values that an operator cannot compare with. */
function valueFindings(
  { values, key }: PolicyCondition,
  operator: Operator,
  path: Finding['path'],
): readonly Finding[] {
  const wrong = (value: string, index: number, expected: string): Finding => ({
    rule: 'condition-value',
    level: 'error',
    message: `\`${value}\` is not ${expected}`,
    path: [...(path ?? []), index],
  });
  const findings = values.flatMap((value, index) => {
    if (value.includes('${')) {
      if (operator.variables) return [];
      return [wrong(value, index, `taken as a variable: \`${operator.name}\` has none`)];
    }
    switch (operator.family) {
      case 'numeric':
        return Number.isNaN(Number(value)) || value.trim() === '' ? [wrong(value, index, 'a number')] : [];
      case 'date':
        return parseTime(value) === undefined
          ? [wrong(value, index, 'a date such as `2026-11-23T00:00:00Z`')]
          : [];
      case 'ip':
        return parseIpRange(value)
          ? []
          : [wrong(value, index, 'an address or range such as `203.0.113.0/24`')];
      case 'bool':
      case 'null':
        return /^(true|false)$/i.test(value) ? [] : [wrong(value, index, '`true` or `false`')];
      default:
        return operator.family === 'string' && operator.comparison !== 'like' && /[*?]/.test(value)
          ? [
              {
                ...wrong(
                  value,
                  index,
                  `a pattern to \`${operator.name}\`: \`*\` and \`?\` are mere characters there`,
                ),
                level: 'warning' as const,
              },
            ]
          : [];
    }
  });
  if (values.length === 0) {
    findings.push({
      rule: 'condition-value',
      level: 'error',
      message: `\`${key}\` is compared with nothing`,
      path,
    });
  }
  return findings;
}

/** Keys in which AWS sees no use for a wildcard. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#sensitive-condition-keys */
const NO_WILDCARDS = new Set([
  'aws:principalaccount',
  'aws:principalorgid',
  'aws:resourceaccount',
  'aws:resourceorgid',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:vpceaccount',
  'aws:vpceorgid',
]);

function unclear(
  statement: PolicyStatement,
  { key, values }: PolicyCondition,
  operator: Operator,
  path: Finding['path'],
): readonly Finding[] {
  const findings: Finding[] = [];
  const warn = (rule: string, message: string) => findings.push({ rule, level: 'warning', message, path });
  if (operator.set === 'any' && operator.ifExists) {
    warn(
      'unclear-if-exists',
      `AWS does not say what \`${operator.name}\` gives when \`${key}\` is absent: ask with Null beside it`,
    );
  }
  if (operator.set === 'all' && statement.effect === 'Allow' && !asksForPresence(statement, key)) {
    warn(
      'for-all-values-without-null',
      `\`${operator.name}\` holds when \`${key}\` is absent: ask \`"Null": { "${key}": "false" }\` beside it`,
    );
  }
  if (
    operator.comparison === 'like' &&
    NO_WILDCARDS.has(key.toLowerCase()) &&
    values.some((value) => /[*?]/.test(value))
  ) {
    warn('wildcard-in-identity', `a wildcard in \`${key}\` can match what belongs to others`);
  }
  return findings;
}

function asksForPresence({ conditions }: PolicyStatement, key: string): boolean {
  return conditions.some(
    (one) =>
      one.operator.toLowerCase() === 'null' &&
      one.key.toLowerCase() === key.toLowerCase() &&
      one.values.every((value) => value.toLowerCase() === 'false'),
  );
}
