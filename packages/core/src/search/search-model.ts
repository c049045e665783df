import type { IdKind } from '../model/id.ts';
import type { ThreatModel } from '../model/threat-model.ts';
import { printAccess } from '../parse/access.ts';
import { toPlainText } from '../text/parse-text.ts';
import type { Matcher } from './matcher.ts';

/** One place where a search found something. */
export interface Hit {
  readonly kind: IdKind;
  readonly id: string;
  readonly field: string;
  /** The field's text, on one line. */
  readonly text: string;
  /** Character ranges of the matches in it. */
  readonly matches: readonly (readonly [start: number, end: number])[];
}

/** Every field of every object in which a matcher finds something, in the order of the ThreatModel. */
export function searchModel(model: ThreatModel, matcher: Matcher): readonly Hit[] {
  const hits: Hit[] = [];
  for (const { kind, id, fields } of searchable(model)) {
    for (const [field, text] of fields) {
      if (text === '') continue;
      const matches = matcher(text);
      if (matches.length > 0) hits.push({ kind, id, field, text, matches });
    }
  }
  return hits;
}

/** An object as search sees it: its id and its texts, without markup. */
export interface Searchable {
  readonly kind: IdKind;
  readonly id: string;
  readonly fields: readonly (readonly [field: string, text: string])[];
}

export function searchable(model: ThreatModel): readonly Searchable[] {
  const plain = (text: string) => toPlainText(text, model.markup);
  const entry = (kind: IdKind, id: string, fields: Searchable['fields']): Searchable => ({
    kind,
    id,
    fields: [['id', id], ...fields],
  });
  return [
    ...model.featureClasses.map((item) =>
      entry('feature-class', item.id, [
        ['name', item.name],
        ['description', plain(item.description)],
        ['longDescription', plain(item.longDescription)],
      ]),
    ),
    ...model.actions.map((item) =>
      entry('action', item.id, [
        ['api', item.api ?? ''],
        ['description', plain(item.description)],
        ['permissions', item.permissions.join(', ')],
        ['events', item.events.join(', ')],
      ]),
    ),
    ...model.threats.map((item) =>
      entry('threat', item.id, [
        ['name', item.name],
        ['description', plain(item.description)],
        ['access', JSON.stringify(printAccess(item.access))],
        ['attack', [...item.tactics, ...item.techniques].join(', ')],
      ]),
    ),
    ...model.objectives.map((item) =>
      entry('objective', item.id, [
        ['description', plain(item.description)],
        ['scf', item.scf.join(', ')],
      ]),
    ),
    ...model.controls.map((item) =>
      entry('control', item.id, [
        ['title', item.title ?? ''],
        ['description', plain(item.description)],
        ['testing', plain(item.testing)],
      ]),
    ),
  ];
}
