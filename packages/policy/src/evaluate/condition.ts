import type { PolicyCondition } from '../document/document.ts';
import { arnMatches } from '../match/arn.ts';
import { globMatches } from '../match/glob.ts';
import { type IpRange, parseIpRange, rangeHolds } from '../match/ip.ts';
import { type Operator, parseOperator } from '../match/operators.ts';
import { fill, type Template, template } from '../match/template.ts';
import { parseTime } from '../match/time.ts';
import { and, not, or, type Truth, truth } from '../match/truth.ts';
import type { Context, KeyState } from './context.ts';

/** One condition of a statement, ready to be asked. */
export interface CompiledCondition {
  readonly source: PolicyCondition;
  /** Absent when there is no such operator: the condition then holds for nothing. */
  readonly operator: Operator | undefined;
  /** Lower case. */
  readonly key: string;
  readonly values: readonly CompiledValue[];
}

interface CompiledValue {
  readonly template: Template;
  readonly number: number | undefined;
  readonly time: number | undefined;
  readonly range: IpRange | undefined;
}

export function compileCondition(source: PolicyCondition, variables: boolean): CompiledCondition {
  const operator = parseOperator(source.operator);
  return {
    source,
    operator,
    key: source.key.toLowerCase(),
    values: source.values.map((value) => ({
      template: template(value, variables && operator?.variables === true),
      number: operator?.family === 'numeric' ? parseNumber(value) : undefined,
      time: operator?.family === 'date' ? parseTime(value) : undefined,
      range: operator?.family === 'ip' ? parseIpRange(value) : undefined,
    })),
  };
}

/** Whether a condition holds. `maybe` when it hangs on a key that is not known. */
export function conditionHolds(condition: CompiledCondition, context: Context): Truth {
  const { operator } = condition;
  if (!operator) return 'no';
  const found = context.lookup(condition.key);
  if (operator.family === 'null') return nullHolds(condition, found);
  switch (found.state) {
    case 'values':
      return valuesHold(condition, operator, found.values, context);
    case 'absent':
      return absentHolds(operator);
    case 'present':
      return anyValueHolds(condition, operator);
    case 'unknown': {
      const whenAbsent = absentHolds(operator);
      return anyValueHolds(condition, operator) === whenAbsent ? whenAbsent : 'maybe';
    }
  }
}

function nullHolds(condition: CompiledCondition, found: KeyState): Truth {
  const wanted = (text: string) => condition.source.values.some((value) => value.toLowerCase() === text);
  if (found.state === 'absent') return truth(wanted('true'));
  if (found.state !== 'unknown') return truth(wanted('false'));
  if (wanted('true') && wanted('false')) return 'yes';
  return wanted('true') || wanted('false') ? 'maybe' : 'no';
}

/** With IfExists, and for ForAllValues, an absent key satisfies; a negated operator too, except under ForAnyValue. */
function absentHolds(operator: Operator): Truth {
  if (operator.ifExists || operator.set === 'all') return 'yes';
  if (operator.set === 'any') return 'no';
  return truth(operator.negated);
}

/** What holds whatever the value is: `*` is like every text. */
function anyValueHolds(condition: CompiledCondition, operator: Operator): Truth {
  const everything =
    operator.comparison === 'like' &&
    condition.values.some(({ template: { fixed } }) => fixed?.source === '*');
  if (!everything) return 'maybe';
  return truth(!operator.negated);
}

function valuesHold(
  condition: CompiledCondition,
  operator: Operator,
  values: readonly string[],
  context: Context,
): Truth {
  let all: Truth = 'yes';
  let any: Truth = 'no';
  for (const value of values) {
    const positive = matchesOne(condition, operator, value, context);
    // without a set operator, "not" applies to the whole
    const one = operator.negated && operator.set !== 'none' ? not(positive) : positive;
    all = and(all, one);
    any = or(any, one);
  }
  if (operator.set === 'all') return all;
  if (operator.set === 'any') return any;
  return operator.negated ? not(any) : any;
}

function matchesOne(
  condition: CompiledCondition,
  operator: Operator,
  value: string,
  context: Context,
): Truth {
  let result: Truth = 'no';
  for (const candidate of condition.values) {
    result = or(result, compare(candidate, operator, value, context));
    if (result === 'yes') return result;
  }
  return result;
}

function compare(candidate: CompiledValue, operator: Operator, value: string, context: Context): Truth {
  switch (operator.family) {
    case 'numeric':
      return truth(inOrder(operator, parseNumber(value), candidate.number));
    case 'date':
      return truth(inOrder(operator, parseTime(value), candidate.time));
    case 'ip': {
      const address = parseIpRange(value);
      return truth(
        candidate.range !== undefined && address !== undefined && rangeHolds(candidate.range, address),
      );
    }
    default: {
      const filled = fill(candidate.template, context.variable);
      if (filled.state === 'absent') return 'no';
      if (filled.state === 'unknown') return 'maybe';
      if (operator.family === 'arn') return truth(arnMatches(filled.pattern, value));
      if (operator.comparison === 'like') return truth(globMatches(filled.pattern, value));
      const ignoreCase = operator.family === 'bool' || operator.comparison === 'equals-ignore-case';
      return truth(ignoreCase ? filled.text.toLowerCase() === value.toLowerCase() : filled.text === value);
    }
  }
}

function inOrder(operator: Operator, value: number | undefined, limit: number | undefined): boolean {
  if (value === undefined || limit === undefined) return false;
  switch (operator.comparison) {
    case 'less':
      return value < limit;
    case 'less-equals':
      return value <= limit;
    case 'greater':
      return value > limit;
    case 'greater-equals':
      return value >= limit;
    default:
      return value === limit;
  }
}

function parseNumber(source: string): number | undefined {
  const text = source.trim();
  return /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;
}
