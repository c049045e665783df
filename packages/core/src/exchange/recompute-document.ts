import type { Analysis } from '../analyse/analyse.ts';
import { scorecardCounts } from '../analyse/scorecard.ts';
import type { Json, JsonObject } from '../model/threat-model.ts';
import { isList, isObject, isText } from './fields.ts';
import { controlFigures, mitigationFigures, threatFigures } from './figures.ts';

/** An imported document with its figures computed anew: in the published fields (`recomputed`), or under `demarc.figures` of each object, with the method's name (`beside`). */
export function recomputeDocument(
  document: JsonObject,
  analysis: Analysis,
  how: 'beside' | 'recomputed',
): JsonObject {
  const place = (raw: JsonObject, figures: JsonObject): JsonObject => {
    if (how === 'recomputed') return { ...raw, ...figures };
    const ours = isObject(raw.demarc) ? raw.demarc : {};
    return { ...raw, demarc: { ...ours, figures: { method: methodOf(analysis), ...figures } } };
  };
  const objects: Readonly<Record<string, (id: string, raw: JsonObject) => JsonObject>> = {
    threats: (id, raw) => place(raw, threatFigures(analysis, id)),
    controls: (id, raw) => {
      const control = analysis.index.controls.get(id);
      return control
        ? place(
            withMitigations(raw, id, analysis, place),
            inShippedOrder(controlFigures(analysis, control), raw),
          )
        : raw;
    },
    scorecard: (key, raw) => {
      const counts = scorecardCounts(analysis.model.actions);
      return how === 'recomputed' && Object.hasOwn(counts, key)
        ? { ...raw, score: counts[key as keyof typeof counts] }
        : raw;
    },
  };
  return Object.fromEntries(
    Object.entries(document).map(([key, value]): [string, Json] => {
      const change = objects[key];
      if (!change || !isObject(value)) return [key, value];
      return [
        key,
        Object.fromEntries(
          Object.entries(value).map(([id, raw]) => [id, isObject(raw) ? change(id, raw) : raw]),
        ),
      ];
    }),
  );
}

/** Lists of feature classes compare as sets: the same classes in another order are no difference. */
function inShippedOrder(figures: JsonObject, raw: JsonObject): JsonObject {
  const [ours, theirs] = [figures.feature_class, raw.feature_class];
  const same =
    isList(ours) &&
    isList(theirs) &&
    ours.length === theirs.length &&
    ours.every((id) => theirs.includes(id));
  return same ? { ...figures, feature_class: theirs } : figures;
}

function withMitigations(
  raw: JsonObject,
  control: string,
  analysis: Analysis,
  place: (raw: JsonObject, figures: JsonObject) => JsonObject,
): JsonObject {
  if (!isList(raw.mitigate)) return raw;
  const mitigate = raw.mitigate.map((entry) =>
    isObject(entry) && isText(entry.threat)
      ? place(entry, mitigationFigures(analysis, control, entry.threat))
      : entry,
  );
  return { ...raw, mitigate };
}

function methodOf({ figures }: Analysis): string {
  return `${figures.method.name}@${figures.method.version}`;
}
