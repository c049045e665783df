import { type Analysis, type JsonObject, writeExchange } from '@demarc/core';

/** A ThreatModel as an exchange document, with its diagram in the published form; `figures` as in `writeExchange`. */
export async function exchangeDocument(
  analysis: Analysis,
  figures: 'shipped' | 'recomputed' = 'shipped',
): Promise<JsonObject> {
  return writeExchange(analysis, { figures, drawio: await drawioOf(analysis) });
}

/** The diagram in the published form, for a ThreatModel that has it as text only. */
async function drawioOf({ model, index }: Analysis): Promise<string | undefined> {
  if (!model.diagram?.text || model.diagram.drawio !== undefined) return undefined;
  const { drawModel, writeDrawio } = await import('@demarc/diagram');
  const drawn = await drawModel(model);
  if (!('scene' in drawn)) return undefined;
  return writeDrawio(drawn.scene, (threat) => index.threats.get(threat)?.featureClass);
}
