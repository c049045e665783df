/**
 * The IAM access that an attacker needs, as an expression.
 * `none`: no permission of the customer's IAM is needed. `optional` never gates.
 */
export type Access =
  | { readonly op: 'none' }
  | { readonly op: 'permission'; readonly permission: string }
  | { readonly op: 'and' | 'or'; readonly operands: readonly Access[] }
  | { readonly op: 'optional'; readonly operand: Access };

/** Binds a permission of an access expression to what it must be held on, `s3:PutReplicationConfiguration` on the source bucket. */
export const NO_ACCESS: Access = { op: 'none' };
