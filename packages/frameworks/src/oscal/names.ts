import { type Framework, frameworkKey, RELATIONSHIPS, type Relationship } from '@demarc/core';
import { slug } from '../imported.ts';

/** Qualifies what we say in OSCAL documents beyond OSCAL's own names. */
export const NAMESPACE = 'urn:demarc:oscal';

const FRAMEWORK = 'urn:demarc:framework:';
const THREAT_MODEL = 'urn:demarc:threatmodel:';

export function frameworkHref(framework: Framework): string {
  return FRAMEWORK + encoded(frameworkKey(framework));
}

/** `identity` as `publisher:provider/service@version`. */
export function threatModelHref(identity: string): string {
  return THREAT_MODEL + encoded(identity);
}

/** The identity of a ThreatModel; `undefined` for other addresses. */
export function threatModelOf(href: string): string | undefined {
  return href.startsWith(THREAT_MODEL) ? decoded(href.slice(THREAT_MODEL.length)) : undefined;
}

/** Our own address, or any other that ends in a name, with or without `@version` → an id and a version. */
export function resourceName(href: string): { readonly id: string; readonly version: string } {
  const last = href.startsWith(FRAMEWORK)
    ? decoded(href.slice(FRAMEWORK.length))
    : (decoded(href).split(/[/:#]/).filter(Boolean).at(-1) ?? href);
  const [name = last, version] = last.replace(/\.(json|xml|ya?ml)$/i, '').split('@');
  return { id: slug(name) || 'resource', version: version ?? 'unstated' };
}

/** Half a character, which JSON can hold, has no address. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const WORDS: Readonly<Record<Relationship, string>> = {
  equal: 'equal-to',
  subset: 'subset-of',
  superset: 'superset-of',
  intersects: 'intersects-with',
  related: 'related-to',
};
/** For a link whose relationship nobody stated; OSCAL wants one. */
const UNSTATED = 'unstated';

/** OSCAL's word for a relationship, with our namespace where OSCAL has none. */
export function relationshipWord(relationship: Relationship | undefined): {
  readonly ns?: string;
  readonly relationship: string;
} {
  if (relationship === undefined) return { ns: NAMESPACE, relationship: UNSTATED };
  const word = { relationship: WORDS[relationship] };
  return relationship === 'related' ? { ns: NAMESPACE, ...word } : word;
}

/** OSCAL's words (`equivalent-to`, `subset-of` …) as ours; `undefined` where none was stated. */
export function relationshipOf(text: string): Relationship | undefined {
  if (text === UNSTATED) return undefined;
  const word = text.replace(/-(to|of|with)$/, '').replace('equivalent', 'equal');
  return RELATIONSHIPS.find((known) => word.startsWith(known)) ?? 'related';
}
