import { z } from 'zod';

/** The kinds of policy document that a control can ship. */
export const POLICY_IMPLEMENTATION_KINDS = [
  'scp',
  'rcp',
  'identity-policy',
  'boundary',
  'session-policy',
  'vpc-endpoint-policy',
  'bucket-policy',
  'access-point-policy',
  'kms-key-policy',
  'trust-policy',
  'resource-policy',
] as const;
export type PolicyImplementationKind = (typeof POLICY_IMPLEMENTATION_KINDS)[number];

const Json = z.record(z.string(), z.unknown());

/** Something that whoever uses the document has to fill in: it stands in it as `{{name}}`. */
export const ImplementationParameter = z.strictObject({
  name: z.string().regex(/^[A-Za-z][A-Za-z0-9]*$/, 'a letter, then letters and digits'),
  description: z.string().min(1),
  /** `list`: `"{{name}}"` alone in a list of the document becomes all its values. */
  type: z
    .enum(['string', 'number', 'boolean', 'list', 'account', 'organization', 'arn', 'cidr'])
    .default('string'),
  /** What the cases are run with. */
  example: z.union([z.string(), z.number(), z.boolean(), z.array(z.string()).min(1)]),
  /** What is taken where the user says nothing; without it the user must say something. */
  default: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]).optional(),
});
export type ImplementationParameter = z.infer<typeof ImplementationParameter>;

/** Who makes a case's request. A text stands for an ARN, a service (`cloudtrail.amazonaws.com`) or `anonymous`. */
export const CasePrincipal = z.union([
  z.string().min(1),
  z.strictObject({
    kind: z.enum([
      'user',
      'root',
      'role',
      'assumed-role',
      'federated-user',
      'identity-provider',
      'service',
      'service-linked-role',
      'anonymous',
    ]),
    arn: z.string().optional(),
    /** The ARN of a session's role, where it has a path; of the user behind a federated user. */
    issuer: z.string().optional(),
    account: z.string().optional(),
    service: z.string().optional(),
    tags: z.record(z.string(), z.string()).optional(),
    /** `null`: its account is in no organization. */
    orgId: z.string().nullable().optional(),
    orgPaths: z.array(z.string()).optional(),
    id: z.string().optional(),
  }),
]);
export type CasePrincipal = z.infer<typeof CasePrincipal>;

/** The policies and settings around the control's own, in place of the open surroundings. */
export const CaseSurroundings = z.strictObject({
  identityPolicies: z.array(Json).optional(),
  boundary: Json.optional(),
  sessionPolicies: z.array(Json).optional(),
  resourcePolicies: z.array(Json).optional(),
  accessPointPolicies: z.array(Json).optional(),
  scps: z.array(Json).optional(),
  rcps: z.array(Json).optional(),
  vpcEndpointPolicies: z.array(Json).optional(),
  blockPublicAccess: z
    .strictObject({
      blockPublicAcls: z.boolean().default(false),
      ignorePublicAcls: z.boolean().default(false),
      blockPublicPolicy: z.boolean().default(false),
      restrictPublicBuckets: z.boolean().default(false),
    })
    .optional(),
  principalInManagementAccount: z.boolean().optional(),
  resourceInManagementAccount: z.boolean().optional(),
});
export type CaseSurroundings = z.infer<typeof CaseSurroundings>;

const caseName = z.string().min(1);
/** Values of parameters for this case only; else their examples. */
const caseParameters = z.record(z.string(), ImplementationParameter.shape.example).optional();

/** A request, and whether it is let through. */
export const RequestCase = z.strictObject({
  name: caseName,
  principal: CasePrincipal,
  action: z.string().regex(/^[a-z0-9-]+:[A-Za-z0-9]+$/, 'a permission such as `s3:GetObject`'),
  /** An ARN, or `*` for an action without resource. */
  resource: z.string().min(1),
  resourceAccount: z.string().optional(),
  resourceOrgId: z.string().nullable().optional(),
  resourceOrgPaths: z.array(z.string()).optional(),
  resourceTags: z.record(z.string(), z.string()).optional(),
  accessPoint: z
    .strictObject({ arn: z.string(), networkOrigin: z.enum(['Internet', 'VPC']).optional() })
    .optional(),
  /** Context keys; what is not given and does not follow from the request is absent. */
  context: z.record(z.string(), z.union([z.string(), z.array(z.string())])).default({}),
  expect: z.enum(['allowed', 'denied']),
  /** Why a denial stays one when the control's policy is taken away. */
  baseline: z.string().min(1).optional(),
  given: CaseSurroundings.optional(),
  parameters: caseParameters,
});
export type RequestCase = z.infer<typeof RequestCase>;

/** An event, and whether the detection speaks. */
export const EventCase = z.strictObject({
  name: caseName,
  event: Json,
  expect: z.enum(['match', 'no-match']),
  parameters: caseParameters,
});
export type EventCase = z.infer<typeof EventCase>;

/** A template (CloudFormation), and whether it complies. */
export const TemplateCase = z.strictObject({
  name: caseName,
  template: z.union([z.string().min(1), Json]),
  expect: z.enum(['compliant', 'non-compliant']),
  parameters: caseParameters,
});
export type TemplateCase = z.infer<typeof TemplateCase>;

const common = {
  title: z.string().optional(),
  description: z.string().optional(),
  /** The document's file in the ThreatModel's folder: `policies/deny-strangers.json`. */
  file: z.string().min(1).optional(),
  parameters: z.array(ImplementationParameter).default([]),
};
/** A JSON document as an object or as its text; put in from `file` when the folder is read. */
const document = z.union([z.string().min(1), Json]).optional();

/** A policy document. */
export const PolicyImplementation = z.strictObject({
  kind: z.enum(POLICY_IMPLEMENTATION_KINDS),
  ...common,
  document,
  /** `open`: everything around the policy allows, so that it alone decides; `closed`: nothing is granted but by it and `given`. */
  surroundings: z.enum(['open', 'closed']).default('open'),
  /** An SCP or endpoint policy that lists what is allowed, and so takes the place of AWS's policy that allows everything. */
  replacesFullAccess: z.boolean().default(false),
  cases: z.array(RequestCase).default([]),
});
export type PolicyImplementation = z.infer<typeof PolicyImplementation>;

/** A detection: an EventBridge event pattern (JSON), or a Sigma rule (YAML) over CloudTrail records. */
export const DetectionImplementation = z.strictObject({
  kind: z.enum(['eventbridge-pattern', 'sigma-rule']),
  ...common,
  document,
  cases: z.array(EventCase).default([]),
});
export type DetectionImplementation = z.infer<typeof DetectionImplementation>;

/** A managed rule of AWS Config. */
export const ConfigRuleImplementation = z.strictObject({
  kind: z.literal('config-rule'),
  title: z.string().optional(),
  description: z.string().optional(),
  /** `S3_BUCKET_VERSIONING_ENABLED` */
  identifier: z
    .string()
    .regex(/^[A-Z0-9_]+$/, 'the identifier of a managed rule, in upper case with underscores'),
  /** The rule's own parameters, as they are given to AWS Config; `{{name}}` stands for a parameter. */
  inputParameters: z.record(z.string(), z.string()).default({}),
  parameters: z.array(ImplementationParameter).default([]),
});
export type ConfigRuleImplementation = z.infer<typeof ConfigRuleImplementation>;

/** A rule of CloudFormation Guard. */
export const GuardRuleImplementation = z.strictObject({
  kind: z.literal('guard-rule'),
  ...common,
  document: z.string().min(1).optional(),
  cases: z.array(TemplateCase).default([]),
});
export type GuardRuleImplementation = z.infer<typeof GuardRuleImplementation>;

/** A CloudFormation template or a part of one. */
export const CloudFormationImplementation = z.strictObject({
  kind: z.literal('cloudformation'),
  ...common,
  document,
});
export type CloudFormationImplementation = z.infer<typeof CloudFormationImplementation>;

/** What a control ships to be executed, with the cases that prove it. See docs/implementations.md. */
export const Implementation = z.discriminatedUnion('kind', [
  PolicyImplementation,
  DetectionImplementation,
  ConfigRuleImplementation,
  GuardRuleImplementation,
  CloudFormationImplementation,
]);
export type Implementation = z.infer<typeof Implementation>;

/** Whether an implementation is a policy document. */
export function isPolicyImplementation(
  implementation: Implementation,
): implementation is PolicyImplementation {
  return (POLICY_IMPLEMENTATION_KINDS as readonly string[]).includes(implementation.kind);
}
