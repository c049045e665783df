/** What an operator compares. */
export type OperatorFamily = 'string' | 'numeric' | 'date' | 'bool' | 'binary' | 'ip' | 'arn' | 'null';

/** A condition operator, taken apart. */
export interface Operator {
  readonly name: string;
  readonly family: OperatorFamily;
  readonly comparison:
    | 'equals'
    | 'equals-ignore-case'
    | 'like'
    | 'less'
    | 'less-equals'
    | 'greater'
    | 'greater-equals';
  readonly negated: boolean;
  readonly ifExists: boolean;
  readonly set: 'none' | 'all' | 'any';
  /** Whether its values may hold policy variables. */
  readonly variables: boolean;
}

type Base = Pick<Operator, 'family' | 'comparison' | 'negated'>;

const base = (family: OperatorFamily, comparison: Operator['comparison'], negated = false): Base => ({
  family,
  comparison,
  negated,
});

/** Every condition operator of the policy language, as written in AWS's reference. */
export const OPERATORS: Readonly<Record<string, Base>> = {
  StringEquals: base('string', 'equals'),
  StringNotEquals: base('string', 'equals', true),
  StringEqualsIgnoreCase: base('string', 'equals-ignore-case'),
  StringNotEqualsIgnoreCase: base('string', 'equals-ignore-case', true),
  StringLike: base('string', 'like'),
  StringNotLike: base('string', 'like', true),
  NumericEquals: base('numeric', 'equals'),
  NumericNotEquals: base('numeric', 'equals', true),
  NumericLessThan: base('numeric', 'less'),
  NumericLessThanEquals: base('numeric', 'less-equals'),
  NumericGreaterThan: base('numeric', 'greater'),
  NumericGreaterThanEquals: base('numeric', 'greater-equals'),
  DateEquals: base('date', 'equals'),
  DateNotEquals: base('date', 'equals', true),
  DateLessThan: base('date', 'less'),
  DateLessThanEquals: base('date', 'less-equals'),
  DateGreaterThan: base('date', 'greater'),
  DateGreaterThanEquals: base('date', 'greater-equals'),
  Bool: base('bool', 'equals'),
  BinaryEquals: base('binary', 'equals'),
  IpAddress: base('ip', 'equals'),
  NotIpAddress: base('ip', 'equals', true),
  ArnEquals: base('arn', 'like'),
  ArnLike: base('arn', 'like'),
  ArnNotEquals: base('arn', 'like', true),
  ArnNotLike: base('arn', 'like', true),
  Null: base('null', 'equals'),
};

const BY_LOWER_CASE = new Map(
  Object.entries(OPERATORS).map(([name, value]) => [name.toLowerCase(), { name, value }]),
);

/** Takes `ForAnyValue:StringLikeIfExists` apart; `undefined` when there is no such operator. Letter case does not matter. */
export function parseOperator(source: string): Operator | undefined {
  const match = /^(?:(forallvalues|foranyvalue):)?(.+?)(ifexists)?$/i.exec(source);
  if (!match) return undefined;
  const found = BY_LOWER_CASE.get((match[2] as string).toLowerCase());
  if (!found) return undefined;
  const { family } = found.value;
  const set = match[1] === undefined ? 'none' : match[1].toLowerCase() === 'forallvalues' ? 'all' : 'any';
  const ifExists = match[3] !== undefined;
  if (family === 'null' && (ifExists || set !== 'none')) return undefined;
  return {
    name: source,
    ...found.value,
    ifExists,
    set,
    variables: family === 'string' || family === 'arn' || family === 'bool',
  };
}
