import type { Analysis } from '../analyse/analyse.ts';
import type { JsonObject } from '../model/threat-model.ts';
import { pruneDocument } from './prune-document.ts';
import { recomputeDocument } from './recompute-document.ts';
import { writeMetadata, writeObjects, writeOurDiagram } from './write-objects.ts';

export interface WriteOptions {
  /**
   * Which figures the document carries. `shipped`: those that it came with, ours where it came with none. `beside`: as shipped, with the recomputed
   * figures under `demarc` in each object. `recomputed`: ours in the published fields.
   */
  readonly figures?: 'shipped' | 'beside' | 'recomputed' | undefined;
  /** The diagram as draw.io, for `dfd.body` of a ThreatModel that has it only as text. */
  readonly drawio?: string | undefined;
}

/** The published form of a ThreatModel. An imported document that nothing was taken from comes out equal to what came in. */
export function writeExchange(analysis: Analysis, options: WriteOptions = {}): JsonObject {
  const { model } = analysis;
  if (!model.document) return generated(analysis, options);
  const document = model.pruned ? pruneDocument(model.document, analysis) : model.document;
  const figures = options.figures ?? 'shipped';
  return figures === 'shipped' ? document : recomputeDocument(document, analysis, figures);
}

function generated(analysis: Analysis, options: WriteOptions): JsonObject {
  const { diagram } = analysis.model;
  const body = diagram?.drawio ?? options.drawio;
  const dfd = {
    ...(body === undefined ? {} : { body }),
    ...(diagram?.text === undefined ? {} : { demarc: writeOurDiagram(diagram) }),
  };
  return {
    metadata: writeMetadata(analysis.model),
    ...writeObjects(analysis),
    ...(diagram === undefined ? {} : { dfd }),
  };
}
