import {
  type Framework,
  type FrameworkFile,
  frameworkKey,
  type MappedFramework,
  type MappingSet,
} from '../model/framework.ts';
import { nearest } from '../text/nearest.ts';
import { compareNatural, compareText } from './order.ts';

/** How much of an imported framework must stand in the shipped one of the same name and version to be taken for it. */
const SAME = 0.9;

/**
 * All frameworks, shipped ones first, each with its mappings. An imported framework that is a shipped one (the same id and version, or one that the
 * shipped one is also known by, and nearly all its requirements) gives its mappings to that one, which has the titles and the order. One that only
 * has the name of a shipped one gets another: what objectives say of the shipped one is not said of it.
 */
export function collectFrameworks(
  shipped: readonly Framework[],
  files: readonly FrameworkFile[],
): readonly MappedFramework[] {
  const known = new Map(shipped.flatMap(namesOfShipped));
  const additional = new Map<Framework, { mappings: MappingSet[]; scfControls?: Set<string> }>();
  const give = (to: ShippedName, mappings: readonly MappingSet[], controls: readonly string[] = []) => {
    const given = additional.get(to.framework) ?? { mappings: [] };
    given.mappings.push(...mappings.map((mapping) => underName(mapping, to)));
    if (controls.length > 0) given.scfControls = new Set([...(given.scfControls ?? []), ...controls]);
    additional.set(to.framework, given);
  };
  const imported: MappedFramework[] = [];
  for (const file of [...files].sort((a, b) => compareNatural(b.name, a.name))) {
    const own = new Map<string, MappingSet[]>();
    for (const mapping of file.mappings) {
      const licensed = { ...mapping, license: mapping.license ?? file.license };
      own.set(mapping.to, [...(own.get(mapping.to) ?? []), licensed]);
    }
    const scfControls = file.scfControls === undefined ? undefined : new Set(file.scfControls);
    for (const framework of file.frameworks) {
      const key = frameworkKey(framework);
      const mappings = own.get(key) ?? [];
      own.delete(key);
      const same = known.get(key);
      if (same && overlap(framework, same) >= SAME) give(same, mappings, file.scfControls);
      else if (same && same.prefix === undefined && frameworkKey(same.framework) === key)
        imported.push({ ...renamed(framework, mappings, file.name), scfControls, origin: file.name });
      else imported.push({ framework, mappings, scfControls, origin: file.name });
    }
    for (const [key, mappings] of own) {
      const same = known.get(key);
      if (same) give(same, mappings);
    }
  }
  return [
    ...shipped.map((framework) => ({
      framework,
      mappings: additional.get(framework)?.mappings ?? [],
      scfControls: additional.get(framework)?.scfControls,
      origin: 'shipped',
    })),
    ...imported.sort(
      (a, b) =>
        compareText(plain(a.framework.title), plain(b.framework.title)) || compareNatural(b.origin, a.origin),
    ),
  ];
}

/** Of several imported releases of the SCF the newest alone: what a person means who speaks of all frameworks. The order stays. */
export function withoutOlderReleases(frameworks: readonly MappedFramework[]): readonly MappedFramework[] {
  const releases = [...new Set(frameworks.map(({ origin }) => origin).filter((origin) => SCF.test(origin)))];
  const newest = releases.sort(compareNatural).at(-1);
  return frameworks.filter(({ origin }) => !SCF.test(origin) || origin === newest);
}

/** Names of imports of SCF workbooks. */
const SCF = /^scf-/;

/** A shipped framework under one of its names, with what stands before the ids of that name. */
interface ShippedName {
  readonly framework: Framework;
  readonly prefix?: string | undefined;
}

function namesOfShipped(framework: Framework): readonly (readonly [string, ShippedName])[] {
  return [
    [frameworkKey(framework), { framework }],
    ...(framework.aliases ?? []).map(
      ({ framework: alias, prefix }) => [alias, { framework, prefix }] as const,
    ),
  ];
}

/** A mapping of a framework under another name as one of the shipped framework. */
function underName(mapping: MappingSet, { framework, prefix = '' }: ShippedName): MappingSet {
  const links =
    prefix === '' ? mapping.links : mapping.links.map((link) => ({ ...link, to: prefix + link.to }));
  return { ...mapping, to: frameworkKey(framework), links };
}

function renamed(
  framework: Framework,
  mappings: readonly MappingSet[],
  origin: string,
): Pick<MappedFramework, 'framework' | 'mappings'> {
  const other = { ...framework, id: `${framework.id}-${origin}` };
  return { framework: other, mappings: mappings.map((mapping) => ({ ...mapping, to: frameworkKey(other) })) };
}

/** How many of an imported framework's requirements the other has, 0 to 1. */
function overlap(imported: Framework, { framework, prefix = '' }: ShippedName): number {
  if (imported.requirements.length === 0) return 1;
  const ids = new Set(framework.requirements.map(({ id }) => id));
  return imported.requirements.filter(({ id }) => ids.has(prefix + id)).length / imported.requirements.length;
}

/**
 * The framework that a person names: by key (`pci-dss@4.0.1`), id, or title, spaces and signs aside (`PCI DSS v4.0`), with the import before it
 * where several have one (`scf-2022.3/PCI DSS v4.0`). Of several releases of the SCF the newest is taken. A message says why there is none.
 */
export function findFramework(
  frameworks: readonly MappedFramework[],
  wanted: string,
): MappedFramework | { readonly message: string } {
  const slash = wanted.indexOf('/');
  const origin = slash < 0 ? undefined : wanted.slice(0, slash).trim();
  const within = frameworks.filter((one) => one.origin === origin);
  const [pool, name] =
    origin !== undefined && within.length > 0 ? [within, wanted.slice(slash + 1)] : [frameworks, wanted];
  const text = plain(name);
  const namesOf = ({ framework }: MappedFramework) =>
    [frameworkKey(framework), framework.title, `${framework.title} ${framework.version}`].map(plain);
  const exact = pool.find((one) => namesOf(one).includes(text));
  if (exact) return exact;
  const byId = pool.filter(({ framework }) => plain(framework.id) === text);
  if (byId.length === 1) return byId[0] as MappedFramework;
  if (byId.length > 1)
    return {
      message: `\`${wanted}\` has several versions: expected one of ${byId.map(({ framework }) => frameworkKey(framework)).join(', ')}`,
    };
  const partly = pool.filter(
    (one) => text !== '' && namesOf(one).some((candidate) => candidate.includes(text)),
  );
  if (partly.length === 1) return partly[0] as MappedFramework;
  const hint =
    partly.length > 1
      ? `: it may be ${partly
          .slice(0, 6)
          .map(({ framework }) => frameworkKey(framework))
          .join(', ')}`
      : suggestion(text, pool);
  return { message: `no framework \`${wanted}\`${hint}` };
}

function suggestion(text: string, pool: readonly MappedFramework[]): string {
  const names = new Map(
    pool.flatMap(({ framework: { id, title } }) => [
      [plain(id), id],
      [plain(title), title],
    ]),
  );
  const near = nearest(text, [...names.keys()]);
  return near === undefined ? '' : `: did you mean \`${names.get(near)}\``;
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}
