import { contextOf, RCP_SERVICES } from '../../src/index.ts';
import type { DifferentialCase, EnvironmentInput, PolicyInput } from './case.ts';

/**
 * A point in which the other engine departs from AWS's words.
 * `adapt` rewrites the case so that the point does not matter (`undefined`: the case does not touch it): a disagreement counts as explained
 * only if both engines agree on the rewritten case. Each has its row in docs/decisions/policy-differential.md.
 */
export interface KnownDifference {
  readonly id: string;
  readonly adapt: (question: DifferentialCase) => DifferentialCase | undefined;
}

const FULL_ACCESS: PolicyInput = {
  name: 'full-access',
  document: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
};

export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [
  {
    id: 'root-user-has-full-access',
    adapt: (question) =>
      question.request.principal.kind === 'root'
        ? withEnvironment(question, { ...question.environment, identityPolicies: [FULL_ACCESS] })
        : undefined,
  },
  {
    id: 'scps-bind-only-users-and-roles',
    adapt: (question) =>
      question.environment.scps &&
      ['service', 'service-linked-role'].includes(question.request.principal.kind)
        ? withEnvironment(question, { ...question.environment, scps: undefined })
        : undefined,
  },
  {
    id: 'management-account-is-free',
    adapt: ({ environment, ...rest }) =>
      environment.principalInManagementAccount || environment.resourceInManagementAccount
        ? withEnvironment(
            { environment, ...rest },
            {
              ...environment,
              ...(environment.principalInManagementAccount ? { scps: undefined } : {}),
              ...(environment.resourceInManagementAccount ? { rcps: undefined } : {}),
            },
          )
        : undefined,
  },
  {
    id: 'rcps-leave-service-linked-roles-alone',
    adapt: (question) =>
      question.environment.rcps && question.request.principal.kind === 'service-linked-role'
        ? withEnvironment(question, { ...question.environment, rcps: undefined })
        : undefined,
  },
  {
    id: 'rcps-do-not-stop-retiring-grants',
    adapt: (question) =>
      question.environment.rcps && /^kms:retiregrant$/i.test(question.request.action)
        ? withEnvironment(question, { ...question.environment, rcps: undefined })
        : undefined,
  },
  {
    id: 'rcps-cover-some-services',
    adapt: (question) => {
      const service = question.request.action.split(':')[0]?.toLowerCase() ?? '';
      const covered = RCP_SERVICES.includes(service) && question.request.resource !== '*';
      return question.environment.rcps && !covered
        ? withEnvironment(question, { ...question.environment, rcps: undefined })
        : undefined;
    },
  },
  {
    id: 'dates-may-be-epoch-seconds',
    adapt: textually((text) => text.replaceAll(/("Date[A-Za-z]+":\{"[^"]+":)"(\d{9,})"/g, isoDate)),
  },
  {
    id: 'every-address-is-in-0.0.0.0/0',
    adapt: textually((text) => text.replaceAll('"0.0.0.0/0"', '["0.0.0.0/1","128.0.0.0/1"]')),
  },
  {
    id: 'if-exists-decides-for-any-value',
    adapt: textually((text) => text.replaceAll(/"ForAnyValue:([A-Za-z]+)IfExists"/g, '"ForAnyValue:$1"')),
  },
  { id: 'negated-operators-match-absent-variables', adapt: absentVariables },
  { id: 'no-variables-before-2012', adapt: oldVariables },
  {
    id: 'star-at-the-end-of-a-part-goes-on',
    adapt: textually((text) =>
      text
        .replaceAll('"arn:aws:s3::*"', '"arn:aws:s3:::*"')
        .replaceAll(/"(arn:aws:[a-z]+:[^:"]+:\d{12})\*"/g, '"$1:*"'),
    ),
  },
  {
    id: 'root-keeps-its-bucket-policy',
    adapt: (question) =>
      question.request.principal.kind === 'root' && /^s3:putbucketpolicy$/i.test(question.request.action)
        ? withEnvironment(question, {
            ...question.environment,
            identityPolicies: [FULL_ACCESS],
            resourcePolicies: [],
          })
        : undefined,
  },
  {
    id: 'federated-user-stands-for-its-user',
    adapt: (question) =>
      question.request.principal.kind === 'federated-user'
        ? {
            ...question,
            request: { ...question.request, principal: { ...question.request.principal, issuer: undefined } },
          }
        : undefined,
  },
  {
    id: 'block-public-access-is-no-statement',
    adapt: (question) =>
      question.environment.blockPublicAccess
        ? withEnvironment(question, { ...question.environment, blockPublicAccess: undefined })
        : undefined,
  },
  {
    id: 'direct-grants-pass-session-policies',
    adapt: (question) =>
      question.environment.sessionPolicies
        ? withEnvironment(question, {
            ...question.environment,
            sessionPolicies: question.environment.sessionPolicies.map(widened),
          })
        : undefined,
  },
  {
    id: 'direct-grants-pass-boundaries',
    adapt: (question) =>
      question.environment.boundary
        ? withEnvironment(question, {
            ...question.environment,
            boundary: widened(question.environment.boundary),
          })
        : undefined,
  },
  {
    id: 'not-principal-lists-the-whole-chain',
    adapt: textually((text) => text.replaceAll(/"NotPrincipal":\{"AWS":\[[^\]]*\]\}/g, '"Principal":"*"')),
  },
  {
    id: 'variables-have-defaults',
    adapt: textually((text) => text.replaceAll(/\$\{aws:PrincipalTag\/nothing, '([^']*)'\}/g, '$1')),
  },
];

/** A policy that also allows everything; what it denies stays denied. */
function widened({ name, document }: PolicyInput): PolicyInput {
  const { Version, Statement } = document as {
    readonly Version: string;
    readonly Statement: readonly unknown[];
  };
  return {
    name,
    document: { Version, Statement: [...Statement, { Effect: 'Allow', Action: '*', Resource: '*' }] },
  };
}

function withEnvironment(question: DifferentialCase, environment: EnvironmentInput): DifferentialCase {
  return { ...question, environment };
}

/** A change of the policies' text. */
function textually(change: (text: string) => string): KnownDifference['adapt'] {
  return (question) => {
    const before = JSON.stringify(question.environment);
    const after = change(before);
    return after === before ? undefined : withEnvironment(question, JSON.parse(after) as EnvironmentInput);
  };
}

function isoDate(_: string, before: string, seconds: string): string {
  return `${before}"${new Date(Number(seconds) * 1000).toISOString().replace('.000Z', 'Z')}"`;
}

/** Replaces variables without value by a text that nothing equals. */
function absentVariables(question: DifferentialCase): DifferentialCase | undefined {
  const { variable } = contextOf(question.request);
  return textually((text) =>
    text.replaceAll(/\$\{([a-z0-9]+:[^},]+)\}/gi, (whole, key: string) =>
      variable(key.toLowerCase()).state === 'absent' ? 'nothing-equals-this' : whole,
    ),
  )(question);
}

/** Makes the `${…}` of documents without a version that knows variables into what they are there: mere text. */
function oldVariables(question: DifferentialCase): DifferentialCase | undefined {
  let changed = false;
  const environment = JSON.parse(JSON.stringify(question.environment), (_, value: unknown) => {
    if (
      typeof value !== 'object' ||
      value === null ||
      (value as { Version?: unknown }).Version !== '2008-10-17'
    ) {
      return value;
    }
    const text = JSON.stringify(value);
    changed ||= text.includes('${');
    return JSON.parse(text.replaceAll('${', '$-{')) as unknown;
  }) as EnvironmentInput;
  return changed ? withEnvironment(question, environment) : undefined;
}
