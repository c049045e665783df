import type { PolicyKind, PolicyStatement } from '../document/document.ts';
import { eachStatement, type Finding, type Linted, type Rule } from './finding.ts';

const WITH_PRINCIPAL: ReadonlySet<PolicyKind> = new Set<PolicyKind>([
  'rcp',
  'vpc-endpoint-policy',
  'bucket-policy',
  'access-point-policy',
  'kms-key-policy',
  'trust-policy',
  'resource-policy',
]);

type At = (...path: readonly (string | number)[]) => readonly (string | number)[];

/** Elements that the type of policy does not have, or must have; what it does not allow in them. */
export const elementRules: Rule = (linted) => [
  ...versionFindings(linted),
  ...sidFindings(linted),
  ...eachStatement(linted, (statement, at) => [
    ...principalFindings(linted.kind, statement, at),
    ...resourceElement(linted.kind, statement, at),
    ...(linted.kind === 'rcp' ? rcpFindings(statement, at) : []),
    ...broadFindings(statement, at),
  ]),
];

function error(message: string, path: Finding['path'], level: Finding['level'] = 'error'): Finding {
  return { rule: 'element-for-kind', level, message, path };
}

function versionFindings({ document, kind }: Linted): readonly Finding[] {
  if (document.version === '2012-10-17') return [];
  return [
    error(
      'the policy has no `"Version": "2012-10-17"`: variables are mere text in it',
      ['Version'],
      kind === 'rcp' ? 'error' : 'warning',
    ),
  ];
}

function sidFindings({ document, kind }: Linted): readonly Finding[] {
  const seen = new Set<string>();
  return document.statements.flatMap(({ sid, index }) => {
    if (sid === undefined) return [];
    const findings: Finding[] = [];
    const path = ['Statement', index, 'Sid'];
    if (seen.has(sid)) findings.push(error(`the Sid \`${sid}\` is used twice`, path));
    seen.add(sid);
    if (['identity-policy', 'boundary', 'session-policy'].includes(kind) && !/^[A-Za-z0-9]*$/.test(sid)) {
      findings.push(error(`IAM takes only letters and digits in a Sid: \`${sid}\``, path));
    }
    return findings;
  });
}

function principalFindings(kind: PolicyKind, statement: PolicyStatement, at: At): readonly Finding[] {
  const element = statement.principal ? 'Principal' : statement.notPrincipal ? 'NotPrincipal' : undefined;
  if (!WITH_PRINCIPAL.has(kind)) {
    return element ? [error(`a policy of kind ${kind} has no \`${element}\``, at(element))] : [];
  }
  if (!element) return [error(`a policy of kind ${kind} needs a \`Principal\``, at())];
  const findings: Finding[] = [];
  if (element === 'NotPrincipal') {
    if (statement.effect === 'Allow')
      findings.push(error('`NotPrincipal` is not supported with Allow', at(element)));
    else if (kind === 'trust-policy')
      findings.push(error('a trust policy has no `NotPrincipal`', at(element)));
    else {
      const message =
        '`NotPrincipal` must list the account and every step to a session, and denies all who have a permissions boundary: prefer `ArnNotEquals` on aws:PrincipalArn';
      findings.push(error(message, at(element), 'warning'));
    }
  }
  for (const [type, names] of Object.entries(statement.principal ?? statement.notPrincipal ?? {})) {
    for (const [index, name] of names.entries()) {
      const wrong = principalShape(type, name);
      if (wrong) findings.push(error(wrong, at(element, type, index)));
    }
  }
  return findings;
}

function principalShape(type: string, name: string): string | undefined {
  if (type === 'Service') {
    if (name === '*') return 'a service principal has a name: `*` stands for none';
    return /\.amazonaws\.com(\.cn)?$/.test(name)
      ? undefined
      : `\`${name}\` is no service principal such as \`cloudtrail.amazonaws.com\``;
  }
  if (type !== 'AWS' || name === '*' || /^\d{12}$/.test(name) || /^A[A-Z]{3}[A-Z0-9]{12,}$/.test(name))
    return undefined;
  if (/[*?]/.test(name))
    return `no wildcard stands in a principal: \`${name}\` (use aws:PrincipalArn in a condition)`;
  return /^arn:[^:]+:(iam|sts)::(\d{12}|cloudfront):.+$/.test(name)
    ? undefined
    : `\`${name}\` is no account, user, role or session`;
}

function resourceElement(kind: PolicyKind, statement: PolicyStatement, at: At): readonly Finding[] {
  const has = statement.resource !== undefined || statement.notResource !== undefined;
  if (kind === 'trust-policy') return has ? [error('a trust policy has no `Resource`', at())] : [];
  if (!has) return [error('a statement needs a `Resource` or a `NotResource`', at())];
  if (
    kind === 'scp' &&
    statement.effect === 'Allow' &&
    !(statement.resource ?? []).every((one) => one === '*')
  ) {
    return [
      error(
        'AWS’s pages differ on whether an Allow of an SCP can name resources other than `*`',
        at('Resource'),
        'warning',
      ),
    ];
  }
  return [];
}

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html */
function rcpFindings(statement: PolicyStatement, at: At): readonly Finding[] {
  const findings: Finding[] = [];
  if (statement.effect === 'Allow') findings.push(error('an RCP can only deny', at('Effect')));
  if (statement.principal && !statement.principal['*'] && !(statement.principal.AWS ?? []).includes('*')) {
    findings.push(error('the `Principal` of an RCP is `*`: name principals in conditions', at('Principal')));
  }
  if (statement.notAction) findings.push(error('an RCP has no `NotAction`', at('NotAction')));
  if (statement.action?.includes('*'))
    findings.push(error('an RCP names the services of its actions: not `*` alone', at('Action')));
  return findings;
}

/** What lets more through than it seems to. */
function broadFindings(statement: PolicyStatement, at: At): readonly Finding[] {
  const findings: Finding[] = [];
  if (statement.effect !== 'Allow') return findings;
  if (statement.notAction) {
    findings.push(
      error(
        'Allow with `NotAction` allows every action that is not listed, also of services to come',
        at('NotAction'),
        'warning',
      ),
    );
  }
  if (statement.notResource) {
    findings.push(
      error(
        'Allow with `NotResource` allows every resource that is not listed',
        at('NotResource'),
        'warning',
      ),
    );
  }
  return findings;
}
