import { identityOf, type JsonObject, printIdentity } from '@demarc/core';
import type { DocumentSource } from '../source.ts';
import { uuidOf } from './uuid.ts';
import { asMarkup, prop, some, titleOf } from './values.ts';

const DAY = /^\d{4}-\d\d-\d\d$/;

/** Who publishes what, at which version, under which licence; what was selected. */
export function oscalMetadata({ analysis, selected }: DocumentSource, kind: string): JsonObject {
  const { metadata } = analysis.model;
  const identity = printIdentity(identityOf(metadata));
  const publisher = uuidOf('party', metadata.publisher);
  const remarks = [metadata.license, selected && `Selected: ${selected.join('; ')}`]
    .filter(Boolean)
    .join('\n\n');
  return {
    title: titleOf(`${metadata.name} ThreatModel${kind}`, identity),
    'last-modified': `${dayOf(metadata.date ?? metadata.version)}T00:00:00Z`,
    version: titleOf(metadata.version, 'unstated'),
    'oscal-version': '1.2.2',
    props: [...prop('identity', identity), ...prop('license', metadata.license)],
    ...some('links', webLinks(metadata.source, 'source')),
    roles: [{ id: 'creator', title: 'Publisher' }],
    parties: [{ uuid: publisher, type: 'organization', name: titleOf(metadata.publisher, 'unknown') }],
    'responsible-parties': [{ 'role-id': 'creator', 'party-uuids': [publisher] }],
    ...(remarks === '' ? {} : { remarks: asMarkup(remarks) }),
  };
}

/** OSCAL wants a day; a ThreatModel that tells none has the first that computers count. */
function dayOf(text: string): string {
  return DAY.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)
    ? text
    : '1970-01-01';
}

/** A link to a page, if it is one. */
export function webLinks(url: string | undefined, rel: string, text?: string): readonly JsonObject[] {
  if (url === undefined || !/^https?:\/\/\S+$/.test(url) || !URL.canParse(url)) return [];
  return [
    { href: new URL(url).href, rel, ...(text === undefined ? {} : { text: asMarkup(titleOf(text, url)) }) },
  ];
}
