import { z } from 'zod';
import { Reference } from './reference.ts';

/** The provider data against which a ThreatModel was checked. */
export const ProviderData = z.strictObject({ source: z.string(), version: z.string() });
export type ProviderData = z.infer<typeof ProviderData>;

/** One line of the scorecard. */
export type ScorecardValue = string | number | readonly string[];
/** Security posture by key (`identity_management`, `encryption_at_rest`, `number_of_actions` …), in the publisher's order. */
export type Scorecard = Readonly<Record<string, ScorecardValue>>;

/** What a ThreatModel says about itself. */
export const Metadata = z.strictObject({
  provider: z.string().min(1),
  /** As in the ids: `S3` of `S3.FC1`. */
  service: z.string().min(1),
  /** `Amazon S3`. */
  name: z.string().min(1),
  publisher: z.string().min(1),
  /** The version of the content: `2026-11`. */
  version: z.string().min(1),
  /** The day of the release, YYYY-MM-DD. */
  date: z.string().optional(),
  license: z.string().optional(),
  source: z.string().optional(),
  otherCoveredServices: z.array(z.string()).default([]),
  /** The SCF release that the ids of the objectives belong to. */
  scfVersion: z.string().optional(),
  providerData: z.array(ProviderData).default([]),
  /** The prefixes of permissions that the ThreatModel covers completely: `s3`, `s3express`. */
  permissionNamespaces: z
    .array(z.string().regex(/^[a-z0-9-]+$/, 'a prefix of permissions such as `s3`'))
    .default([]),
  /** What the ThreatModel leaves out, in words. */
  notCovered: z.string().optional(),
  references: z.array(Reference).default([]),
});
export type Metadata = z.infer<typeof Metadata>;
