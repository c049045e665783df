import { accountOfArn } from '../match/arn.ts';

/** Who can make a request. `role` is a role whose session name is not known; it is judged as its sessions are. */
export type PrincipalKind =
  | 'user'
  | 'root'
  | 'role'
  | 'assumed-role'
  | 'federated-user'
  | 'identity-provider'
  | 'service'
  | 'service-linked-role'
  | 'anonymous';

/** Who makes a request, as plain values. What is left out is not known, except where said otherwise. */
export interface Principal {
  readonly kind: PrincipalKind;
  /** User, role or root: their IAM ARN; sessions: their STS ARN; identity provider: its ARN or name; none for services and anonymous requests. */
  readonly arn?: string | undefined;
  /** A session's role (a session's ARN does not show the path of its role), or the user that a federated user stands for. */
  readonly issuer?: string | undefined;
  /** Twelve digits; taken from the ARN when left out. */
  readonly account?: string | undefined;
  /** `cloudtrail.amazonaws.com`: the name of a service principal. */
  readonly service?: string | undefined;
  /** The tags of the user, role or session. */
  readonly tags?: Readonly<Record<string, string>> | undefined;
  /** The organization of its account; `null`: it has none. */
  readonly orgId?: string | null | undefined;
  readonly orgPaths?: readonly string[] | undefined;
  /** The unique id of a user (`AIDA…`) or role (`AROA…`). */
  readonly id?: string | undefined;
}

/** Any resource that a pattern stands for, which one is not known. */
export interface AnyResource {
  readonly anyOf: string;
}

export interface Request {
  readonly principal: Principal;
  /** `s3:GetObject`; letter case does not matter. */
  readonly action: string;
  /** An ARN, `*` for an action without resource, or any of a pattern. */
  readonly resource: string | AnyResource;
  /** The account that owns the resource; taken from the ARN, else the principal's. */
  readonly resourceAccount?: string | undefined;
  readonly resourceOrgId?: string | null | undefined;
  readonly resourceOrgPaths?: readonly string[] | undefined;
  readonly resourceTags?: Readonly<Record<string, string>> | undefined;
  /** The access point through which the bucket is reached. */
  readonly accessPoint?:
    | { readonly arn: string; readonly networkOrigin?: 'Internet' | 'VPC' | undefined }
    | undefined;
  /** True when the key is one that AWS manages: no RCP applies to it. */
  readonly awsManagedKey?: boolean | undefined;
  /** Context keys with their values; an empty list says that the key is absent. */
  readonly context?: Readonly<Record<string, string | readonly string[]>> | undefined;
  /** What is not known: every key that is neither given nor derived, or the keys listed. Left out: what is not given is absent. */
  readonly unknown?: 'all' | readonly string[] | undefined;
}

/** The principal's account; empty for services and anonymous requests. */
export function accountOf(principal: Principal): string {
  return principal.account ?? (principal.arn === undefined ? '' : accountOfArn(principal.arn));
}

/** The ARN of the role behind a role or session. */
export function roleOf(principal: Principal): string | undefined {
  if (principal.kind === 'role' || principal.kind === 'service-linked-role') {
    return principal.arn?.includes(':assumed-role/')
      ? (principal.issuer ?? roleOfSession(principal.arn))
      : principal.arn;
  }
  if (principal.kind !== 'assumed-role') return undefined;
  return principal.issuer ?? (principal.arn === undefined ? undefined : roleOfSession(principal.arn));
}

function roleOfSession(arn: string): string | undefined {
  const match = /^(arn:[^:]*):sts::(\d*):assumed-role\/([^/]+)\//.exec(arn);
  return match ? `${match[1]}:iam::${match[2]}:role/${match[3]}` : undefined;
}

/** The account that owns the resource of a request. */
export function resourceAccountOf(request: Request): string {
  if (request.resourceAccount !== undefined) return request.resourceAccount;
  const arn = typeof request.resource === 'string' ? request.resource : request.resource.anyOf;
  const account = accountOfArn(arn);
  return /^\d{12}$/.test(account) ? account : accountOf(request.principal);
}
