import type { PolicyDocument, PolicyStatement } from '../document/document.ts';
import { parseIpRange } from '../match/ip.ts';
import { parseOperator } from '../match/operators.ts';

/** The four settings, as they are in effect for the bucket: the strictest of organization, account, access point and bucket. */
export interface BlockPublicAccess {
  readonly blockPublicAcls: boolean;
  readonly ignorePublicAcls: boolean;
  readonly blockPublicPolicy: boolean;
  readonly restrictPublicBuckets: boolean;
}

/** Keys of which a fixed value makes a grant non-public. */
const FIXING_KEYS = new Set([
  'aws:sourcearn',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:sourceowner',
  'aws:sourceaccount',
  'aws:userid',
  'aws:principalorgid',
  'aws:principalarn',
  'aws:principalaccount',
  's3:dataaccesspointarn',
  's3:dataaccesspointaccount',
]);

/**
 * The statements that make a policy public in the sense of S3 Block Public Access: those that grant to more than fixed principals,
 * networks or sources. Empty: not public.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html (The meaning of "public")
 */
export function publicStatements(
  document: PolicyDocument,
  kind: 'bucket-policy' | 'access-point-policy' = 'bucket-policy',
): readonly PolicyStatement[] {
  return document.statements.filter(
    (statement) =>
      statement.effect === 'Allow' && !fixedPrincipal(statement) && !fixedByCondition(statement, kind),
  );
}

function fixedPrincipal({ principal }: PolicyStatement): boolean {
  if (!principal) return false;
  return Object.values(principal).every((names) =>
    names.every((name) => !name.includes('*') && !name.includes('${')),
  );
}

function fixedByCondition(
  statement: PolicyStatement,
  kind: 'bucket-policy' | 'access-point-policy',
): boolean {
  return statement.conditions.some(({ operator: source, key, values }) => {
    const operator = parseOperator(source);
    // an absent key satisfies IfExists, ForAllValues and negated operators: nothing is fixed then
    if (!operator || operator.negated || operator.ifExists || operator.set === 'all' || values.length === 0)
      return false;
    const lower = key.toLowerCase();
    if (operator.family === 'ip') return lower === 'aws:sourceip' && values.every(narrowRange);
    if (!FIXING_KEYS.has(lower) || (operator.family !== 'string' && operator.family !== 'arn')) return false;
    const mayHoldWildcard = operator.comparison === 'like';
    return values.every((value) => {
      if (value.includes('${')) return false;
      if (!mayHoldWildcard || !/[*?]/.test(value)) return true;
      if (lower === 's3:dataaccesspointarn' && kind === 'bucket-policy') {
        return /^arn:[^*?:]+:s3:[^*?:]*:\d{12}:accesspoint\/\*$/.test(value);
      }
      return lower === 'aws:userid' && /^[^*?:]+:\*$/.test(value);
    });
  });
}

/** Ranges broader than /8 (IPv4) or /32 (IPv6) count as public, except private ones. */
function narrowRange(value: string): boolean {
  const range = parseIpRange(value);
  if (!range) return false;
  return range.bits >= (range.bytes.length === 4 ? 8 : 32);
}

/** Canned ACLs that grant to everyone, or to every AWS account. */
export const PUBLIC_ACLS: ReadonlySet<string> = new Set([
  'public-read',
  'public-read-write',
  'authenticated-read',
]);
