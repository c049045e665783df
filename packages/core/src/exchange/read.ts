import { type Diagram, DiagramText, DiagramWays } from '../model/diagram.ts';
import type { Parsed, Problem } from '../model/problem.ts';
import type { Scorecard, ScorecardValue } from '../model/service.ts';
import type { JsonObject, ThreatModel } from '../model/threat-model.ts';
import { isList, isNumber, isObject, isText } from './fields.ts';
import { EXCHANGE_LIMITS, type Limits, refusalOf, refused } from './limits.ts';
import { type Origin, readMetadata } from './read-metadata.ts';
import { readAction, readControl, readFeatureClass, readObjective, readThreat } from './read-objects.ts';

/** The top keys of the published format. */
export const TOP_KEYS = [
  'metadata',
  'scorecard',
  'feature_classes',
  'threats',
  'control_objectives',
  'controls',
  'actions',
  'dfd',
] as const;

/**
 * Reads the text of a published document. Not JSON, too large, too deep, not an object, none of the top keys or a poisoned key: refused, with one
 * error and no value. Everything else loads, with its problems.
 */
export function readExchangeText(
  text: string,
  origin: Origin = {},
  limits: Limits = EXCHANGE_LIMITS,
): Parsed<ThreatModel> {
  if (text.length > limits.size) {
    return {
      problems: [
        refused(`${text.length} characters are more than the ${limits.size} that a document may have`),
      ],
    };
  }
  let document: unknown;
  try {
    document = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch (error) {
    return { problems: [refused(`not JSON: ${error instanceof Error ? error.message : String(error)}`)] };
  }
  return readExchange(document, origin, limits);
}

/** Reads a document in the published format that is parsed already. */
export function readExchange(
  source: unknown,
  origin: Origin = {},
  limits: Limits = EXCHANGE_LIMITS,
): Parsed<ThreatModel> {
  if (typeof source !== 'object' || source === null || Array.isArray(source)) {
    return {
      problems: [refused('not a ThreatModel: expected an object with `metadata`, `threats`, `controls` …')],
    };
  }
  const refusal = refusalOf(source, limits);
  if (refusal) return { problems: [refusal] };
  const document = source as JsonObject;
  if (!TOP_KEYS.some((key) => Object.hasOwn(document, key))) {
    return {
      problems: [
        refused(
          `not a ThreatModel: none of its keys is among ${TOP_KEYS.map((key) => `\`${key}\``).join(', ')}`,
        ),
      ],
    };
  }
  const problems: Problem[] = [];
  const objects = <T>(
    key: string,
    read: (raw: JsonObject, id: string, problems: Problem[]) => T,
  ): readonly T[] => entriesOf(document, key, problems).map(([id, raw]) => read(raw, id, problems));
  const metadata = readMetadata(document, origin, problems);
  const value: ThreatModel = {
    metadata: metadata.value,
    markup: metadata.markup,
    scorecard: readScorecard(document, problems),
    featureClasses: objects('feature_classes', readFeatureClass),
    actions: objects('actions', readAction),
    threats: objects('threats', readThreat),
    objectives: objects('control_objectives', readObjective),
    controls: objects('controls', readControl),
    diagram: readDiagram(document, problems),
    document,
  };
  return { value, problems };
}

function entriesOf(
  document: JsonObject,
  key: string,
  problems: Problem[],
): readonly (readonly [string, JsonObject])[] {
  const value = document[key];
  if (value === undefined || value === null) return [];
  if (!isObject(value)) {
    problems.push(wrongType([key], 'an object with one entry per id'));
    return [];
  }
  return Object.entries(value).flatMap(([id, entry]) => {
    if (isObject(entry)) return [[id, entry] as const];
    problems.push(wrongType([key, id], 'an object'));
    return [];
  });
}

function readScorecard(document: JsonObject, problems: Problem[]): Scorecard {
  return Object.fromEntries(
    entriesOf(document, 'scorecard', problems).flatMap(([key, entry]): [string, ScorecardValue][] => {
      const score = entry.score;
      if (isText(score) || isNumber(score)) return [[key, score]];
      if (isList(score)) return [[key, score.filter(isText)]];
      problems.push(wrongType(['scorecard', key, 'score'], 'a text, a number or a list of texts'));
      return [];
    }),
  );
}

function readDiagram(document: JsonObject, problems: Problem[]): Diagram | undefined {
  const dfd = document.dfd;
  if (dfd === undefined || dfd === null) return undefined;
  if (!isObject(dfd)) {
    problems.push(wrongType(['dfd'], 'an object with a `body`'));
    return undefined;
  }
  const body = dfd.body;
  if (body !== undefined && !isText(body)) problems.push(wrongType(['dfd', 'body'], 'a text in base64'));
  const ours = dfd.demarc === undefined ? undefined : readOurDiagram(dfd.demarc, problems);
  if (!isText(body) && ours === undefined) return undefined;
  return { ...ours, ...(isText(body) ? { drawio: body } : {}) };
}

const OurDiagram = DiagramText.extend({ ways: DiagramWays.optional() });

/** Our own form of a diagram in an exchange document: checked like any other field from outside. */
function readOurDiagram(value: unknown, problems: Problem[]): Diagram | undefined {
  const { data, error } = OurDiagram.safeParse(value);
  for (const { path, message } of error?.issues.slice(0, 5) ?? [])
    problems.push({
      rule: 'field-type',
      level: 'warning',
      message: `\`${['dfd', 'demarc', ...path].join('.')}\`: ${message}; the diagram is kept and ignored`,
      path: ['dfd', 'demarc', ...path.map((part) => (typeof part === 'number' ? part : String(part)))],
    });
  if (!data) return undefined;
  const { ways, ...text } = data;
  return { text, ...(ways === undefined ? {} : { ways }) };
}

function wrongType(path: readonly string[], expected: string): Problem {
  return {
    rule: 'field-type',
    level: 'warning',
    message: `\`${path.join('.')}\` has the wrong type: expected ${expected}; it is kept and ignored`,
    path,
    ...(path[1] === undefined || path[0] === 'scorecard' || path[0] === 'dfd' ? {} : { id: path[1] }),
  };
}
