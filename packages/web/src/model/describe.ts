import {
  type Action,
  type Analysis,
  type Control,
  type FeatureClass,
  type IdKind,
  type Level,
  type Objective,
  parseId,
  type Severity,
  type Threat,
  toPlainText,
} from '@demarc/core';

/** What a link, a hover card or a search result says of an object. */
export interface Described {
  readonly id: string;
  readonly kind: IdKind;
  /** A name, or the first words of the description where there is none. */
  readonly name: string;
  /** One line more: the description where there is a name. */
  readonly line: string;
  readonly retired: boolean;
  /** Of a threat; `undefined` where the vector is not valid. */
  readonly severity?: Severity | undefined;
  /** Of a control; `undefined` where nothing gives one. */
  readonly priority?: Level | undefined;
}

export const KIND_NAMES: Readonly<Record<IdKind, string>> = {
  'feature-class': 'Feature class',
  action: 'Action',
  threat: 'Threat',
  objective: 'Control objective',
  control: 'Control',
};

/** Where the pages of a kind stand below a ThreatModel. */
export const KIND_PAGES: Readonly<Record<IdKind, string>> = {
  'feature-class': 'features',
  action: 'actions',
  threat: 'threats',
  objective: 'objectives',
  control: 'controls',
};

/** Describes any object of a ThreatModel by id, letter case aside; `undefined` when there is none. */
export function describe(analysis: Analysis, wanted: string): Described | undefined {
  const id = resolveId(analysis, wanted);
  const kind = id === undefined ? undefined : parseId(id)?.kind;
  if (id === undefined || kind === undefined) return undefined;
  const { index, figures, model } = analysis;
  const plain = (text: string) => toPlainText(text, model.markup);
  switch (kind) {
    case 'feature-class': {
      const item = index.featureClasses.get(id) as FeatureClass;
      return { id, kind, name: item.name, line: plain(item.description), retired: !!item.retired };
    }
    case 'action': {
      const item = index.actions.get(id) as Action;
      const line = plain(item.description);
      return { id, kind, name: actionName(item) || line, line, retired: !!item.retired };
    }
    case 'threat': {
      const item = index.threats.get(id) as Threat;
      const severity = figures.threats.get(id)?.severity;
      return { id, kind, name: item.name, line: plain(item.description), severity, retired: !!item.retired };
    }
    case 'objective': {
      const item = index.objectives.get(id) as Objective;
      return { id, kind, name: plain(item.description), line: '', retired: !!item.retired };
    }
    case 'control': {
      const item = index.controls.get(id) as Control;
      const line = plain(item.description);
      const priority = figures.controls.get(id)?.level;
      const named = item.title !== undefined;
      return {
        id,
        kind,
        name: item.title ?? line,
        line: named ? line : '',
        priority,
        retired: !!item.retired,
      };
    }
  }
}

/** What an action is known by: its API operation, else its first permission. */
export function actionName(action: Action): string {
  return action.api ?? action.permissions[0] ?? '';
}

/** The id as the ThreatModel spells it; `undefined` when nothing has it. */
export function resolveId({ index }: Analysis, wanted: string): string | undefined {
  const maps = [index.featureClasses, index.actions, index.threats, index.objectives, index.controls];
  if (maps.some((map) => map.has(wanted))) return wanted;
  const lower = wanted.toLowerCase();
  for (const map of maps) for (const id of map.keys()) if (id.toLowerCase() === lower) return id;
  return undefined;
}
