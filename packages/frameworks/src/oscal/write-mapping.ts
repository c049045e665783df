import { createHash } from 'node:crypto';
import type { MappingLink, MappingSet } from '@demarc/core';
import {
  type Framework,
  identityOf,
  type JsonObject,
  type MappedFramework,
  objectiveMappings,
  printIdentity,
  type ThreatModel,
} from '@demarc/core';
import { frameworkHref, NAMESPACE, relationshipWord, threatModelHref } from './names.ts';

const OSCAL = '1.2.2';
const SAYS =
  'Which control objectives of a ThreatModel answer which requirements. It does not say that anything is complied with.';

/**
 * The mapping of a ThreatModel to a framework as an OSCAL mapping collection: one mapping for each source, and the requirements that none of them
 * reaches. The same mapping gives the same bytes. `undefined` when there is nothing to write: OSCAL has no empty collection.
 */
export function writeOscalMapping(model: ThreatModel, mapped: MappedFramework): JsonObject | undefined {
  const { framework } = mapped;
  const { direct, others } = objectiveMappings(model, mapped);
  const sets = [...direct, ...others];
  if (sets.length === 0) return undefined;
  const { metadata } = model;
  const identity = printIdentity(identityOf(metadata));
  const reached = new Set(sets.flatMap(({ links }) => links.map(({ to }) => to)));
  const unmapped = framework.requirements.filter(({ id, group }) => !group && !reached.has(id));
  const content = JSON.stringify([OSCAL, identity, framework, sets]);
  const licenses = [...new Set(sets.flatMap(({ license }) => (license === undefined ? [] : [license])))];
  return {
    'mapping-collection': {
      uuid: uuidOf('collection', content),
      metadata: {
        title: line(`${metadata.name} ${metadata.version} and ${framework.title}`),
        'last-modified': `${dayOf(metadata.date)}T00:00:00Z`,
        version: line(metadata.version),
        'oscal-version': OSCAL,
        ...(licenses.length === 0 ? {} : { remarks: licenses.join(' ') }),
      },
      provenance: {
        method: others.length > 0 ? 'hybrid' : 'human',
        'matching-rationale': 'functional',
        status: 'not-complete',
        'mapping-description': SAYS,
      },
      mappings: sets.map((set, at) =>
        mappingOf(set, framework, at === 0 ? unmapped.map(({ id }) => id) : [], content),
      ),
    },
  };
}

function mappingOf(
  set: MappingSet,
  framework: Framework,
  unmapped: readonly string[],
  content: string,
): JsonObject {
  const place = `${set.from.version} ${set.source}`;
  return {
    uuid: uuidOf(`mapping ${place}`, content),
    method: set.scf === undefined ? 'human' : 'automation',
    'source-resource': { type: 'catalog', href: threatModelHref(set.from.version) },
    'target-resource': {
      type: 'catalog',
      href: frameworkHref(framework),
      props: propsOf({
        title: framework.title,
        publisher: framework.publisher,
        license: framework.license,
        source: framework.source,
      }),
    },
    maps: set.links.map((link) => mapOf(link, `${place} ${link.from} ${link.to} ${link.relationship ?? ''}`)),
    props: propsOf({ source: set.source, scf: set.scf, license: set.license }),
    ...(unmapped.length === 0
      ? {}
      : {
          'target-gap-summary': {
            uuid: uuidOf('gap', content),
            // not `with-ids`: OSCAL takes no id there that begins with a digit
            'unmapped-controls': [{ matching: unmapped.map((id) => ({ pattern: line(id) })) }],
          },
        }),
  };
}

function mapOf(
  { from, to, relationship, confidence, reason, via = [] }: MappingLink,
  place: string,
): JsonObject {
  return {
    uuid: uuidOf('map', place),
    ...relationshipWord(relationship),
    sources: [{ type: 'control', 'id-ref': line(from) }],
    targets: [{ type: 'control', 'id-ref': line(to) }],
    ...(via.length === 0
      ? {}
      : { props: via.map((scf) => ({ name: 'via', ns: NAMESPACE, value: line(scf) })) }),
    ...(confidence === undefined ? {} : { 'confidence-score': { category: confidence } }),
    ...(reason === undefined ? {} : { remarks: reason }),
  };
}

function propsOf(values: Readonly<Record<string, string | undefined>>): JsonObject[] {
  return Object.entries(values).flatMap(([name, value]) =>
    value === undefined || line(value) === '' ? [] : [{ name, ns: NAMESPACE, value: line(value) }],
  );
}

/** OSCAL's strings are one line without space at their ends. */
function line(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function dayOf(date: string | undefined): string {
  return date !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date))
    ? date
    : '2000-01-01';
}

/** The namespace of our version 5 UUIDs: that of URLs in RFC 9562, as bytes. */
const URLS = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex');

/** A version 5 UUID: the same name gives the same one. */
function uuidOf(kind: string, name: string): string {
  const hash = createHash('sha1')
    .update(URLS)
    .update(`${NAMESPACE}:${kind}:${name}`)
    .digest()
    .subarray(0, 16);
  hash[6] = ((hash[6] as number) & 0x0f) | 0x50;
  hash[8] = ((hash[8] as number) & 0x3f) | 0x80;
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
