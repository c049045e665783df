import { contentHash, type ModelSource } from '@demarc/catalog-reader';
import { type Analysis, isCurrent, tally, writeExchange } from '@demarc/core';
import type { ModelSummary } from '../contract/index.ts';

/** The document of a ThreatModel as it is sent: an imported one as it came, ours in the exchange form. */
export function documentText(analysis: Analysis, asItCame: string | undefined): string {
  return asItCame ?? JSON.stringify(writeExchange(analysis));
}

/** Names a document's content: the first 32 hexadecimal digits of its SHA-256. */
export function documentHash(text: string): string {
  return contentHash(text).slice(0, 32);
}

/** What the list says of a ThreatModel, before rules have run over it. */
export function summarise(source: ModelSource, analysis: Analysis, hash: string): ModelSummary {
  const { model } = analysis;
  const { metadata, diagram } = model;
  const count = (items: readonly { readonly retired?: unknown }[]) => items.filter(isCurrent).length;
  return {
    key: source.key,
    ...source.identity,
    kind: source.kind === 'catalog' ? 'catalog' : 'imported',
    name: metadata.name,
    serviceId: metadata.service,
    ...(metadata.license === undefined ? {} : { license: metadata.license }),
    ...(metadata.source === undefined ? {} : { source: metadata.source }),
    ...(metadata.date === undefined ? {} : { date: metadata.date }),
    counts: {
      featureClasses: count(model.featureClasses),
      actions: count(model.actions),
      threats: count(model.threats),
      objectives: count(model.objectives),
      controls: count(model.controls),
    },
    tally: tally(analysis),
    problems: null,
    hash,
    diagram: diagram?.text !== undefined ? 'text' : diagram?.drawio !== undefined ? 'drawio' : null,
  };
}
