import type { PolicyPrincipal } from '../document/document.ts';
import { accountOf, type Principal, roleOf } from './request.ts';

/** A `Principal` or `NotPrincipal` element, ready to be asked. */
export interface CompiledPrincipal {
  readonly everyone: boolean;
  readonly accounts: ReadonlySet<string>;
  /** ARNs and unique ids of users, roles and sessions. */
  readonly names: ReadonlySet<string>;
  readonly services: ReadonlySet<string>;
  readonly federated: ReadonlySet<string>;
}

/**
 * How a `Principal` element names someone. It matters within one account: `everyone` and `self` (the user, the session, the service)
 * grant by themselves; `role` (the role of the session, or the user that federated) grants within boundary and session policy;
 * `account` only lets the account's own policies decide.
 */
export type NamedBy = 'everyone' | 'self' | 'role' | 'account';

const ACCOUNT = /^\d{12}$/;
const ROOT = /^arn:[^:]*:iam::(\d{12}):root$/;

export function compilePrincipal(source: PolicyPrincipal): CompiledPrincipal {
  const accounts = new Set<string>();
  const names = new Set<string>();
  const everyone = source['*'] !== undefined || (source.AWS ?? []).includes('*');
  for (const name of source.AWS ?? []) {
    const account = ACCOUNT.test(name) ? name : ROOT.exec(name)?.[1];
    if (account !== undefined) accounts.add(account);
    else names.add(name);
  }
  for (const name of source.CanonicalUser ?? []) names.add(name);
  return {
    everyone,
    accounts,
    names,
    services: new Set(source.Service ?? []),
    federated: new Set(source.Federated ?? []),
  };
}

/** How an element names a principal, strongest way first; `undefined`: not at all. */
export function namedBy(element: CompiledPrincipal, principal: Principal): NamedBy | undefined {
  if (namesSelf(element, principal)) return 'self';
  if (element.everyone) return 'everyone';
  const issuer = issuerOf(principal);
  if (issuer !== undefined && element.names.has(issuer)) return 'role';
  if (principal.id !== undefined && principal.kind !== 'user' && element.names.has(principal.id))
    return 'role';
  return element.accounts.has(accountOf(principal)) ? 'account' : undefined;
}

/** Whether an element names a session of this role, when the role's session is not known. */
export function namesSomeSession(element: CompiledPrincipal, principal: Principal): boolean {
  if (principal.kind !== 'role' || principal.arn === undefined) return false;
  const name = principal.arn.split('/').at(-1) as string;
  const session = `:${accountOf(principal)}:assumed-role/${name}/`;
  for (const candidate of element.names) if (candidate.includes(session)) return true;
  return false;
}

function namesSelf(element: CompiledPrincipal, principal: Principal): boolean {
  switch (principal.kind) {
    case 'anonymous':
      return false;
    case 'service':
      return principal.service !== undefined && element.services.has(principal.service);
    case 'identity-provider':
      return principal.arn !== undefined && element.federated.has(principal.arn);
    case 'root':
      return element.accounts.has(accountOf(principal));
    case 'role':
      return false;
    case 'service-linked-role':
    case 'assumed-role':
      return (
        principal.arn !== undefined && principal.arn !== roleOf(principal) && element.names.has(principal.arn)
      );
    case 'user':
    case 'federated-user':
      if (principal.arn !== undefined && element.names.has(principal.arn)) return true;
      return principal.kind === 'user' && principal.id !== undefined && element.names.has(principal.id);
  }
}

/** The role of a session, the user behind a federated user. */
function issuerOf(principal: Principal): string | undefined {
  return principal.kind === 'federated-user' ? principal.issuer : roleOf(principal);
}

/**
 * Whether `NotPrincipal` leaves someone out of the statement's effect.
 * AWS checks the account, then the role or user, then the session, and says that each must be listed; where only a part of them is,
 * "the policy might deny", so the answer is `maybe`.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
export function exceptedBy(element: CompiledPrincipal, principal: Principal): 'yes' | 'no' | 'maybe' {
  if (element.everyone) return 'yes';
  if (principal.kind === 'anonymous') return 'no';
  if (principal.kind === 'service' || principal.kind === 'identity-provider' || principal.kind === 'root') {
    return namesSelf(element, principal) ? 'yes' : 'no';
  }
  const chain = [element.accounts.has(accountOf(principal))];
  const issuer = issuerOf(principal);
  if (issuer !== undefined) chain.push(element.names.has(issuer));
  if (principal.kind !== 'role') chain.push(namesSelf(element, principal));
  if (chain.every((listed) => listed)) return 'yes';
  return chain.some((listed) => listed) ? 'maybe' : 'no';
}
