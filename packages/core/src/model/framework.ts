import { z } from 'zod';

/** One clause of a framework. Ids are text: `1.10` is not `1.1`. */
export const Requirement = z.strictObject({
  id: z.string().min(1),
  /** Only where the framework's licence lets it be shown. */
  title: z.string().optional(),
  /** The id of the requirement around it. */
  parent: z.string().optional(),
  /** A heading that only groups others: something may be mapped to it, but it does not count as a requirement. */
  group: z.boolean().optional(),
});
export type Requirement = z.infer<typeof Requirement>;

/** A compliance framework at one version: its requirements, in its own order. */
export const Framework = z.strictObject({
  /** Lower case with dashes: `nist-800-53`. */
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/),
  version: z.string().min(1),
  title: z.string().min(1),
  publisher: z.string().optional(),
  /** What may be done with its text, in one sentence. */
  license: z.string().optional(),
  source: z.string().optional(),
  /** Keys under which imports name the same framework; `prefix` stands before their ids here. */
  aliases: z
    .array(z.strictObject({ framework: z.string().min(1), prefix: z.string().optional() }))
    .optional(),
  requirements: z.array(Requirement),
});
export type Framework = z.infer<typeof Framework>;

/** How what is mapped stands to what it is mapped to, in the words of NIST IR 8477. */
export const RELATIONSHIPS = ['equal', 'subset', 'superset', 'intersects', 'related'] as const;
export type Relationship = (typeof RELATIONSHIPS)[number];

export const CONFIDENCES = ['high', 'medium', 'low'] as const;

/** One line of a mapping: from an SCF id, or a control objective, to a requirement. */
export const MappingLink = z.strictObject({
  from: z.string().min(1),
  to: z.string().min(1),
  relationship: z.enum(RELATIONSHIPS).optional(),
  confidence: z.enum(CONFIDENCES).optional(),
  reason: z.string().optional(),
  /** The SCF controls by way of which an objective leads to the requirement; absent where it leads there directly. */
  via: z.array(z.string().min(1)).optional(),
});
export type MappingLink = z.infer<typeof MappingLink>;

/** A mapping from one version of something to one version of a framework. */
export const MappingSet = z.strictObject({
  /**
   * What the links come from, and which version: a release of the SCF (`2022.3`), or the objectives of a ThreatModel, named as it is
   * (`publisher:provider/service@version`).
   */
  from: z.strictObject({ kind: z.enum(['scf', 'objective']), version: z.string().min(1) }),
  /** The release of the SCF that links of objectives were led by, where they were. */
  scf: z.string().min(1).optional(),
  /** The framework, as `id@version`. */
  to: z.string().min(1),
  /** Where the mapping comes from: a file's name, a publisher. */
  source: z.string().min(1),
  /** What may be done with it, where that is not what may be done with the whole import. */
  license: z.string().optional(),
  links: z.array(MappingLink),
});
export type MappingSet = z.infer<typeof MappingSet>;

/** What one import brought in, as it is kept in the data folder: frameworks, and mappings that lead to them. */
export const FrameworkFile = z.strictObject({
  /** Names the import, and its file: `scf-2022.3`. */
  name: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/),
  kind: z.enum(['scf', 'csv', 'oscal', 'exchange']),
  /** What may be done with it, in one or two sentences. */
  license: z.string(),
  /** The ids of all controls of that release of the SCF, mapped or not. */
  scfControls: z.array(z.string()).optional(),
  frameworks: z.array(Framework),
  mappings: z.array(MappingSet),
});
export type FrameworkFile = z.infer<typeof FrameworkFile>;

/** A framework with the mappings that lead to it. */
export interface MappedFramework {
  readonly framework: Framework;
  readonly mappings: readonly MappingSet[];
  /** The controls of the SCF releases that the mappings speak of, where they are known. */
  readonly scfControls?: ReadonlySet<string> | undefined;
  /** The import that it came with; `shipped` when it comes with the product. */
  readonly origin: string;
}

/** A framework's name with its version: `nist-800-53@5`. */
export function frameworkKey({ id, version }: Pick<Framework, 'id' | 'version'>): string {
  return `${id}@${version}`;
}

/** Titles by key. */
export function frameworkTitles(frameworks: readonly Framework[]): ReadonlyMap<string, string> {
  return new Map(frameworks.map((framework) => [frameworkKey(framework), framework.title]));
}

/** How many requirements a framework has, headings that only group others left out. */
export function countRequirements({ requirements }: Pick<Framework, 'requirements'>): number {
  return requirements.filter(({ group }) => !group).length;
}
