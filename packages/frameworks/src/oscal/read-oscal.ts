import type { Framework, Requirement } from '@demarc/core';
import { z } from 'zod';
import { type FrameworkImport, refused, slug, warning } from '../imported.ts';
import { collectionOf } from './read-mapping.ts';

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
  metadata: z.looseObject({ title: z.string().min(1), version: z.coerce.string().optional() }),
  groups: z.array(Node).optional(),
  controls: z.array(Node).optional(),
});
/** Reads an OSCAL document: a catalog becomes a framework; a mapping collection, whose sources are SCF ids or objectives, mappings with the frameworks that they name. */
export function readOscal(document: unknown): FrameworkImport {
  const found = z
    .looseObject({ catalog: z.unknown().optional(), 'mapping-collection': z.unknown().optional() })
    .safeParse(document);
  if (found.success && found.data.catalog !== undefined) return catalogOf(found.data.catalog);
  if (found.success && found.data['mapping-collection'] !== undefined)
    return collectionOf(found.data['mapping-collection']);
  return refused(
    'not a document that can be used: expected an OSCAL `catalog` or `mapping-collection`, or a ThreatModel that carries frameworks',
  );
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
