import type { Analysis } from '../analyse/analyse.ts';
import { featureClassesOfControl } from '../analyse/listing.ts';
import { scorecardCounts } from '../analyse/scorecard.ts';
import type { Json, JsonObject } from '../model/threat-model.ts';
import { isList, isObject, isText } from './fields.ts';
import { keepObjectives } from './framework-mappings.ts';
import { writeOurDiagram } from './write-objects.ts';

/** An imported document without what its ThreatModel has no more: objects, references to them, and what follows from both. Everything else, unknown keys included, stays as it is. */
export function pruneDocument(document: JsonObject, analysis: Analysis): JsonObject {
  const { model, index } = analysis;
  const classes = new Set(model.featureClasses.map(({ id }) => id));
  const objects: Readonly<Record<string, (id: string, raw: JsonObject) => JsonObject | undefined>> = {
    feature_classes: (id, raw) =>
      index.featureClasses.has(id)
        ? replaceList(
            raw,
            'class_relationship',
            (entry) => isObject(entry) && isText(entry.class) && classes.has(entry.class),
          )
        : undefined,
    threats: (id, raw) => (index.threats.has(id) ? raw : undefined),
    control_objectives: (id, raw) => (index.objectives.has(id) ? raw : undefined),
    actions: (id, raw) => (index.actions.has(id) ? raw : undefined),
    controls: (id, raw) => pruneControl(id, raw, analysis),
    scorecard: (key, raw) => recount(key, raw, analysis),
  };
  return Object.fromEntries(
    Object.entries(document).map(([key, value]) => {
      if (key === 'dfd' && isObject(value)) return [key, pruneDiagramText(value, analysis)];
      if (key === 'demarc') return [key, keepObjectives(value, (id) => index.objectives.has(id))];
      const keep = objects[key];
      return [key, keep && isObject(value) ? withReplacements(keepEntries(value, keep)) : value];
    }),
  );
}

/** Our text form in an exchange document, as the ThreatModel has it now. */
function pruneDiagramText(dfd: JsonObject, { model }: Analysis): JsonObject {
  return model.diagram?.text && isObject(dfd.demarc)
    ? { ...dfd, demarc: writeOurDiagram(model.diagram) }
    : dfd;
}

/** Retired objects name, as what replaces them, only what is among the entries of their kind. */
function withReplacements(entries: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(entries).map(([id, raw]): [string, Json] => {
      const demarc = isObject(raw) ? raw.demarc : undefined;
      const retired = isObject(demarc) ? demarc.retired : undefined;
      if (!isObject(raw) || !isObject(demarc) || !isObject(retired) || !isText(retired.replacedBy))
        return [id, raw];
      if (Object.hasOwn(entries, retired.replacedBy)) return [id, raw];
      const { replacedBy: _, ...rest } = retired;
      return [id, { ...raw, demarc: { ...demarc, retired: rest } }];
    }),
  );
}

function keepEntries(
  value: JsonObject,
  keep: (id: string, raw: JsonObject) => JsonObject | undefined,
): JsonObject {
  return Object.fromEntries(
    Object.entries(value).flatMap(([id, raw]): [string, Json][] => {
      const kept = isObject(raw) ? keep(id, raw) : undefined;
      return kept === undefined ? [] : [[id, kept]];
    }),
  );
}

function pruneControl(id: string, raw: JsonObject, analysis: Analysis): JsonObject | undefined {
  const control = analysis.index.controls.get(id);
  if (!control) return undefined;
  const threats = new Set(control.mitigations.map(({ threat }) => threat));
  const classes = new Set(featureClassesOfControl(analysis, control));
  let kept = replaceList(
    raw,
    'mitigate',
    (entry) => isObject(entry) && isText(entry.threat) && threats.has(entry.threat),
  );
  kept = replaceWords(kept, 'depends_on', new Set(control.dependsOn));
  kept = replaceWords(kept, 'assured_by', new Set(control.assuredBy));
  return replaceWords(kept, 'feature_class', classes);
}

function recount(key: string, raw: JsonObject, { model }: Analysis): JsonObject {
  const counts = scorecardCounts(model.actions);
  return Object.hasOwn(counts, key) ? { ...raw, score: counts[key as keyof typeof counts] } : raw;
}

function replaceList(raw: JsonObject, key: string, keep: (entry: Json) => boolean): JsonObject {
  const value = raw[key];
  return isList(value) ? { ...raw, [key]: value.filter(keep) } : raw;
}

/** Drops words that are gone from a list or from a text joined by commas, in the form in which it came. */
function replaceWords(raw: JsonObject, key: string, keep: ReadonlySet<string>): JsonObject {
  const value = raw[key];
  if (isList(value)) return { ...raw, [key]: value.filter((word) => isText(word) && keep.has(word.trim())) };
  if (!isText(value)) return raw;
  const words = value.split(',');
  const kept = words.filter((word) => keep.has(word.trim()));
  return kept.length === words.length ? raw : { ...raw, [key]: kept.map((word) => word.trim()).join(',') };
}
