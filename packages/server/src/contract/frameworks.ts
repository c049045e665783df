import { type RequirementCoverage as CoreCoverage, Framework, MappingSet } from '@demarc/core';
import { z } from 'zod';
import { Problem } from './problem.ts';

const count = z.number().int().min(0);

/** How far objectives reach into a framework. Says what is mapped, never that anything is complied with. */
export const RequirementCoverage = z.object({
  /** Headings that only group others are left out. */
  requirements: count,
  reached: count,
  /** Of those reached: by an objective that names the requirement itself, and by way of the SCF only. */
  direct: count,
  scfOnly: count,
}) satisfies z.ZodType<CoreCoverage>;
export type RequirementCoverage = Readonly<z.infer<typeof RequirementCoverage>>;

/** The two path segments that address a framework: the import that it came with (`shipped` for what ships), and `id@version`. */
export const FrameworkAddress = z.object({
  origin: z.string().min(1).max(200),
  framework: z.string().min(1).max(300),
});
export type FrameworkAddress = Readonly<z.infer<typeof FrameworkAddress>>;

/** What the list says of a framework. */
export const FrameworkSummary = z.object({
  ...Framework.omit({ requirements: true }).shape,
  origin: z.string(),
  /** What leads to it, and how many links that has. */
  mappings: z
    .array(
      z.object({ kind: z.enum(['scf', 'objective']), version: z.string(), source: z.string(), links: count }),
    )
    .readonly(),
  /** By the newest version of every ThreatModel together. */
  coverage: RequirementCoverage,
  /** How many of these ThreatModels reach any of its requirements. */
  models: count,
  /** Names the content of its document. */
  hash: z.string(),
});
export type FrameworkSummary = Readonly<z.infer<typeof FrameworkSummary>>;

/** What one import brought in. */
export const FrameworkImport = z.object({
  /** `scf-2022.3` */
  name: z.string(),
  kind: z.enum(['scf', 'csv', 'oscal', 'exchange']),
  /** What may be done with it. */
  license: z.string(),
  frameworks: count,
  requirements: count,
  links: count,
});
export type FrameworkImport = Readonly<z.infer<typeof FrameworkImport>>;

export const FrameworkList = z.object({
  frameworks: z.array(FrameworkSummary).readonly(),
  imports: z.array(FrameworkImport).readonly(),
  /** How many ThreatModels coverage is counted over: the newest version of each. */
  models: count,
  /** Names the content of the document that holds all frameworks. */
  hash: z.string(),
  /** Files of imports that cannot be read. */
  unreadable: z.array(z.object({ file: z.string(), message: z.string() })).readonly(),
});
export type FrameworkList = Readonly<z.infer<typeof FrameworkList>>;

/** A framework whole: its requirements, and the mappings that lead to them. */
export const FrameworkDocument = z.object({
  framework: Framework,
  mappings: z.array(MappingSet),
  /** The ids of all controls of the SCF releases that the mappings speak of, where they are known. */
  scfControls: z.array(z.string()).optional(),
  origin: z.string(),
});
export type FrameworkDocument = Readonly<z.infer<typeof FrameworkDocument>>;

/** All frameworks whole; of several releases of the SCF the newest alone. */
export const FrameworkDocuments = z.object({ frameworks: z.array(FrameworkDocument).readonly() });
export type FrameworkDocuments = Readonly<z.infer<typeof FrameworkDocuments>>;

/** How far each ThreatModel reaches into one framework; all versions, those that do not reach it too. */
export const FrameworkReachList = z.object({
  models: z.array(z.object({ key: z.string(), coverage: RequirementCoverage })).readonly(),
});
export type FrameworkReachList = Readonly<z.infer<typeof FrameworkReachList>>;

/** A framework of one's own: a CSV of SCF ids and requirement ids, and one of its title, version and what else is known. */
export const FrameworkCsvRequest = z.strictObject({ mapping: z.string(), metadata: z.string() });
export type FrameworkCsvRequest = Readonly<z.infer<typeof FrameworkCsvRequest>>;

export const FrameworkImportName = z.object({ name: z.string().min(1).max(200) });

/** `stored`: new; `unchanged`: the same was there already; `replaced`: it took the place of the one of that name. */
export const FrameworkImportAnswer = z.object({
  outcome: z.enum(['stored', 'replaced', 'unchanged']),
  import: FrameworkImport,
  /** Of a workbook: SCF controls, mapping columns, ids in their cells, and those distinct within their cell. */
  counts: z.object({ controls: count, columns: count, links: count, distinct: count }).optional(),
  problems: z.array(Problem).readonly(),
});
export type FrameworkImportAnswer = Readonly<z.infer<typeof FrameworkImportAnswer>>;
