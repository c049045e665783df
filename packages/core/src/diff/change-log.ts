import type { Analysis } from '../analyse/analyse.ts';
import { compareIds } from '../analyse/order.ts';
import type { ControlFigures } from '../analyse/prioritise.ts';
import type { Level, Severity } from '../model/level.ts';
import type { Json, ThreatModel } from '../model/threat-model.ts';
import { type FieldChange, fieldChanges } from './field-changes.ts';

/** The kinds of object that a change log tells of, in its order. */
export const CHANGE_KINDS = ['featureClasses', 'actions', 'threats', 'objectives', 'controls'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export interface Named {
  readonly id: string;
  readonly name: string;
}
export interface Changed extends Named {
  readonly fields: readonly FieldChange[];
}
export interface KindChanges {
  readonly added: readonly Named[];
  readonly removed: readonly Named[];
  readonly retired: readonly (Named & {
    readonly reason: string;
    readonly replacedBy?: string | undefined;
  })[];
  readonly changed: readonly Changed[];
}

/** A control whose weighted priority is another now, and what made each of the two. */
export interface MovedPriority extends Named {
  readonly before: Level | undefined;
  readonly after: Level | undefined;
  readonly because: {
    readonly before: ControlFigures | undefined;
    readonly after: ControlFigures | undefined;
  };
}
export interface MovedSeverity extends Named {
  readonly before: { readonly severity: Severity; readonly score: number } | undefined;
  readonly after: { readonly severity: Severity; readonly score: number } | undefined;
}

/** What changed from one ThreatModel to another, each list in id order. */
export interface ChangeLog {
  readonly metadata: readonly FieldChange[];
  readonly scorecard: readonly FieldChange[];
  readonly diagram: boolean;
  readonly kinds: Readonly<Record<ChangeKind, KindChanges>>;
  readonly severities: readonly MovedSeverity[];
  readonly priorities: readonly MovedPriority[];
}

interface Item {
  readonly id: string;
  readonly retired?: { readonly reason: string; readonly replacedBy?: string | undefined } | undefined;
}

/** Compares two ThreatModels object by object and field by field. Figures that a document shipped are not compared: the recomputed ones are. */
export function compareModels(before: Analysis, after: Analysis): ChangeLog {
  const kinds = Object.fromEntries(
    CHANGE_KINDS.map((kind) => [kind, compareItems(before.model[kind], after.model[kind], nameOf(kind))]),
  ) as unknown as Record<ChangeKind, KindChanges>;
  return {
    metadata: fieldChanges(before.model.metadata, after.model.metadata),
    scorecard: fieldChanges(before.model.scorecard, after.model.scorecard),
    diagram: pictureOf(before.model) !== pictureOf(after.model),
    kinds,
    severities: movedSeverities(before, after),
    priorities: movedPriorities(before, after),
  };
}

/** The diagram as it is compared: ways of flows follow from the text. */
function pictureOf({ diagram }: ThreatModel): string {
  return JSON.stringify([diagram?.text, diagram?.drawio]);
}

/** Whether there is nothing in a change log. */
export function isUnchanged(log: ChangeLog): boolean {
  const moved = log.metadata.length + log.scorecard.length + log.severities.length + log.priorities.length;
  return (
    moved === 0 &&
    !log.diagram &&
    CHANGE_KINDS.every((kind) => Object.values(log.kinds[kind]).every((list) => list.length === 0))
  );
}

function compareItems<T extends Item>(
  before: readonly T[],
  after: readonly T[],
  name: (item: T) => string,
): KindChanges {
  const old = new Map(before.map((item) => [item.id, item]));
  const now = new Map(after.map((item) => [item.id, item]));
  const ids = [...new Set([...old.keys(), ...now.keys()])].sort(compareIds);
  const named = (item: T): Named => ({ id: item.id, name: name(item) });
  const changes = { added: [], removed: [], retired: [], changed: [] } as {
    [K in keyof KindChanges]: KindChanges[K][number][];
  };
  for (const id of ids) {
    const from = old.get(id);
    const to = now.get(id);
    if (!from && to) changes.added.push(named(to));
    else if (from && !to) changes.removed.push(named(from));
    else if (from && to && !from.retired && to.retired) changes.retired.push({ ...named(to), ...to.retired });
    else if (from && to) {
      const fields = fieldChanges(from, to, ['shipped']);
      if (fields.length > 0) changes.changed.push({ ...named(to), fields });
    }
  }
  return changes as KindChanges;
}

function nameOf(kind: ChangeKind): (item: Item) => string {
  return (item) => {
    const { name, title, api, description, permissions } = item as unknown as Record<string, Json>;
    const text =
      kind === 'actions'
        ? (api ?? (permissions as readonly string[])[0] ?? description)
        : (title ?? name ?? description);
    return String(text ?? '');
  };
}

function movedSeverities(before: Analysis, after: Analysis): readonly MovedSeverity[] {
  return after.model.threats
    .filter(({ id }) => before.index.threats.has(id))
    .map(({ id, name }) => ({
      id,
      name,
      before: before.figures.threats.get(id),
      after: after.figures.threats.get(id),
    }))
    .filter((entry) => entry.before?.score !== entry.after?.score)
    .sort((a, b) => compareIds(a.id, b.id));
}

function movedPriorities(before: Analysis, after: Analysis): readonly MovedPriority[] {
  return after.model.controls
    .filter(({ id }) => before.index.controls.has(id))
    .map((control) => {
      const was = before.figures.controls.get(control.id);
      const is = after.figures.controls.get(control.id);
      return {
        id: control.id,
        name: nameOf('controls')(control),
        before: was?.level,
        after: is?.level,
        because: { before: was, after: is },
      };
    })
    .filter((entry) => entry.before !== entry.after)
    .sort((a, b) => compareIds(a.id, b.id));
}
