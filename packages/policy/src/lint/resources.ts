import { patternsMeet } from '@demarc/core';
import { arnParts } from '../match/arn.ts';
import { template, variablesOf, widest } from '../match/template.ts';
import { actionsOf, allKnown } from './actions.ts';
import { eachStatement, type Finding, type Linted, type Rule } from './finding.ts';

/** Resources that are no ARNs, that have wildcards where they do not belong, and that none of the statement's actions can be about. */
export const resourceRules: Rule = (linted) =>
  eachStatement(linted, (statement, at) =>
    (['resource', 'notResource'] as const).flatMap((element) =>
      (statement[element] ?? []).flatMap((resource, index) => {
        const path = at(element === 'resource' ? 'Resource' : 'NotResource', index);
        const shape = resourceShape(resource, path);
        if (shape.length > 0 || element === 'notResource') return shape;
        return resourceForActions(linted, resource, statement.action ?? [], path);
      }),
    ),
  );

function resourceShape(resource: string, path: Finding['path']): readonly Finding[] {
  if (/^\*+$/.test(resource)) return [];
  const parts = arnParts(resource);
  const found = (message: string, level: Finding['level'] = 'error'): Finding => ({
    rule: 'resource-shape',
    level,
    message,
    path,
  });
  if (!resource.startsWith('arn:')) return [found(`\`${resource}\` is neither an ARN nor \`*\``)];
  if (!parts) {
    return resource.endsWith('*')
      ? [
          found(
            `\`${resource}\` has fewer than six parts: its last \`*\` stands for all that follows`,
            'warning',
          ),
        ]
      : [found(`\`${resource}\` has fewer than the six parts of an ARN`)];
  }
  const [, , service = '', region = '', account = ''] = parts;
  const findings: Finding[] = [];
  if (/[*?]/.test(service)) findings.push(found(`no wildcard stands in the service of \`${resource}\``));
  if (parts.slice(0, 5).some((part) => part.includes('${'))) {
    findings.push(found('a policy variable stands only in the last part of an ARN'));
  }
  if ([region, account].some((part) => part.length > 1 && part.includes('*') && !part.endsWith('*'))) {
    findings.push(
      found(
        `a \`*\` within the Region or account of \`${resource}\` is matched as if it could stand for a colon`,
        'warning',
      ),
    );
  }
  return findings;
}

/** None of the actions has a resource of this shape: the statement cannot apply to them. */
function resourceForActions(
  linted: Linted,
  resource: string,
  patterns: readonly string[],
  path: Finding['path'],
): readonly Finding[] {
  if (resource === '*' || !allKnown(linted, patterns)) return [];
  const actions = actionsOf(linted, patterns);
  if (actions.length === 0) return [];
  const wanted = widest(template(resource, true)).source;
  const types = actions.flatMap((action) => arnsOf(linted, action));
  if (types.some((arn) => canBe(wanted, arn))) return [];
  const first = types[0];
  const message =
    first === undefined
      ? `the statement's actions have no resource: they need \`*\`, not \`${resource}\``
      : `none of the statement's actions has a resource such as \`${resource}\` (for instance \`${first}\`)`;
  return [{ rule: 'resource-for-action', level: 'error', message, path }];
}

function arnsOf({ facts }: Linted, action: string): readonly string[] {
  const [prefix = '', name = ''] = action.split(':');
  const service = facts?.services[prefix];
  return (service?.actions[name]?.resources ?? []).flatMap(
    (type) => service?.resources[type.replace(/\*$/, '')]?.arn ?? [],
  );
}

/** Whether a resource pattern and a type's ARN have an ARN in common. A name that has no `/` in the type's ARN (a bucket's) has none at all. */
function canBe(pattern: string, typeArn: string): boolean {
  const wanted = arnParts(pattern);
  const open = arnParts(typeArn.replaceAll(/\$\{[^}]*\}/g, '*'));
  if (!wanted || !open) return true;
  if (!open.every((part, index) => patternsMeet(wanted[index] as string, part))) return false;
  return (open[5] as string).includes('/') || !(wanted[5] as string).includes('/');
}

/** Variables that may have no value: the resource then matches nothing, and says so nowhere. */
export const variableRules: Rule = (linted) =>
  eachStatement(linted, (statement, at) => [
    ...(['resource', 'notResource'] as const).flatMap((element) =>
      (statement[element] ?? []).flatMap((text, index) =>
        variableFindings(linted, text, at(element === 'resource' ? 'Resource' : 'NotResource', index)),
      ),
    ),
    ...statement.conditions.flatMap(({ operator, key, values }) =>
      values.flatMap((text, index) => variableFindings(linted, text, at('Condition', operator, key, index))),
    ),
  ]);

function variableFindings(
  { document, facts }: Linted,
  text: string,
  path: Finding['path'],
): readonly Finding[] {
  if (!text.includes('${')) return [];
  if (document.version !== '2012-10-17') {
    const message = `\`${text}\` is mere text: variables need \`"Version": "2012-10-17"\``;
    return [{ rule: 'variable-without-version', level: 'error', message, path }];
  }
  const read = template(text, true);
  const keys = variablesOf(read);
  const findings: Finding[] = [];
  for (const key of keys) {
    const type = Object.entries(facts?.globalKeys ?? {}).find(([name]) => name.toLowerCase() === key)?.[1];
    if (type?.startsWith('ArrayOf')) {
      const message = `\`${key}\` has several values and cannot be a variable`;
      findings.push({ rule: 'variable-with-several-values', level: 'error', message, path });
    } else if (
      !ALWAYS_THERE.has(key) &&
      read.fixed === undefined &&
      read.parts.some((part) => part.kind === 'variable' && part.key === key && part.fallback === undefined)
    ) {
      const message = `\`${key}\` may have no value: \`${text}\` then equals nothing (negated, everything); give it a default, or ask with Null`;
      findings.push({ rule: 'variable-may-be-absent', level: 'warning', message, path });
    }
  }
  return findings;
}

const ALWAYS_THERE = new Set([
  'aws:principalaccount',
  'aws:principaltype',
  'aws:userid',
  'aws:currenttime',
  'aws:epochtime',
  'aws:requestedregion',
]);
