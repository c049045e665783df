import type { LintSettings } from './finding.ts';

/**
 * AWS's quotas of policy sizes, in characters.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html,
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html (SCPs: 10,240; older copies 5,120),
 * https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-limits-endpoints.html, and the pages of the services.
 */
export const LINT_SETTINGS: LintSettings = {
  sizes: {
    'identity-policy': { most: 10_240, safe: 6_144, countsWhiteSpace: false },
    boundary: { most: 6_144, countsWhiteSpace: false },
    'session-policy': { most: 2_048, countsWhiteSpace: true },
    'trust-policy': { most: 4_096, safe: 2_048, countsWhiteSpace: false },
    scp: { most: 10_240, safe: 5_120, countsWhiteSpace: true },
    rcp: { most: 5_120, countsWhiteSpace: true },
    'vpc-endpoint-policy': { most: 20_480, countsWhiteSpace: true },
    'bucket-policy': { most: 20_480, countsWhiteSpace: true },
    'access-point-policy': { most: 20_480, countsWhiteSpace: true },
    'kms-key-policy': { most: 32_768, countsWhiteSpace: true },
    'resource-policy': { most: 350_000, safe: 20_480, countsWhiteSpace: true },
  },
};
