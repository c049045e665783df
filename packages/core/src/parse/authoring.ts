import type { z } from 'zod';
import { compareIds } from '../analyse/order.ts';
import type { Action } from '../model/action.ts';
import type { Control } from '../model/control.ts';
import { DiagramText } from '../model/diagram.ts';
import { FeatureClass } from '../model/feature-class.ts';
import type { Level } from '../model/level.ts';
import { Objective } from '../model/objective.ts';
import type { Problem } from '../model/problem.ts';
import type { Metadata } from '../model/service.ts';
import type { Threat } from '../model/threat.ts';
import type { ThreatModel } from '../model/threat-model.ts';
import { parseAccess } from './access.ts';
import { AuthoredAction, AuthoredControl, AuthoredThreat, ServiceFile } from './authoring-schema.ts';
import { embedDocuments } from './embed-documents.ts';
import { parseYamlFile, type SourceFile, type YamlFile } from './yaml-file.ts';

/** A ThreatModel read from its folder. */
export interface Authored {
  /** Absent when `service.yaml` is missing or cannot be read. */
  readonly value?: ThreatModel | undefined;
  readonly problems: readonly Problem[];
  /** Adds file, line and column to a problem that a rule found, by the id it is about. */
  readonly locate: (problem: Problem) => Problem;
}

type Path = readonly (string | number)[];

/** Where an object stands. */
interface Place {
  readonly yaml: YamlFile;
  readonly path: Path;
}

/** What the parse of a folder gathers on its way. */
interface Gathered {
  readonly problems: Problem[];
  readonly places: Map<string, Place>;
}

/**
 * Parses a ThreatModel's folder: `service.yaml`, `diagram.yaml`, `features/*.yaml`, `objectives/*.yaml`, and the files that controls ship.
 * An object that does not have the right shape, or an id that is used already, is left out and reported; all others stay.
 */
export function parseAuthoring(files: readonly SourceFile[]): Authored {
  const gathered: Gathered = { problems: [], places: new Map() };
  const yamls = [...files]
    .filter(({ path }) => /^(service|diagram|(features|objectives)\/[^/]+)\.ya?ml$/.test(path))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .flatMap((file) => {
      const { yaml, problems } = parseYamlFile(file);
      gathered.problems.push(...problems);
      return yaml ? [yaml] : [];
    });
  const service = yamls.find(({ path }) => /^service\./.test(path));
  if (!service && !gathered.problems.some(({ file }) => file?.startsWith('service.'))) {
    gathered.problems.push({
      rule: 'service-file',
      level: 'error',
      message: 'no `service.yaml`: it says what the ThreatModel is',
      file: 'service.yaml',
    });
  }
  const value = service ? assemble(service, yamls, files, gathered) : undefined;
  return { value, problems: gathered.problems, locate: (problem) => located(problem, gathered.places) };
}

function assemble(
  service: YamlFile,
  yamls: readonly YamlFile[],
  files: readonly SourceFile[],
  gathered: Gathered,
): ThreatModel | undefined {
  const meta = check(ServiceFile, service.value, { yaml: service, path: [] }, gathered);
  if (!meta) return undefined;
  const { scorecard, ...metadata } = meta;
  const features = yamls
    .filter(({ path }) => path.startsWith('features/'))
    .map((yaml) => readFeature(yaml, gathered));
  const objectives = yamls
    .filter(({ path }) => path.startsWith('objectives/'))
    .map((yaml) => readObjective(yaml, files, gathered));
  const diagramFile = yamls.find(({ path }) => /^diagram\./.test(path));
  if (diagramFile) gathered.places.set(DIAGRAM, { yaml: diagramFile, path: [] });
  const diagram =
    diagramFile && check(DiagramText, diagramFile.value, { yaml: diagramFile, path: [] }, gathered);
  return {
    metadata: metadata satisfies Metadata,
    markup: 'markdown',
    scorecard,
    featureClasses: inIdOrder(firstOfEach(features.flatMap((feature) => feature.featureClass ?? []))),
    actions: inIdOrder(firstOfEach(features.flatMap((feature) => feature.actions))),
    threats: inIdOrder(firstOfEach(features.flatMap((feature) => feature.threats))),
    objectives: inIdOrder(firstOfEach(objectives.flatMap((entry) => entry.objective ?? []))),
    controls: inIdOrder(firstOfEach(objectives.flatMap((entry) => entry.controls))),
    ...(diagram ? { diagram: { text: diagram } } : {}),
  };
}

interface Feature {
  readonly featureClass: FeatureClass | undefined;
  readonly actions: readonly Action[];
  readonly threats: readonly Threat[];
}

function readFeature(yaml: YamlFile, gathered: Gathered): Feature {
  const { actions, threats, ...own } = asRecord(yaml.value);
  const featureClass = check(FeatureClass, own, { yaml, path: [] }, gathered);
  if (!featureClass) return { featureClass, actions: [], threats: [] };
  return {
    featureClass,
    actions: checkEach(AuthoredAction, actions, { yaml, path: ['actions'] }, gathered).map((action) => ({
      ...action,
      featureClass: featureClass.id,
    })),
    threats: checkEach(AuthoredThreat, threats, { yaml, path: ['threats'] }, gathered).map(
      ({ access, ...threat }) => ({
        ...threat,
        featureClass: featureClass.id,
        access: parseAccess(access),
      }),
    ),
  };
}

interface ObjectiveWithControls {
  readonly objective: Objective | undefined;
  readonly controls: readonly Control[];
}

function readObjective(
  yaml: YamlFile,
  files: readonly SourceFile[],
  gathered: Gathered,
): ObjectiveWithControls {
  const { controls, ...own } = asRecord(yaml.value);
  const objective = check(Objective, own, { yaml, path: [] }, gathered);
  if (!objective) return { objective, controls: [] };
  return {
    objective,
    controls: checkEach(AuthoredControl, controls, { yaml, path: ['controls'] }, gathered).map(
      ({ mitigates, ...control }) => {
        const embedded = embedDocuments(control.implementations, files);
        gathered.problems.push(
          ...embedded.problems.map((problem) => located({ ...problem, id: control.id }, gathered.places)),
        );
        return {
          ...control,
          implementations: [...embedded.implementations],
          objective: objective.id,
          mitigations: Object.entries(mitigates)
            .map(([threat, impact]) => ({ threat, impact: impact as Level }))
            .sort((a, b) => compareIds(a.threat, b.threat)),
        };
      },
    ),
  };
}

function checkEach<T>(schema: z.ZodType<T>, list: unknown, place: Place, gathered: Gathered): readonly T[] {
  if (list === undefined || list === null) return [];
  if (!Array.isArray(list)) {
    gathered.problems.push(problemAt(place, `\`${String(place.path.at(-1))}\` takes a list`));
    return [];
  }
  return list.flatMap(
    (item, index) => check(schema, item, { yaml: place.yaml, path: [...place.path, index] }, gathered) ?? [],
  );
}

/** Checks one object and notes where it stands; each thing wrong with it is a problem with its own place. */
function check<T>(schema: z.ZodType<T>, value: unknown, place: Place, gathered: Gathered): T | undefined {
  const id = asRecord(value).id;
  const known = typeof id === 'string' ? id : undefined;
  const parsed = schema.safeParse(value);
  if (known !== undefined) {
    const before = gathered.places.get(known);
    if (before) {
      const { line } = before.yaml.position(before.path);
      gathered.problems.push(
        problemAt(
          { ...place, path: [...place.path, 'id'] },
          `\`${known}\` is used already in ${before.yaml.path}:${line}`,
          'ids-unique',
          known,
        ),
      );
    } else gathered.places.set(known, place);
  }
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const path = [...place.path, ...(issue.path as (string | number)[])];
    const field = issue.path.join('.');
    const extra = issue.code === 'unrecognized_keys' ? [...path, issue.keys[0] as string] : path;
    gathered.problems.push(
      problemAt(
        { yaml: place.yaml, path: extra },
        `${field === '' ? '' : `\`${field}\`: `}${issue.message.charAt(0).toLowerCase()}${issue.message.slice(1)}`,
        'file-shape',
        known,
      ),
    );
  }
  return undefined;
}

function problemAt(place: Place, message: string, rule = 'file-shape', id?: string): Problem {
  return {
    rule,
    level: 'error',
    message,
    ...(id === undefined ? {} : { id }),
    file: place.yaml.path,
    ...place.yaml.position(place.path),
  };
}

/** Under which name the places have the diagram, which is in one file and has no id. */
const DIAGRAM = 'diagram';

function located(problem: Problem, places: ReadonlyMap<string, Place>): Problem {
  const ofDiagram = problem.path?.[0] === DIAGRAM;
  const place = places.get(problem.id ?? (ofDiagram ? DIAGRAM : ''));
  if (!place || problem.line !== undefined) return problem;
  const inside = ofDiagram
    ? (problem.path ?? []).slice(1)
    : problem.path && problem.path[1] === problem.id
      ? problem.path.slice(2)
      : (problem.path ?? []);
  const renamed = inside[0] === 'mitigations' ? ['mitigates'] : inside;
  return { ...problem, file: place.yaml.path, ...place.yaml.position([...place.path, ...renamed]) };
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

/** Of things with one id, the first: `ids-unique` was said of the others. */
function firstOfEach<T extends { readonly id: string }>(items: readonly T[]): readonly T[] {
  const seen = new Set<string>();
  return items.filter(({ id }) => !seen.has(id) && seen.add(id));
}

function inIdOrder<T extends { readonly id: string }>(items: readonly T[]): readonly T[] {
  return [...items].sort((a, b) => compareIds(a.id, b.id));
}
