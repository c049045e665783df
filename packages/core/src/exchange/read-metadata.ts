import { z } from 'zod';
import type { Problem } from '../model/problem.ts';
import { Metadata } from '../model/service.ts';
import type { JsonObject, ThreatModel } from '../model/threat-model.ts';
import { type Fields, fieldsOf, isObject } from './fields.ts';

/** What is known of a document from outside it. Given values win over what the document says. */
export interface Origin {
  readonly publisher?: string | undefined;
  readonly version?: string | undefined;
  /** The file's name: a date in it is the version of a document that names none. */
  readonly fileName?: string | undefined;
  /** A hash of the content in hexadecimal: the version of last resort. */
  readonly contentHash?: string | undefined;
}

/** Our part of `metadata`. */
export const MetadataExtension = z.object({
  format: z.literal(1),
  publisher: z.string(),
  release: z.string(),
  markup: z.enum(['markdown', 'html']).default('markdown'),
  date: z.string().optional(),
  providerData: Metadata.shape.providerData,
  permissionNamespaces: Metadata.shape.permissionNamespaces,
  notCovered: z.string().optional(),
  references: Metadata.shape.references,
});

const DATE = /\d{4}-\d{2}-\d{2}/;

export function readMetadata(
  document: JsonObject,
  origin: Origin,
  problems: Problem[],
): { readonly value: Metadata; readonly markup: ThreatModel['markup'] } {
  const raw = document.metadata;
  if (raw !== undefined && !isObject(raw)) {
    problems.push({
      rule: 'field-type',
      level: 'warning',
      message: '`metadata` is not an object; it is kept and ignored',
      path: ['metadata'],
    });
  }
  const fields = fieldsOf(isObject(raw) ? raw : {}, ['metadata'], problems);
  const ours = extension(fields);
  const service = fields.text('service') ?? serviceOfIds(document) ?? 'unknown';
  const release = fields.raw.release;
  const version =
    origin.version ??
    ours?.release ??
    (typeof release === 'string' || typeof release === 'number' ? String(release) : undefined) ??
    DATE.exec(origin.fileName ?? '')?.[0] ??
    origin.contentHash?.slice(0, 12) ??
    'unknown';
  return {
    markup: ours?.markup ?? 'html',
    value: {
      provider: fields.text('provider') ?? 'unknown',
      service,
      name: fields.text('service_name') ?? service,
      publisher: origin.publisher ?? ours?.publisher ?? publisherOf(fields) ?? 'unknown',
      version,
      license: fields.text('license'),
      source: fields.text('source'),
      otherCoveredServices: [...fields.words('other_covered_services')],
      scfVersion: fields.text('scf_version'),
      date: ours?.date ?? DATE.exec(version)?.[0],
      providerData: ours?.providerData ?? [],
      permissionNamespaces: ours?.permissionNamespaces ?? [],
      notCovered: ours?.notCovered,
      references: ours?.references ?? [],
    },
  };
}

function extension(fields: Fields): z.infer<typeof MetadataExtension> | undefined {
  if (fields.raw.demarc === undefined) return undefined;
  const parsed = MetadataExtension.safeParse(fields.raw.demarc);
  if (!parsed.success)
    fields.wrong('demarc', `an object of format 1 (${z.prettifyError(parsed.error).replaceAll('\n', ' ')})`);
  return parsed.data;
}

/** The publisher as the licence ("…, by Name, under …") or the source's repository tells, in lower case. */
function publisherOf(fields: Fields): string | undefined {
  const source = fields
    .text('source')
    ?.match(/^https?:\/\/(?:www\.)?(?:github|gitlab|bitbucket)\.[a-z]+\/([A-Za-z0-9_.-]+)\//)?.[1];
  const named = fields.text('license')?.match(/,\s*by\s+([^,]+),/)?.[1];
  return (
    (named ?? source)
      ?.trim()
      .toLowerCase()
      .replace(/[^a-z0-9.-]+/g, '-') || undefined
  );
}

function serviceOfIds(document: JsonObject): string | undefined {
  const threats = document.threats;
  const first = isObject(threats) ? Object.keys(threats)[0] : undefined;
  return first?.includes('.') ? first.slice(0, first.indexOf('.')) : undefined;
}
