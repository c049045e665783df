import { z } from 'zod';
import { FeatureClassId, ObjectiveId, ThreatId } from './id.ts';

/** What a node is drawn as: neutral glyphs, the same for every provider. */
export const NODE_KINDS = [
  'user',
  'attacker',
  'application',
  'service',
  'bucket',
  'object',
  'table',
  'database',
  'function',
  'queue',
  'topic',
  'key',
  'log',
  'policy',
  'role',
  'network',
  'endpoint',
  'web',
  'device',
  'settings',
  'monitor',
  'archive',
  'file',
  'cdn',
] as const;

/** What a trust boundary encloses. */
export const ZONE_KINDS = [
  'internet',
  'provider',
  'organization',
  'account',
  'region',
  'network',
  'on-premises',
  'service',
] as const;

/** What is enforced where a flow passes. */
export const CHECKPOINT_KINDS = ['policy', 'acl', 'key', 'network', 'identity', 'setting'] as const;

const Name = z.string().regex(/^[a-z][a-z0-9-]*$/, {
  error: (issue) =>
    `\`${String(issue.input)}\` is not a name: expected lower case letters, digits and dashes`,
});
const Cell = z.tuple([z.int().min(0).max(40), z.int().min(0).max(40)]);

/** What an element belongs to: choosing one of these elsewhere keeps the element lit. */
const tags = {
  featureClasses: z.array(FeatureClassId).default([]),
  threats: z.array(ThreatId).default([]),
  objectives: z.array(ObjectiveId).default([]),
  /** IAM permissions that the element stands for. */
  permissions: z.array(z.string().min(1)).default([]),
};

/** A trust boundary. Its cell is one of the grid of the zone around it. */
export const DiagramZone = z.strictObject({
  id: Name,
  label: z.string().min(1),
  kind: z.enum(ZONE_KINDS),
  /** The zone around it; absent for the outermost. */
  in: Name.optional(),
  /** Column and row in the grid of the zone around it, from 0; proposed where absent. */
  at: Cell.optional(),
  /** How many columns and rows it takes. */
  span: z.tuple([z.int().min(1).max(20), z.int().min(1).max(20)]).optional(),
  ...tags,
});
export type DiagramZone = z.infer<typeof DiagramZone>;

export const DiagramNode = z.strictObject({
  id: Name,
  label: z.string().min(1),
  kind: z.enum(NODE_KINDS),
  /** The trust boundary around it. */
  in: Name.optional(),
  /** Column and row in the grid of its zone, from 0; proposed where absent. */
  at: Cell.optional(),
  note: z.string().optional(),
  ...tags,
});
export type DiagramNode = z.infer<typeof DiagramNode>;

export const Checkpoint = z.strictObject({
  kind: z.enum(CHECKPOINT_KINDS),
  label: z.string().min(1),
  ...tags,
});
export type Checkpoint = z.infer<typeof Checkpoint>;

export const DiagramFlow = z.strictObject({
  from: Name,
  to: Name,
  label: z.string().optional(),
  /** `data`: what is protected moves; `control`: someone asks or configures. */
  kind: z.enum(['data', 'control']).default('data'),
  twoWay: z.boolean().default(false),
  /** In the order in which the flow passes them. */
  checkpoints: z.array(Checkpoint).default([]),
  ...tags,
});
export type DiagramFlow = z.infer<typeof DiagramFlow>;

/** The text form of a data flow diagram: trust boundaries, nodes on a coarse grid within them, and flows with what is enforced on them. */
export const DiagramText = z.strictObject({
  zones: z.array(DiagramZone).default([]),
  nodes: z.array(DiagramNode),
  flows: z.array(DiagramFlow).default([]),
});
export type DiagramText = z.infer<typeof DiagramText>;

/**
 * The ways of all flows as a router found them, and where their words were placed, so that nobody has to search for them again: derived from the text, and of no use
 * for another.
 */
export const DiagramWays = z.strictObject({
  /** A fingerprint of what was laid out. */
  of: z.string(),
  /** By flow, in the order of the text: the points of its way, from its first node to its last. */
  flows: z.array(z.array(z.tuple([z.number(), z.number()])).max(200)),
  /** By flow: the corner of its words, if it has any, then for each checkpoint the middle of its badge and the corner of its words. */
  words: z.array(z.array(z.tuple([z.number(), z.number()])).max(200)).optional(),
});
export type DiagramWays = z.infer<typeof DiagramWays>;

/** A data flow diagram, as our text or as the draw.io body of an imported document. */
export interface Diagram {
  readonly text?: DiagramText | undefined;
  /** Of the text. */
  readonly ways?: DiagramWays | undefined;
  /** base64 of an mxfile. */
  readonly drawio?: string | undefined;
}
