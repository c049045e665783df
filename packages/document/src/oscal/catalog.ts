import {
  type Control,
  compareIds,
  controlsInOrder,
  featureClassesOfControl,
  type ImplementationParameter,
  identityOf,
  isCurrent,
  type JsonObject,
  type Objective,
  printIdentity,
  type Threat,
  threatsInOrder,
  toPlainText,
} from '@demarc/core';
import { linesOf } from '../sheets/lines.ts';
import type { DocumentSource } from '../source.ts';
import { oscalMetadata, webLinks } from './metadata.ts';
import { uuidOf } from './uuid.ts';
import { asMarkup, prop, some, standardProp, titleOf, token } from './values.ts';

/**
 * A ThreatModel as an OSCAL catalog, in JSON: objectives are groups, with their controls by priority; threats are resources that controls
 * link to. Ids are those of the ThreatModel, uuids follow from them, the date is that of the ThreatModel.
 */
export function oscalCatalog(source: DocumentSource): string {
  const { analysis } = source;
  const { model, index } = analysis;
  const groups = model.objectives
    .filter(isCurrent)
    .sort((a, b) => compareIds(a.id, b.id))
    .map((objective) =>
      group(source, objective, controlsInOrder(analysis, index.controlsOf.get(objective.id) ?? [])),
    );
  const resources = threatsInOrder(analysis, model.threats).map((threat) => resource(source, threat));
  const catalog = {
    uuid: uuidOf('catalog', identityIn(source), ...(source.selected ?? [])),
    metadata: oscalMetadata(source, ''),
    ...some('groups', groups),
    ...(resources.length === 0 ? {} : { 'back-matter': { resources } }),
  };
  return `${JSON.stringify({ catalog }, null, 2)}\n`;
}

function identityIn({ analysis }: DocumentSource): string {
  return printIdentity(identityOf(analysis.model.metadata));
}

function group(source: DocumentSource, objective: Objective, controls: readonly Control[]): JsonObject {
  const { markup } = source.analysis.model;
  return {
    id: token(objective.id),
    class: 'objective',
    title: asMarkup(titleOf(toPlainText(objective.description, markup), objective.id)),
    props: [
      standardProp('label', objective.id),
      ...objective.scf.flatMap((scf) => prop('scf', scf)),
      ...objective.requirements.flatMap(({ framework, id, relationship, reason }) =>
        prop('requirement', `${framework} ${id}`, {
          class: relationship,
          ...(reason === undefined ? {} : { remarks: asMarkup(reason) }),
        }),
      ),
    ],
    ...some(
      'links',
      objective.references.flatMap(({ url, title }) => webLinks(url, 'reference', title)),
    ),
    ...some(
      'controls',
      controls.map((one, at) => control(source, one, at)),
    ),
  } as JsonObject;
}

function control(source: DocumentSource, one: Control, at: number): JsonObject {
  const { model, figures } = source.analysis;
  const words = toPlainText(one.description, model.markup);
  return {
    id: token(one.id),
    ...(one.coso === '' ? {} : { class: token(one.coso.toLowerCase()) }),
    title: asMarkup(titleOf(one.title ?? words, one.id)),
    ...some(
      'params',
      one.implementations.flatMap(({ parameters }, number) =>
        parameters.map((parameter) => param(one.id, number, parameter)),
      ),
    ),
    props: [
      standardProp('label', one.id),
      standardProp('sort-id', `${token(one.objective)}-${String(at + 1).padStart(4, '0')}`),
      ...prop('priority', figures.controls.get(one.id)?.level),
      ...prop('effort', one.effort),
      ...prop('type', one.coso),
      ...prop('csf-function', one.nistCsf),
      ...featureClassesOfControl(source.analysis, one).flatMap((id) => prop('feature-class', id)),
      ...one.perimeter.flatMap((objective) => prop('data-perimeter', objective)),
    ],
    ...some('links', controlLinks(source, one)),
    parts: parts(source, one),
  } as JsonObject;
}

/** What whoever uses the control's implementations has to fill in. */
function param(
  control: string,
  number: number,
  { name, description, type, example }: ImplementationParameter,
): JsonObject {
  return {
    id: token(`${control}.${number + 1}.${name}`),
    label: asMarkup(titleOf(name, 'parameter')),
    props: [
      ...prop('type', type),
      ...prop('example', Array.isArray(example) ? example.join(', ') : String(example)),
    ],
    usage: asMarkup(titleOf(description, name)),
  };
}

function controlLinks({ analysis }: DocumentSource, one: Control): readonly JsonObject[] {
  const { index, figures, model } = analysis;
  const to = (rel: string) => (id: string) => ({ href: `#${token(id)}`, rel });
  const score = (threat: string) => figures.threats.get(threat)?.score ?? -1;
  const threats = [...one.mitigations]
    .filter(({ threat }) => isKept(index.threats.get(threat)))
    .sort((a, b) => score(b.threat) - score(a.threat) || compareIds(a.threat, b.threat))
    .map(({ threat, impact }) => ({
      href: `#${uuidOf('threat', printIdentity(identityOf(model.metadata)), threat)}`,
      rel: 'mitigates',
      text: impact === undefined ? threat : `${threat}, impact ${impact}`,
    }));
  const kept = (ids: readonly string[]) => ids.filter((id) => isKept(index.controls.get(id)));
  return [
    ...kept(one.dependsOn).map(to('required')),
    ...kept(one.assuredBy).map(to('assured-by')),
    ...kept(index.assuredBy.get(one.id) ?? []).map(to('assures')),
    ...threats,
    ...one.references.flatMap(({ url, title }) => webLinks(url, 'reference', title)),
  ];
}

function isKept(item: { readonly retired?: unknown } | undefined): boolean {
  return item !== undefined && isCurrent(item);
}

/** What to do, what ships with it, and how to tell whether it works. */
function parts({ analysis }: DocumentSource, one: Control): readonly JsonObject[] {
  const { markup } = analysis.model;
  const part = (name: string, suffix: string, text: string, more: JsonObject = {}): readonly JsonObject[] =>
    text.trim() === '' ? [] : [{ id: token(`${one.id}_${suffix}`), name, ...more, prose: asMarkup(text) }];
  const guidance = one.implementations.flatMap(
    ({ title, description }) => [title, description].filter(Boolean).join(': ') || [],
  );
  return [
    ...part('statement', 'smt', linesOf(one.description, markup) || one.id),
    ...part('guidance', 'gdn', guidance.join('\n\n')),
    ...part('assessment-method', 'asm', linesOf(one.testing, markup), {
      props: [{ name: 'method', ns: 'http://csrc.nist.gov/ns/rmf', value: 'TEST' }],
    }),
  ];
}

function resource(source: DocumentSource, threat: Threat): JsonObject {
  const { figures, model } = source.analysis;
  const score = figures.threats.get(threat.id);
  return {
    uuid: uuidOf('threat', identityIn(source), threat.id),
    title: asMarkup(titleOf(`${threat.id} ${threat.name}`, threat.id)),
    ...(threat.description.trim() === ''
      ? {}
      : { description: asMarkup(linesOf(threat.description, model.markup)) }),
    props: [
      ...prop('threat', threat.id),
      ...prop('feature-class', threat.featureClass),
      ...prop('severity', score?.severity),
      ...prop('cvss-score', score?.score.toFixed(1)),
      ...prop('cvss-vector', threat.cvss),
      ...threat.tactics.flatMap((id) => prop('attack-tactic', id)),
      ...threat.techniques.flatMap((id) => prop('attack-technique', id)),
    ],
  };
}
