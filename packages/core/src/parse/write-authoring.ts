import { stringify } from 'yaml';
import { compareIds } from '../analyse/order.ts';
import { type Access, unreadableIn } from '../model/access.ts';
import type { Implementation } from '../model/implementation.ts';
import type { Problem } from '../model/problem.ts';
import type { ThreatModel } from '../model/threat-model.ts';
import { toMarkdown } from '../text/to-markdown.ts';
import { printAccess } from './access.ts';
import type { SourceFile } from './yaml-file.ts';

/**
 * The authoring form of a ThreatModel as files. HTML texts become Markdown. What the form cannot hold is said: shipped figures (they are computed),
 * a draw.io diagram, and unknown keys of an imported document.
 */
export function writeAuthoring(model: ThreatModel): {
  readonly files: readonly SourceFile[];
  readonly problems: readonly Problem[];
} {
  const text = (value: string) => (model.markup === 'markdown' ? value : toMarkdown(value));
  const names = new Set<string>();
  const { metadata } = model;
  const files: SourceFile[] = [
    yamlFile('service.yaml', {
      ...withoutEmpty({ ...metadata }),
      ...(Object.keys(model.scorecard).length === 0 ? {} : { scorecard: model.scorecard }),
    }),
    ...model.featureClasses.map((featureClass) =>
      yamlFile(fileName('features', featureClass.name, featureClass.id, names), {
        ...withoutEmpty({
          ...featureClass,
          order: undefined,
          description: undefined,
          longDescription: undefined,
        }),
        order: featureClass.order,
        description: text(featureClass.description),
        ...withoutEmpty({ longDescription: text(featureClass.longDescription) }),
        ...withoutEmpty({
          actions: inOrder(model.actions.filter((action) => action.featureClass === featureClass.id)).map(
            ({ featureClass: _, ...action }) =>
              withoutEmpty({ ...action, description: text(action.description) }, ['description']),
          ),
          threats: inOrder(model.threats.filter((threat) => threat.featureClass === featureClass.id)).map(
            ({ featureClass: _, shipped: __, access, ...threat }) => ({
              ...withoutEmpty({ ...threat, description: text(threat.description) }, ['description', 'cvss']),
              // without it the threat is refused: what cannot be read must not come out as harmless
              ...(isReadable(access) ? { access: printAccess(access) } : {}),
            }),
          ),
        }),
      }),
    ),
    ...model.objectives.map((objective) =>
      yamlFile(fileName('objectives', objective.description, objective.id, names), {
        ...withoutEmpty({ ...objective, description: text(objective.description) }),
        ...withoutEmpty({
          controls: inOrder(model.controls.filter((control) => control.objective === objective.id)).map(
            ({ objective: _, shipped: __, mitigations, implementations, ...control }) => ({
              ...withoutEmpty(
                { ...control, description: text(control.description), testing: text(control.testing) },
                ['description'],
              ),
              ...withoutEmpty({
                mitigates: Object.fromEntries(
                  mitigations.flatMap(({ threat, impact }) =>
                    impact === undefined ? [] : [[threat, impact]],
                  ),
                ),
                implementations: implementations.map(withoutDocument),
              }),
            }),
          ),
        }),
      }),
    ),
    ...(model.diagram?.text ? [yamlFile('diagram.yaml', model.diagram.text)] : []),
    ...model.controls.flatMap(({ implementations }) => implementations.flatMap(shippedFile)),
  ];
  return { files: unique(files), problems: lossesOf(model) };
}

function yamlFile(path: string, value: object): SourceFile {
  return { path, text: stringify(value, { lineWidth: 120, aliasDuplicateObjects: false }) };
}

/** `features/object-operations.yaml`; the id follows where the name is taken or says nothing. */
function fileName(folder: string, name: string, id: string, taken: Set<string>): string {
  const words = name
    .toLowerCase()
    .replace(/<[^>]*>/g, ' ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .split(' ')
    .slice(0, 5)
    .join('-');
  const own = id.slice(id.indexOf('.') + 1).toLowerCase();
  const base = words === '' ? own : words;
  const free = taken.has(`${folder}/${base}`) ? `${base}-${own}` : base;
  taken.add(`${folder}/${free}`);
  return `${folder}/${free}.yaml`;
}

function inOrder<T extends { readonly id: string }>(items: readonly T[]): readonly T[] {
  return [...items].sort((a, b) => compareIds(a.id, b.id));
}

function withoutEmpty(value: Readonly<Record<string, unknown>>, keep: readonly string[] = []): object {
  return Object.fromEntries(
    Object.entries(value).filter(
      ([key, entry]) =>
        keep.includes(key) ||
        !(
          entry === undefined ||
          entry === '' ||
          (typeof entry === 'object' && entry !== null && Object.keys(entry).length === 0)
        ),
    ),
  );
}

function withoutDocument(implementation: Implementation): object {
  const { document, ...rest } = implementation as Implementation & {
    readonly document?: unknown;
    readonly file?: string;
  };
  return rest.file === undefined || typeof document !== 'string' ? implementation : rest;
}

function shippedFile(implementation: Implementation): readonly SourceFile[] {
  const { document, file } = implementation as { readonly document?: unknown; readonly file?: string };
  if (file === undefined || typeof document !== 'string') return [];
  return [{ path: file, text: document }];
}

function isReadable(access: Access): boolean {
  return unreadableIn(access).length === 0;
}

function unique(files: readonly SourceFile[]): readonly SourceFile[] {
  return [...new Map(files.map((file) => [file.path, file])).values()];
}

function lossesOf(model: ThreatModel): readonly Problem[] {
  const say = (message: string): Problem => ({ rule: 'folder-form', level: 'warning', message });
  return [
    ...model.threats
      .filter(({ access }) => !isReadable(access))
      .map(({ id }) => ({
        ...say('its access expression cannot be read and is left out: write it anew'),
        id,
      })),
    ...(model.document
      ? [say('keys beyond the published format stay in the document: the folder form does not hold them')]
      : []),
    ...(model.document ? [say('shipped figures are left out: the folder form computes them')] : []),
    ...(model.diagram?.drawio !== undefined && !model.diagram.text
      ? [say('the draw.io diagram is left out: write `diagram.yaml` (docs/diagram.md)')]
      : []),
  ];
}
