import { type Drawn, drawModel } from '@demarc/diagram';
import wasm from '../../../../../node_modules/libavoid-js/dist/libavoid.wasm?url';
import type { LoadedModel } from '../../model/load-model.ts';

/** Lays out the diagram of a ThreatModel in the browser. */
export function drawLoaded({ model }: LoadedModel): Promise<Drawn> {
  return drawModel(model, new URL(wasm, document.baseURI).href);
}
