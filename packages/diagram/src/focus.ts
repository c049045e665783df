import { type Analysis, gatingPermissionsOf, parseId, patternsMeet, permissionsOf } from '@demarc/core';
import type { FlowLine, Scene, SceneItem, Tags, ZoneBox } from './scene.ts';

/** What to keep lit: a feature class, or threats (one; those of a control, or of what it assures; those that a permission serves), and what is tagged with the permission itself. */
export interface Focus {
  readonly featureClasses: ReadonlySet<string>;
  readonly threats: ReadonlySet<string>;
  readonly permission?: string | undefined;
  /** The threats of a chosen feature class are those that belong to it. */
  readonly featureClassOf: (threat: string) => string | undefined;
}

/** The focus on an id of a ThreatModel, or on an IAM permission (`s3:GetObject`, wildcards understood). */
export function focusOn({ index, model }: Analysis, wanted: string): Focus {
  const featureClassOf = (threat: string) => index.threats.get(threat)?.featureClass;
  const none = { featureClasses: new Set<string>(), threats: new Set<string>(), featureClassOf };
  switch (parseId(wanted)?.kind) {
    case 'feature-class':
      return { ...none, featureClasses: new Set([wanted]) };
    case 'threat':
      return { ...none, threats: new Set([wanted]) };
    case 'control':
      return { ...none, threats: threatsOfControls([wanted, ...(index.assuredBy.get(wanted) ?? [])]) };
    case 'objective':
      return {
        ...none,
        threats: threatsOfControls((index.controlsOf.get(wanted) ?? []).map(({ id }) => id)),
      };
    case 'action':
      return focusOnPermissions(index.actions.get(wanted)?.permissions ?? []);
    case undefined:
      return focusOnPermissions([wanted]);
  }
  function threatsOfControls(ids: readonly string[]): ReadonlySet<string> {
    return new Set(
      ids.flatMap((id) => index.controls.get(id)?.mitigations.map(({ threat }) => threat) ?? []),
    );
  }
  function focusOnPermissions(permissions: readonly string[]): Focus {
    const meets = (named: string) => permissions.some((permission) => patternsMeet(named, permission));
    const threats = model.threats
      .filter(({ access }) =>
        (gatingPermissionsOf(access).length > 0 ? permissionsOf(access) : []).some(meets),
      )
      .map(({ id }) => id);
    return { ...none, threats: new Set(threats), permission: permissions[0] };
  }
}

/** The focus on several threats at once. */
export function focusOnThreats({ index }: Analysis, threats: Iterable<string>): Focus {
  return {
    featureClasses: new Set(),
    threats: new Set(threats),
    featureClassOf: (threat) => index.threats.get(threat)?.featureClass,
  };
}

/** The ids of the items that stay lit. */
export function litItems(scene: Scene, focus: Focus): ReadonlySet<string> {
  return scene.form === 'drawio' ? litDrawio(scene.items, focus) : litText(scene.items, focus);
}

/**
 * The text form: what is tagged with the choice. A chosen threat that nothing is tagged with falls back to its feature class. A lit flow lights its ends, a lit thing the
 * boundaries around it, and a lit line its checkpoints only where these are tagged too.
 */
function litText(items: readonly SceneItem[], focus: Focus): ReadonlySet<string> {
  const inventory = inventoryOf(items);
  const classes = new Set([
    ...focus.featureClasses,
    ...[...focus.threats]
      .filter((threat) => !inventory.threats.has(threat))
      .flatMap((threat) => focus.featureClassOf(threat) ?? []),
  ]);
  const chosen = new Set<SceneItem>();
  const choose = (among: Tagged, wanted: (id: string) => boolean) => {
    for (const [id, named] of among) if (wanted(id)) for (const item of named) chosen.add(item);
  };
  choose(inventory.featureClasses, (id) => classes.has(id));
  choose(
    inventory.threats,
    (id) => focus.threats.has(id) || focus.featureClasses.has(focus.featureClassOf(id) ?? ''),
  );
  const { permission } = focus;
  if (permission !== undefined) choose(inventory.permissions, (name) => patternsMeet(name, permission));
  const lit = new Set([...chosen].filter(({ type }) => type !== 'zone').map(({ id }) => id));
  for (const item of chosen) if (item.type === 'checkpoint') lit.add(item.flow);
  for (const { id, from, to } of inventory.flows) if (lit.has(id)) lit.add(from).add(to);
  for (const { zone, nodes } of inventory.zones)
    if (chosen.has(zone) || nodes.some((id) => lit.has(id))) lit.add(zone.id);
  return lit;
}

/** Items by what they are tagged with. */
type Tagged = ReadonlyMap<string, readonly SceneItem[]>;

interface Inventory {
  readonly featureClasses: Tagged;
  readonly threats: Tagged;
  readonly permissions: Tagged;
  readonly flows: readonly FlowLine[];
  /** Boundaries with the nodes in them. */
  readonly zones: readonly { readonly zone: ZoneBox; readonly nodes: readonly string[] }[];
}

const known = new WeakMap<readonly SceneItem[], Inventory>();

/** The items of a picture by their tags and kinds: a document asks for hundreds of parts of one picture. */
function inventoryOf(items: readonly SceneItem[]): Inventory {
  const before = known.get(items);
  if (before) return before;
  const by = (kind: keyof Tags): Tagged => {
    const found = new Map<string, SceneItem[]>();
    for (const item of items)
      for (const id of item.tags[kind]) {
        const named = found.get(id);
        if (named) named.push(item);
        else found.set(id, [item]);
      }
    return found;
  };
  const nodes = items.filter((item) => item.type === 'node');
  const inventory: Inventory = {
    featureClasses: by('featureClasses'),
    threats: by('threats'),
    permissions: by('permissions'),
    flows: items.filter((item) => item.type === 'flow'),
    zones: items
      .filter((item) => item.type === 'zone')
      .map((zone) => ({
        zone,
        nodes: nodes.filter(({ box }) => contains(zone, box)).map(({ id }) => id),
      })),
  };
  known.set(items, inventory);
  return inventory;
}

function contains({ box }: ZoneBox, inner: { readonly x: number; readonly y: number }): boolean {
  return (
    inner.x >= box.x && inner.x <= box.x + box.width && inner.y >= box.y && inner.y <= box.y + box.height
  );
}

/**
 * The draw.io form, whose tags are `FC1_T2`, `FC1_all`, `all`: a feature class shows what names it or `all` as feature class, or has a threat tag `all` or of that class;
 * a threat shows what has its tag, all of its class, or `all`; feature class tags do not matter then.
 */
function litDrawio(items: readonly SceneItem[], focus: Focus): ReadonlySet<string> {
  const number = (id: string) => id.slice(id.indexOf('.') + 1);
  const wantedThreats = new Set(
    [...focus.threats].flatMap((id) => {
      const featureClass = focus.featureClassOf(id);
      return featureClass === undefined
        ? []
        : [`${number(featureClass)}_${number(id)}`, `${number(featureClass)}_all`];
    }),
  );
  const wantedClasses = [...focus.featureClasses].map(number);
  const lit = items.filter(({ tags }) => {
    if (wantedClasses.length > 0) {
      return (
        tags.featureClasses.includes('all') ||
        tags.threats.includes('all') ||
        wantedClasses.some(
          (id) => tags.featureClasses.includes(id) || tags.threats.some((tag) => tag.startsWith(`${id}_`)),
        )
      );
    }
    return (
      wantedThreats.size > 0 &&
      (tags.threats.includes('all') || tags.threats.some((tag) => wantedThreats.has(tag)))
    );
  });
  return new Set(lit.map(({ id }) => id));
}
