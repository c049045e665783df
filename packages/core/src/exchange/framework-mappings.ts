import { compareText } from '../analyse/order.ts';
import { type Framework, FrameworkFile, frameworkKey, type MappingSet } from '../model/framework.ts';
import { identityOf } from '../model/identity.ts';
import type { Json, JsonObject, ThreatModel } from '../model/threat-model.ts';
import { isObject } from './fields.ts';

/**
 * A document with a framework in it and mappings that lead to it, under `demarc.frameworks` beside the published keys; a framework of the same id
 * and version that the document has already is replaced. The licences of the mappings go with them.
 */
export function withFramework(
  document: JsonObject,
  metadata: ThreatModel['metadata'],
  framework: Framework,
  mappings: readonly MappingSet[],
): JsonObject {
  const before = readFrameworksOf(document);
  const others = before && 'value' in before ? before.value : undefined;
  const key = frameworkKey(framework);
  const all = [...(others?.mappings ?? []).filter(({ to }) => to !== key), ...mappings];
  const { publisher, provider, service } = identityOf(metadata);
  const file: FrameworkFile = {
    name: ['model', publisher, provider, service].join('-').replace(/[^a-z0-9.-]/g, '-'),
    kind: 'exchange',
    license: licensesOf(all),
    frameworks: [
      ...(others?.frameworks ?? []).filter((other) => frameworkKey(other) !== key),
      { ...framework, requirements: [...framework.requirements] },
    ].sort((a, b) => compareText(frameworkKey(a), frameworkKey(b))),
    mappings: all.sort((a, b) => compareText(a.to, b.to) || compareText(a.source, b.source)),
  };
  const ours = isObject(document.demarc) ? document.demarc : {};
  // by way of JSON: fields without a value are left out
  const frameworks = JSON.parse(JSON.stringify(file)) as Json;
  return { ...document, demarc: { ...ours, frameworks } };
}

/** The frameworks and mappings that a document carries; `undefined` when it carries none, a message when they cannot be read. */
export function readFrameworksOf(
  document: unknown,
): { readonly value: FrameworkFile } | { readonly message: string } | undefined {
  const ours = isObject(document as Json) ? (document as JsonObject).demarc : undefined;
  if (ours === undefined || !isObject(ours) || ours.frameworks === undefined) return undefined;
  const { data, error } = FrameworkFile.safeParse(ours.frameworks);
  if (data) return { value: data };
  const [issue] = error.issues;
  return {
    message: `\`demarc.frameworks\` cannot be read: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
  };
}

/** The part of a document beside the published keys, without links of objectives that are gone. What cannot be read stays as it is. */
export function keepObjectives(ours: Json, has: (objective: string) => boolean): Json {
  const read = readFrameworksOf({ demarc: ours });
  if (!read || 'message' in read || !isObject(ours)) return ours;
  const mappings = read.value.mappings
    .map((set) =>
      set.from.kind === 'scf' ? set : { ...set, links: set.links.filter(({ from }) => has(from)) },
    )
    .filter(({ links }) => links.length > 0);
  return { ...ours, frameworks: JSON.parse(JSON.stringify({ ...read.value, mappings })) as Json };
}

function licensesOf(mappings: readonly MappingSet[]): string {
  const licenses = [...new Set(mappings.flatMap(({ license }) => (license === undefined ? [] : [license])))];
  return licenses.sort(compareText).join(' ') || 'Mapped by hand: no licence is stated.';
}
