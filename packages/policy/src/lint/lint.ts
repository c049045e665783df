import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import { type PolicyKind, parsePolicy } from '../document/document.ts';
import type { ActionNames, IamFacts } from '../facts.ts';
import { unknownActions } from './actions.ts';
import { conditionRules } from './conditions.ts';
import { elementRules } from './elements.ts';
import type { Finding, Linted, LintSettings, Rule } from './finding.ts';
import { resourceRules, variableRules } from './resources.ts';
import { LINT_SETTINGS } from './settings.ts';
import { sizeRule } from './size.ts';

const RULES: readonly Rule[] = [
  sizeRule,
  elementRules,
  unknownActions,
  resourceRules,
  variableRules,
  conditionRules,
];

/**
 * Tells what is wrong with a policy, or not what it seems: by the policy language alone, and with the provider's `facts` also by its actions, resources and
 * condition keys. A policy given as text gets line and column (from 1). In the order of the document.
 */
export function lintPolicy(
  source: unknown,
  kind: PolicyKind,
  facts?: IamFacts,
  options: { readonly actionNames?: ActionNames['services']; readonly settings?: LintSettings } = {},
): readonly Finding[] {
  const { value: document, problems } = parsePolicy(source);
  const text = typeof source === 'string' ? source : undefined;
  const findings: Finding[] = [...problems];
  if (document) {
    const linted: Linted = {
      kind,
      document,
      text: text ?? JSON.stringify(source),
      facts,
      actionNames: options.actionNames ?? {},
      settings: options.settings ?? LINT_SETTINGS,
    };
    findings.push(...RULES.flatMap((rule) => rule(linted)));
  }
  if (text === undefined) return findings;
  const tree = parseTree(text);
  const starts = lineStarts(text);
  return findings
    .map((finding, order) => ({ finding, order, offset: tree ? offsetOf(tree, finding.path ?? []) : 0 }))
    .sort((a, b) => a.offset - b.offset || a.order - b.order)
    .map(({ finding, offset }) => ({ ...finding, ...positionOf(offset, starts) }));
}

/** Where the value at a path begins; single values and single statements stand where a list of one would. */
function offsetOf(tree: Node, path: readonly (string | number)[]): number {
  let node = tree;
  for (const step of path) {
    const next = findNodeAtLocation(node, [step]);
    if (next) node = next;
    else if (typeof step !== 'number' || node.type === 'array') break;
  }
  return node.offset;
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let index = 0; index < text.length; index++) if (text[index] === '\n') starts.push(index + 1);
  return starts;
}

function positionOf(
  offset: number,
  starts: readonly number[],
): { readonly line: number; readonly column: number } {
  let line = starts.length;
  while (line > 1 && (starts[line - 1] as number) > offset) line--;
  return { line, column: offset - (starts[line - 1] as number) + 1 };
}
