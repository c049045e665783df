import type { Scene } from '@demarc/diagram';
import { layoutDiagram, loadRouter, readDrawio } from '@demarc/diagram';
import wasm from '../../../../../node_modules/libavoid-js/dist/libavoid.wasm?url';
import type { LoadedModel } from '../../model/load-model.ts';

/** A diagram laid out, or why it cannot be shown. */
export type Drawn = { readonly scene: Scene } | { readonly message: string };

/** Lays out the diagram of a ThreatModel. */
export async function drawModel({ model }: LoadedModel): Promise<Drawn> {
  const text = model.diagram?.text;
  if (text) return { scene: layoutDiagram(text, await loadRouter(new URL(wasm, document.baseURI).href)) };
  const { scene, problems } = readDrawio(model.diagram?.drawio ?? '');
  return scene ? { scene } : { message: problems[0]?.message ?? 'unknown reason' };
}
