import { RE2JS } from 're2js';

/** Where a matcher finds something: half-open ranges of character positions. */
export type Matcher = (text: string) => readonly (readonly [start: number, end: number])[];

/** Named patterns for `search --pattern`. */
export const PATTERNS = {
  /** GuardDuty finding types, `Exfiltration:S3/AnomalousBehavior`, `UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration.OutsideAWS`. */
  'guardduty-findings':
    '\\b[A-Z][A-Za-z]+:[A-Z][A-Za-z0-9]+/[A-Z][A-Za-z0-9]+(?:\\.[A-Z][A-Za-z0-9]+)*(?:![A-Z][A-Za-z0-9]*)?',
  /** IAM permissions of AWS, `s3:PutBucketPolicy`. */
  'aws-permissions': '\\b[a-z][a-z0-9-]+:[A-Z][A-Za-z0-9]+\\b',
  /** Global and service condition keys of AWS, `aws:PrincipalOrgID`, `s3:x-amz-acl`. */
  'aws-condition-keys': '\\b(?:aws:[A-Z][A-Za-z0-9]+|[a-z][a-z0-9-]+:(?:x-amz-[a-z-]+|[A-Z][A-Za-z0-9]+))',
  /** AWS Config managed rules, `s3-bucket-level-public-access-prohibited`. */
  'aws-config-rules': '\\b(?:s3|iam|kms|cloudtrail|vpc|account|multi-region)(?:-[a-z0-9]+){2,}\\b',
} as const;
export type PatternName = keyof typeof PATTERNS;

/** Finds a text, letter case aside. */
export function textMatcher(text: string): Matcher {
  return regexMatcher(RE2JS.quote(text), 'i') as Matcher;
}

/** Finds a regular expression in time that grows with the text alone (RE2: no back references, no look-around). Flags: `i`, `m`, `s`. Throws a `SyntaxError` with RE2's words for a pattern that it does not have. */
export function regexMatcher(source: string, flags = ''): Matcher {
  const pattern = compile(source, flags);
  return (text) => {
    const matcher = pattern.matcher(text);
    const found: (readonly [number, number])[] = [];
    while (matcher.find()) if (matcher.end() > matcher.start()) found.push([matcher.start(), matcher.end()]);
    return found;
  };
}

function compile(source: string, flags: string): RE2JS {
  const known: Readonly<Record<string, number>> = {
    i: RE2JS.CASE_INSENSITIVE,
    m: RE2JS.MULTILINE,
    s: RE2JS.DOTALL,
  };
  let bits = 0;
  for (const flag of flags) {
    const bit = known[flag];
    if (bit === undefined) throw new SyntaxError(`\`${flag}\` is not a flag: expected i, m or s`);
    bits |= bit;
  }
  try {
    return RE2JS.compile(source, bits);
  } catch (error) {
    throw new SyntaxError(error instanceof Error ? error.message : String(error));
  }
}
