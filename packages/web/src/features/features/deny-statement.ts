import { parseId } from '@demarc/core';

/** The statement of an IAM policy that denies permissions on everything, as JSON text: `DenyS3FC6` by its id. */
export function denyStatement(featureClass: string, permissions: readonly string[]): string {
  const parsed = parseId(featureClass);
  const name = parsed ? `${parsed.service}${parsed.prefix}${parsed.number}` : featureClass;
  const statement = {
    Sid: `Deny${name.replace(/[^A-Za-z0-9]/g, '')}`,
    Effect: 'Deny',
    Action: permissions,
    Resource: '*',
  };
  return JSON.stringify(statement, null, 2);
}
