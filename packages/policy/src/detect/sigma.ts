import type { Problem } from '@demarc/core';
import { parseDocument } from 'yaml';
import { isRecord } from '../document/record.ts';
import { type Condition, parseSigmaCondition } from './sigma-condition.ts';
import { readSelection, type Selection, selectionMatches } from './sigma-selection.ts';

/** A Sigma rule, ready to be asked. */
export interface SigmaRule {
  readonly title: string;
  readonly level: string | undefined;
  readonly selections: ReadonlyMap<string, Selection>;
  /** One of them is enough. */
  readonly conditions: readonly Condition[];
}

const MAX_RULE_LENGTH = 200_000;

/**
 * Reads a Sigma rule from its YAML text or its parsed value: title, logsource, detection with maps, lists, keywords, modifiers and
 * conditions. What a matcher of single events cannot do (correlations, `expand`) is refused.
 * https://github.com/SigmaHQ/sigma-specification/blob/main/specification/sigma-rules-specification.md
 */
export function parseSigmaRule(source: unknown): {
  readonly value?: SigmaRule | undefined;
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const rule = typeof source === 'string' ? readYaml(source, problems) : source;
  if (problems.length > 0) return { problems };
  if (!isRecord(rule)) return { problems: [problemAt([], 'a Sigma rule is an object')] };
  const { title, detection, logsource, level } = rule;
  if (typeof title !== 'string' || title === '')
    problems.push(problemAt(['title'], 'a rule needs a `title`'));
  if (!isRecord(logsource)) problems.push(problemAt(['logsource'], 'a rule needs a `logsource`'));
  if (!isRecord(detection)) {
    problems.push(problemAt(['detection'], 'a rule needs a `detection`'));
    return { problems };
  }
  const { condition, ...searches } = detection;
  const selections = new Map<string, Selection>();
  for (const [name, search] of Object.entries(searches)) {
    const read = readSelection(search);
    if (read.value) selections.set(name, read.value);
    else problems.push(problemAt(['detection', name, ...read.path], read.message));
  }
  const texts = Array.isArray(condition) ? condition : [condition];
  const conditions = texts.flatMap((text): readonly Condition[] => {
    if (typeof text !== 'string') {
      problems.push(problemAt(['detection', 'condition'], 'a rule needs a `condition`'));
      return [];
    }
    const parsed = parseSigmaCondition(text, Object.keys(searches));
    if (parsed.value) return [parsed.value];
    problems.push(problemAt(['detection', 'condition'], parsed.message));
    return [];
  });
  if (problems.length > 0) return { problems };
  return {
    value: {
      title: title as string,
      level: typeof level === 'string' ? level : undefined,
      selections,
      conditions,
    },
    problems,
  };
}

/** Whether an event (a JSON value, a CloudTrail record for instance) matches. Nested fields are named with dots: `userIdentity.type`. */
export function sigmaMatches(rule: SigmaRule, event: unknown): boolean {
  const known = new Map<string, boolean>();
  const selected = (name: string): boolean => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const selection = rule.selections.get(name);
    const matches = selection !== undefined && selectionMatches(selection, event);
    known.set(name, matches);
    return matches;
  };
  return rule.conditions.some((condition) => holds(condition, selected));
}

function holds(condition: Condition, selected: (name: string) => boolean): boolean {
  switch (condition.op) {
    case 'search':
      return selected(condition.name);
    case 'not':
      return !holds(condition.operand, selected);
    case 'and':
      return condition.operands.every((operand) => holds(operand, selected));
    case 'or':
      return condition.operands.some((operand) => holds(operand, selected));
  }
}

function readYaml(text: string, problems: Problem[]): unknown {
  if (text.length > MAX_RULE_LENGTH) {
    problems.push(problemAt([], `${text.length} characters: at most ${MAX_RULE_LENGTH} are read`));
    return undefined;
  }
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: true });
  for (const { message } of document.errors) problems.push(problemAt([], `not YAML: ${message}`));
  return problems.length > 0 ? undefined : document.toJS({ maxAliasCount: 100 });
}

function problemAt(path: readonly (string | number)[], message: string): Problem {
  return { rule: 'sigma-rule', level: 'error', message, path };
}
