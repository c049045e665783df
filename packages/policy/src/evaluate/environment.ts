import type { Problem } from '@demarc/core';
import { type CompiledPolicy, compilePolicy, type PolicyInput } from './policy.ts';
import { type BlockPublicAccess, publicStatements } from './public-policy.ts';

/** The policies and settings under which requests are judged. What is left out is not there. */
export interface EnvironmentInput {
  readonly identityPolicies?: readonly PolicyInput[] | undefined;
  readonly boundary?: PolicyInput | undefined;
  /** The policies that were passed when the session was made; left out: none were. */
  readonly sessionPolicies?: readonly PolicyInput[] | undefined;
  /** Bucket policy, key policy, trust policy … of the resource that is asked for. */
  readonly resourcePolicies?: readonly PolicyInput[] | undefined;
  /** The policy of the access point through which the bucket is reached. */
  readonly accessPointPolicies?: readonly PolicyInput[] | undefined;
  /** Service control policies by level, from the root of the organization to the principal's account; left out: not in an organization. */
  readonly scps?: readonly (readonly PolicyInput[])[] | undefined;
  /** Resource control policies by level, to the resource's account. AWS's own `RCPFullAWSAccess` is always there and need not be given. */
  readonly rcps?: readonly (readonly PolicyInput[])[] | undefined;
  /** Left out: the request does not pass an endpoint, or one with the default policy. */
  readonly vpcEndpointPolicies?: readonly PolicyInput[] | undefined;
  readonly blockPublicAccess?: BlockPublicAccess | undefined;
  readonly principalInManagementAccount?: boolean | undefined;
  readonly resourceInManagementAccount?: boolean | undefined;
  /** IAM prefixes of the services whose resources RCPs protect. */
  readonly rcpServices?: readonly string[] | undefined;
}

/** An environment, compiled once for any number of requests. */
export interface Environment {
  readonly identityPolicies: readonly CompiledPolicy[];
  readonly boundary: readonly CompiledPolicy[] | undefined;
  readonly sessionPolicies: readonly CompiledPolicy[] | undefined;
  readonly resourcePolicies: readonly CompiledPolicy[];
  readonly accessPointPolicies: readonly CompiledPolicy[];
  readonly scps: readonly (readonly CompiledPolicy[])[] | undefined;
  readonly rcps: readonly (readonly CompiledPolicy[])[] | undefined;
  readonly vpcEndpointPolicies: readonly CompiledPolicy[] | undefined;
  readonly blockPublicAccess: BlockPublicAccess | undefined;
  readonly principalInManagementAccount: boolean;
  readonly resourceInManagementAccount: boolean;
  readonly rcpServices: ReadonlySet<string>;
  /** Whether the bucket or access point policy is public. */
  readonly publicPolicy: boolean;
}

/**
 * The services that AWS lists as protected by RCPs, by IAM prefix (those that a ThreatModel of storage meets).
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html#rcp-supported-services
 * The provider data has the whole list: pass it as `rcpServices`.
 */
export const RCP_SERVICES: readonly string[] = [
  'aoss',
  'cognito-identity',
  'cognito-idp',
  'dynamodb',
  'ecr',
  'kms',
  'logs',
  's3',
  'secretsmanager',
  'sqs',
  'sts',
];

/** Compiles an environment. A malformed policy is left out and reported: whoever judges by such an environment must look at `problems` first. */
export function compileEnvironment(input: EnvironmentInput): {
  readonly value: Environment;
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const compile = (policies: readonly PolicyInput[]) =>
    policies.flatMap((policy) => {
      const compiled = compilePolicy(policy);
      problems.push(...compiled.problems);
      return compiled.value ?? [];
    });
  const optional = (policies: readonly PolicyInput[] | undefined) => policies && compile(policies);
  const resourcePolicies = compile(input.resourcePolicies ?? []);
  const accessPointPolicies = compile(input.accessPointPolicies ?? []);
  const value: Environment = {
    identityPolicies: compile(input.identityPolicies ?? []),
    boundary: input.boundary && compile([input.boundary]),
    sessionPolicies: optional(input.sessionPolicies),
    resourcePolicies,
    accessPointPolicies,
    scps: input.scps?.map(compile),
    rcps: input.rcps?.map(compile),
    vpcEndpointPolicies: optional(input.vpcEndpointPolicies),
    blockPublicAccess: input.blockPublicAccess,
    principalInManagementAccount: input.principalInManagementAccount ?? false,
    resourceInManagementAccount: input.resourceInManagementAccount ?? false,
    rcpServices: new Set(input.rcpServices ?? RCP_SERVICES),
    publicPolicy:
      resourcePolicies.some(({ document }) => publicStatements(document).length > 0) ||
      accessPointPolicies.some(
        ({ document }) => publicStatements(document, 'access-point-policy').length > 0,
      ),
  };
  return { value, problems };
}
