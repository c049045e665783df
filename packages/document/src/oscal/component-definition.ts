import {
  compareIds,
  compareNatural,
  compareText,
  controlsInOrder,
  identityOf,
  isCurrent,
  type JsonObject,
  type Objective,
  printIdentity,
  toPlainText,
} from '@demarc/core';
import type { DocumentSource } from '../source.ts';
import { oscalMetadata } from './metadata.ts';
import { uuidOf } from './uuid.ts';
import { asMarkup, prop, some, standardProp, titleOf, token } from './values.ts';

/**
 * The service as an OSCAL component, in JSON: for each framework that objectives name themselves, which of its requirements they answer,
 * with the controls to build. It says what answers a requirement, not that it is complied with.
 */
export function oscalComponentDefinition(source: DocumentSource): string {
  const { metadata } = source.analysis.model;
  const identity = printIdentity(identityOf(metadata));
  const frameworks = [...answered(source)].sort(([a], [b]) => compareText(a, b));
  const implementations = frameworks.map(([key, requirements]) =>
    implementation(source, identity, key, requirements),
  );
  const definition = {
    uuid: uuidOf('component-definition', identity, ...(source.selected ?? [])),
    metadata: oscalMetadata(source, ': component definition'),
    components: [
      {
        uuid: uuidOf('component', identity),
        type: 'service',
        title: asMarkup(titleOf(metadata.name, identity)),
        description: asMarkup(
          `${metadata.name}, as its customer has to use it: the controls of the ThreatModel ${identity} answer the requirements below.`,
        ),
        props: [
          ...prop('provider', metadata.provider),
          ...prop('service', metadata.service),
          ...prop('identity', identity),
        ],
        ...some('control-implementations', implementations),
      },
    ],
    ...backMatter(frameworks.map(([key]) => resource(source, identity, key))),
  };
  return `${JSON.stringify({ 'component-definition': definition }, null, 2)}\n`;
}

type Named = Objective['requirements'][number] & { readonly objective: Objective };

/** Framework → requirement → the objectives that name it, in id order. */
function answered({ analysis }: DocumentSource): ReadonlyMap<string, ReadonlyMap<string, readonly Named[]>> {
  const found = new Map<string, Map<string, Named[]>>();
  const objectives = analysis.model.objectives.filter(isCurrent).sort((a, b) => compareIds(a.id, b.id));
  for (const objective of objectives)
    for (const requirement of objective.requirements) {
      const { framework, id } = requirement;
      const requirements = found.get(framework) ?? new Map<string, Named[]>();
      found.set(framework, requirements);
      requirements.set(id, [...(requirements.get(id) ?? []), { ...requirement, objective }]);
    }
  return found;
}

function implementation(
  source: DocumentSource,
  identity: string,
  key: string,
  requirements: ReadonlyMap<string, readonly Named[]>,
): JsonObject {
  return {
    uuid: uuidOf('control-implementation', identity, key),
    source: `#${uuidOf('framework', identity, key)}`,
    description: asMarkup(
      `What answers requirements of ${key}. It does not say that anything is complied with.`,
    ),
    'implemented-requirements': [...requirements]
      .sort(([a], [b]) => compareNatural(a, b))
      .map(([id, named]) => implemented(source, identity, key, id, named)),
  } as JsonObject;
}

function implemented(
  { analysis }: DocumentSource,
  identity: string,
  key: string,
  id: string,
  named: readonly Named[],
): JsonObject {
  const { model, index } = analysis;
  const controls = controlsInOrder(
    analysis,
    named.flatMap(({ objective }) => index.controlsOf.get(objective.id) ?? []),
  );
  const lines = named.map(({ objective, relationship, reason }) =>
    asMarkup(
      `${objective.id} ${toPlainText(objective.description, model.markup)} (${relationship})${reason === undefined ? '' : `: ${reason}`}`,
    ),
  );
  return {
    uuid: uuidOf('implemented-requirement', identity, key, id),
    'control-id': controlId(key, id),
    description: lines.join('\n\n'),
    props: [
      standardProp('label', id),
      ...named.flatMap(({ objective, relationship }) =>
        prop('objective', objective.id, { class: relationship }),
      ),
      ...[...new Set(controls)].flatMap((control) => prop('control', control.id)),
    ],
  };
}

/** The id under which the framework's own OSCAL catalog has a requirement: NIST writes `AC-6(1)` as `ac-6.1`. */
function controlId(key: string, id: string): string {
  return token(key.startsWith('nist-800-53@') ? id.toLowerCase().replace(/\((\d+)\)/g, '.$1') : id);
}

/** What is known of a framework: its key, and title and licence where it was chosen. */
function resource({ frameworks = [] }: DocumentSource, identity: string, key: string): JsonObject {
  const known = frameworks.find(({ framework }) => `${framework.id}@${framework.version}` === key)?.framework;
  return {
    uuid: uuidOf('framework', identity, key),
    title: asMarkup(known?.title ?? key),
    props: prop('framework', key),
    ...(known?.license === undefined ? {} : { remarks: asMarkup(known.license) }),
  } as JsonObject;
}

function backMatter(resources: readonly JsonObject[]): JsonObject {
  return resources.length === 0 ? {} : { 'back-matter': { resources } };
}
