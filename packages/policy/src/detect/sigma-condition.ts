import { glob, globMatches } from '../match/glob.ts';

/** A Sigma condition as a tree over the names of searches. `1 of x*` has become `or`, `all of x*` has become `and`. */
export type Condition =
  | { readonly op: 'search'; readonly name: string }
  | { readonly op: 'not'; readonly operand: Condition }
  | { readonly op: 'and' | 'or'; readonly operands: readonly Condition[] };

type Parsed = { readonly value: Condition } | { readonly value?: undefined; readonly message: string };

const MAX_NESTING = 64;

/**
 * Parses `selection and not 1 of filter*`. Least to most binding: or, and, not, `x of`, brackets.
 * `names` are the searches of the rule; a name that is none of them is an error.
 */
export function parseSigmaCondition(text: string, names: readonly string[]): Parsed {
  const tokens = text.match(/[()]|[^\s()]+/g) ?? [];
  let at = 0;
  let depth = 0;
  const peek = () => tokens[at]?.toLowerCase();
  const fail = (message: string): never => {
    throw new ConditionError(message);
  };
  const chain = (op: 'and' | 'or', next: () => Condition): Condition => {
    const operands = [next()];
    while (peek() === op) {
      at++;
      operands.push(next());
    }
    return operands.length === 1 ? (operands[0] as Condition) : { op, operands };
  };
  const either = (): Condition => chain('or', both);
  const both = (): Condition => chain('and', negation);
  const negation = (): Condition => {
    if (peek() !== 'not') return primary();
    at++;
    if (++depth > MAX_NESTING) fail(`nested deeper than ${MAX_NESTING} levels`);
    const operand = negation();
    depth--;
    return { op: 'not', operand };
  };
  const primary = (): Condition => {
    const token = tokens[at];
    if (token === undefined) return fail('the condition ends where a search is expected');
    if (token === '(') {
      at++;
      if (++depth > MAX_NESTING) fail(`nested deeper than ${MAX_NESTING} levels`);
      const inner = either();
      depth--;
      if (tokens[at++] !== ')') fail('a bracket is not closed');
      return inner;
    }
    if (token === ')') return fail('a bracket is closed that was not opened');
    if (tokens[at + 1]?.toLowerCase() === 'of') return quantified(token);
    at++;
    if (!names.includes(token))
      return fail(`no search \`${token}\` in this rule: it has ${names.join(', ')}`);
    return { op: 'search', name: token };
  };
  const quantified = (quantity: string): Condition => {
    const lower = quantity.toLowerCase();
    if (lower !== '1' && lower !== 'any' && lower !== 'all') {
      return fail(`\`${quantity} of\` is not known: \`1 of\`, \`any of\` or \`all of\``);
    }
    const pattern = tokens[at + 2];
    if (pattern === undefined) return fail(`\`${quantity} of\` needs \`them\` or a pattern`);
    at += 3;
    const shape = glob(pattern);
    const chosen =
      pattern.toLowerCase() === 'them'
        ? names.filter((name) => !name.startsWith('_'))
        : names.filter((name) => globMatches(shape, name));
    if (chosen.length === 0) return fail(`\`${pattern}\` names no search of this rule`);
    return { op: lower === 'all' ? 'and' : 'or', operands: chosen.map((name) => ({ op: 'search', name })) };
  };
  try {
    const value = either();
    if (at < tokens.length) fail(`\`${tokens[at]}\` is not expected here`);
    return { value };
  } catch (error) {
    if (error instanceof ConditionError) return { message: error.message };
    throw error;
  }
}

class ConditionError extends Error {}
