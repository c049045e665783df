import { nearest } from '@demarc/core';
import { glob, globMatches } from '../match/glob.ts';
import { eachStatement, type Finding, type Linted, type Rule } from './finding.ts';

/** Actions and services that the provider does not have, and wildcards that match none. */
export const unknownActions: Rule = (linted) =>
  eachStatement(linted, (statement, at) =>
    (['action', 'notAction'] as const).flatMap((element) =>
      (statement[element] ?? []).flatMap((action, index) => {
        const path = at(element === 'action' ? 'Action' : 'NotAction', index);
        return unknownAction(linted, action, path);
      }),
    ),
  );

function unknownAction(linted: Linted, action: string, path: Finding['path']): readonly Finding[] {
  if (action === '*') return [];
  const colon = action.indexOf(':');
  const prefix = action.slice(0, colon).toLowerCase();
  if (colon < 0) {
    return [
      {
        rule: 'action-shape',
        level: 'error',
        message: `\`${action}\` has no service: an action is \`service:Name\``,
        path,
      },
    ];
  }
  const services = serviceNames(linted);
  if (services.length === 0) return [];
  if (/[*?]/.test(prefix)) {
    return [
      {
        rule: 'action-shape',
        level: 'error',
        message: `no wildcard stands in the service of \`${action}\``,
        path,
      },
    ];
  }
  const names = actionNames(linted, prefix);
  if (!names) {
    return [
      withSuggestion('unknown-service', `there is no service \`${prefix}\``, path, nearest(prefix, services)),
    ];
  }
  const wanted = action.slice(colon + 1);
  const pattern = glob(wanted.toLowerCase());
  if (names.some((name) => globMatches(pattern, name.toLowerCase()))) return [];
  if (!pattern.literal) {
    return [
      { rule: 'wildcard-matches-nothing', level: 'error', message: `\`${action}\` matches no action`, path },
    ];
  }
  const near = nearest(wanted, names);
  return [
    withSuggestion(
      'unknown-action',
      `\`${prefix}\` has no action \`${wanted}\``,
      path,
      near && `${prefix}:${near}`,
    ),
  ];
}

/** The actions that the patterns of a statement stand for, in services that the facts hold in full. */
export function actionsOf(linted: Linted, patterns: readonly string[]): readonly string[] {
  const { facts } = linted;
  if (!facts) return [];
  const found = new Set<string>();
  for (const source of patterns) {
    const colon = source.indexOf(':');
    const prefix = source.slice(0, colon).toLowerCase();
    const service = facts.services[prefix];
    if (!service) continue;
    const pattern = glob(source.slice(colon + 1).toLowerCase());
    for (const name of Object.keys(service.actions)) {
      if (globMatches(pattern, name.toLowerCase())) found.add(`${prefix}:${name}`);
    }
  }
  return [...found];
}

/** Whether the facts hold in full every service that the patterns speak of: only then can something be said of all their actions. */
export function allKnown({ facts }: Linted, patterns: readonly string[]): boolean {
  return patterns.every(
    (source) => facts?.services[source.slice(0, source.indexOf(':')).toLowerCase()] !== undefined,
  );
}

function serviceNames({ facts, actionNames: names }: Linted): readonly string[] {
  return [...new Set([...Object.keys(facts?.services ?? {}), ...Object.keys(names)])].sort();
}

function actionNames({ facts, actionNames: names }: Linted, prefix: string): readonly string[] | undefined {
  const service = facts?.services[prefix];
  return service ? Object.keys(service.actions) : names[prefix];
}

/** A finding that says what was probably meant, where something is near. */
export function withSuggestion(
  rule: string,
  message: string,
  path: Finding['path'],
  suggestion: string | undefined,
): Finding {
  const asked = suggestion === undefined ? message : `${message}: did you mean \`${suggestion}\`?`;
  return { rule, level: 'error', message: asked, path, ...(suggestion === undefined ? {} : { suggestion }) };
}
