import {
  CONFIDENCES,
  compareNatural,
  type Framework,
  frameworkKey,
  type MappingLink,
  type MappingSet,
} from '@demarc/core';
import { z } from 'zod';
import { type FrameworkImport, refused, slug } from '../imported.ts';
import { NAMESPACE, relationshipOf, resourceName, threatModelOf } from './names.ts';

const Props = z
  .array(z.looseObject({ name: z.string(), value: z.string(), ns: z.string().optional() }))
  .optional();
const Item = z.looseObject({ 'id-ref': z.string().min(1) });
const Resource = z.looseObject({ href: z.string(), props: Props });
const Entry = z.looseObject({
  relationship: z.string(),
  sources: z.array(Item),
  targets: z.array(Item),
  props: Props,
  'confidence-score': z.looseObject({ category: z.string().optional() }).optional(),
  remarks: z.string().optional(),
});
const Mapping = z.looseObject({
  'source-resource': Resource,
  'target-resource': Resource,
  maps: z.array(Entry),
  props: Props,
  remarks: z.string().optional(),
  'target-gap-summary': z
    .looseObject({
      'unmapped-controls': z.array(
        z.looseObject({
          'with-ids': z.array(z.string()).optional(),
          matching: z.array(z.looseObject({ pattern: z.string().optional() })).optional(),
        }),
      ),
    })
    .optional(),
});
type Mapping = z.infer<typeof Mapping>;
const Collection = z.looseObject({
  metadata: z.looseObject({ title: z.string().min(1), remarks: z.string().optional() }),
  mappings: z.union([z.array(Mapping), Mapping.transform((one) => [one])]),
});

/** Reads an OSCAL mapping collection, whose sources are SCF ids or objectives: mappings, with the frameworks that they name. */
export function collectionOf(value: unknown): FrameworkImport {
  const { data, error } = Collection.safeParse(value);
  if (!data) return refused(`not an OSCAL mapping collection: ${z.prettifyError(error).split('\n')[0]}`);
  const { title, remarks } = data.metadata;
  const frameworks = new Map<string, { about: Omit<Framework, 'requirements'>; ids: Set<string> }>();
  const mappings = data.mappings.map((mapping): MappingSet => {
    const about = frameworkOf(mapping, title);
    const framework = frameworks.get(frameworkKey(about)) ?? { about, ids: new Set() };
    frameworks.set(frameworkKey(about), framework);
    const links = mapping.maps.flatMap(linksOf);
    for (const { to } of links) framework.ids.add(to);
    for (const id of unmappedOf(mapping)) framework.ids.add(id);
    const stated = ours(mapping.props);
    return {
      from: originOf(mapping['source-resource'].href),
      ...optional({ scf: stated('scf') }),
      to: frameworkKey(about),
      source: stated('source') ?? title,
      ...optional({ license: stated('license') }),
      links,
    };
  });
  return {
    value: {
      name: `oscal-${slug(title).slice(0, 80)}`,
      kind: 'oscal',
      license: remarks ?? 'Imported from an OSCAL mapping collection: its own licence applies.',
      frameworks: [...frameworks.values()].map(({ about, ids }) => ({
        ...about,
        requirements: [...ids].sort(compareNatural).map((id) => ({ id })),
      })),
      mappings,
    },
    problems: [],
  };
}

function frameworkOf(mapping: Mapping, collection: string): Omit<Framework, 'requirements'> {
  const { href, props } = mapping['target-resource'];
  const stated = ours(props);
  const name = resourceName(href);
  return {
    ...name,
    title: stated('title') ?? name.id,
    ...optional({ publisher: stated('publisher'), license: stated('license') }),
    source: stated('source') ?? collection,
  };
}

function originOf(href: string): MappingSet['from'] {
  const model = threatModelOf(href);
  if (model !== undefined) return { kind: 'objective', version: model };
  const { id, version } = resourceName(href);
  return { kind: id.startsWith('scf') ? 'scf' : 'objective', version };
}

function linksOf({
  relationship,
  sources,
  targets,
  props,
  remarks,
  ...map
}: z.infer<typeof Entry>): MappingLink[] {
  const confidence = CONFIDENCES.find((known) => known === map['confidence-score']?.category);
  const via = (props ?? []).filter(({ name, ns }) => name === 'via' && ns === NAMESPACE);
  return sources.flatMap((source) =>
    targets.map((target) => ({
      from: source['id-ref'],
      to: target['id-ref'],
      ...optional({ relationship: relationshipOf(relationship), confidence, reason: remarks }),
      ...(via.length === 0 ? {} : { via: via.map(({ value }) => value) }),
    })),
  );
}

function unmappedOf(mapping: Mapping): readonly string[] {
  return (mapping['target-gap-summary']?.['unmapped-controls'] ?? []).flatMap((selected) => [
    ...(selected['with-ids'] ?? []),
    // a pattern with a wildcard names no requirement
    ...(selected.matching ?? []).flatMap(({ pattern }) =>
      pattern === undefined || /[*?[\]]/.test(pattern) ? [] : [pattern],
    ),
  ]);
}

/** The properties in our namespace by name. */
function ours(props: z.infer<typeof Props>): (name: string) => string | undefined {
  return (wanted) => props?.find(({ name, ns }) => name === wanted && ns === NAMESPACE)?.value;
}

function optional<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
