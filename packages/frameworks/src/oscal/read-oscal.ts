import type { Framework, MappingSet, Requirement } from '@demarc/core';
import { frameworkKey, RELATIONSHIPS, type Relationship, refusalOf } from '@demarc/core';
import { z } from 'zod';
import { type FrameworkImport, refused, slug, warning } from '../imported.ts';

const LONGEST = 64 * 1024 * 1024;
const DEEPEST = 40;

const Title = z.looseObject({ title: z.string().min(1), version: z.coerce.string().optional() });
interface Node {
  readonly id?: string | undefined;
  readonly title?: string | undefined;
  readonly props?:
    | readonly { readonly name: string; readonly value: string; readonly class?: string | undefined }[]
    | undefined;
  readonly groups?: readonly Node[] | undefined;
  readonly controls?: readonly Node[] | undefined;
}
const Node: z.ZodType<Node> = z.lazy(() =>
  z.looseObject({
    id: z.string().optional(),
    title: z.string().optional(),
    props: z
      .array(z.looseObject({ name: z.string(), value: z.string(), class: z.string().optional() }))
      .optional(),
    groups: z.array(Node).optional(),
    controls: z.array(Node).optional(),
  }),
);
const Catalog = z.looseObject({
  metadata: Title,
  groups: z.array(Node).optional(),
  controls: z.array(Node).optional(),
});
const Item = z.looseObject({ 'id-ref': z.string() });
const Resource = z.looseObject({ href: z.string(), remarks: z.string().optional() });
const Mapping = z.looseObject({
  'source-resource': Resource,
  'target-resource': Resource,
  maps: z.array(z.looseObject({ relationship: z.string(), sources: z.array(Item), targets: z.array(Item) })),
});
const Collection = z.looseObject({
  metadata: Title,
  mappings: z.union([z.array(Mapping), Mapping.transform((one) => [one])]),
});

/** Reads an OSCAL document: a catalog becomes a framework; a mapping collection, whose sources are SCF ids or objectives, mappings with the frameworks that they name. */
export function readOscal(text: string): FrameworkImport {
  if (text.length > LONGEST)
    return refused(`more than the ${LONGEST} characters that an OSCAL document may have`);
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    return refused(`not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const refusal = refusalOf(document, { size: LONGEST, depth: DEEPEST });
  if (refusal) return refused(refusal.message);
  const found = z
    .looseObject({ catalog: z.unknown().optional(), 'mapping-collection': z.unknown().optional() })
    .safeParse(document);
  if (found.success && found.data.catalog !== undefined) return catalogOf(found.data.catalog);
  if (found.success && found.data['mapping-collection'] !== undefined)
    return collectionOf(found.data['mapping-collection']);
  return refused('not an OSCAL document that can be used: expected a `catalog` or a `mapping-collection`');
}

function catalogOf(value: unknown): FrameworkImport {
  const { data, error } = Catalog.safeParse(value);
  if (!data) return refused(`not an OSCAL catalog: ${z.prettifyError(error).split('\n')[0]}`);
  const requirements: Requirement[] = [];
  const seen = new Set<string>();
  const twice: string[] = [];
  const add = (node: Node, parent: string | undefined, group: boolean): void => {
    const id = labelOf(node);
    if (id !== undefined) {
      if (seen.has(id)) twice.push(id);
      else
        requirements.push({
          id,
          ...(node.title === undefined ? {} : { title: node.title }),
          ...(parent === undefined ? {} : { parent }),
          ...(group ? { group } : {}),
        });
      seen.add(id);
    }
    addAll(node, id ?? parent);
  };
  const addAll = ({ groups, controls }: Node, parent: string | undefined): void => {
    for (const child of groups ?? []) add(child, parent, true);
    for (const child of controls ?? []) add(child, parent, false);
  };
  addAll(data, undefined);
  if (requirements.length === 0) return refused('the OSCAL catalog has no controls');
  const framework: Framework = {
    id: slug(data.metadata.title) || 'oscal-catalog',
    version: data.metadata.version ?? 'unstated',
    title: data.metadata.title,
    source: 'OSCAL catalog',
    requirements,
  };
  return {
    value: {
      name: `oscal-${slug(`${framework.id}-${framework.version}`).slice(0, 80)}`,
      kind: 'oscal',
      license: 'Imported from an OSCAL catalog: its own licence applies.',
      frameworks: [framework],
      mappings: [],
    },
    problems: twice.length === 0 ? [] : [warning(`stands more than once: ${twice.join(', ')}`)],
  };
}

/** What people call a control: its label (`AC-2(1)`), else its id. */
function labelOf({ id, props }: Node): string | undefined {
  const labels = props?.filter(({ name }) => name === 'label') ?? [];
  const label =
    labels.find((prop) => prop.class !== 'zero-padded' && prop.class !== 'sp800-53a') ?? labels[0];
  return label?.value ?? id;
}

function collectionOf(value: unknown): FrameworkImport {
  const { data, error } = Collection.safeParse(value);
  if (!data) return refused(`not an OSCAL mapping collection: ${z.prettifyError(error).split('\n')[0]}`);
  const frameworks = new Map<string, Framework & { requirements: Requirement[] }>();
  const mappings = data.mappings.map((mapping): MappingSet => {
    const target = resourceName(mapping['target-resource'].href);
    const framework = frameworks.get(frameworkKey(target)) ?? {
      ...target,
      title: target.id,
      source: data.metadata.title,
      requirements: [],
    };
    frameworks.set(frameworkKey(target), framework);
    const known = new Set(framework.requirements.map(({ id }) => id));
    const links = mapping.maps.flatMap(({ relationship, sources, targets }) =>
      sources.flatMap((source) =>
        targets.map((to) => {
          if (!known.has(to['id-ref'])) framework.requirements.push({ id: to['id-ref'] });
          known.add(to['id-ref']);
          return { from: source['id-ref'], to: to['id-ref'], relationship: relationshipOf(relationship) };
        }),
      ),
    );
    const origin = resourceName(mapping['source-resource'].href);
    return {
      from: { kind: origin.id.startsWith('scf') ? 'scf' : 'objective', version: origin.version },
      to: frameworkKey(target),
      source: data.metadata.title,
      links,
    };
  });
  return {
    value: {
      name: `oscal-${slug(data.metadata.title).slice(0, 80)}`,
      kind: 'oscal',
      license: 'Imported from an OSCAL mapping collection: its own licence applies.',
      frameworks: [...frameworks.values()],
      mappings,
    },
    problems: [],
  };
}

/** `urn:demarc:framework:nist-800-53@5` or any address → an id and a version. */
function resourceName(href: string): { readonly id: string; readonly version: string } {
  const last = decodeURIComponentSafe(href).split(/[/:#]/).filter(Boolean).at(-1) ?? href;
  const [name = last, version] = last.replace(/\.(json|xml|ya?ml)$/i, '').split('@');
  return { id: slug(name) || 'resource', version: version ?? 'unstated' };
}

function decodeURIComponentSafe(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** OSCAL's words (`equivalent-to`, `subset-of` …) as ours. */
function relationshipOf(text: string): Relationship {
  const word = text.replace(/-(to|of|with)$/, '').replace('equivalent', 'equal');
  return RELATIONSHIPS.find((known) => word.startsWith(known)) ?? 'related';
}
