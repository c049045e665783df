import type { CasePrincipal } from '@demarc/core';
import type { Principal } from '../evaluate/request.ts';

/** Who a case's text stands for: an ARN, `anonymous`, or a service such as `cloudtrail.amazonaws.com`. `undefined`: none of them. */
export function principalOf(source: CasePrincipal): Principal | undefined {
  if (typeof source !== 'string') return source;
  if (source === 'anonymous') return { kind: 'anonymous' };
  if (/^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/.test(source)) return { kind: 'service', service: source };
  const arn =
    /^arn:[^:]+:(iam|sts)::(\d{12}):(root$|user\/|role\/|assumed-role\/|federated-user\/|saml-provider\/|oidc-provider\/)/.exec(
      source,
    );
  switch (arn?.[3]) {
    case 'root':
      return { kind: 'root', arn: source };
    case 'user/':
      return { kind: 'user', arn: source };
    case 'role/':
      return {
        kind: source.includes(':role/aws-service-role/') ? 'service-linked-role' : 'role',
        arn: source,
      };
    case 'assumed-role/':
      return { kind: 'assumed-role', arn: source };
    case 'federated-user/':
      return { kind: 'federated-user', arn: source };
    case undefined:
      return undefined;
    default:
      return { kind: 'identity-provider', arn: source };
  }
}
