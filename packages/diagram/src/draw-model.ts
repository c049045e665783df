import type { ThreatModel } from '@demarc/core';
import { readDrawio } from './drawio/read.ts';
import type { Scene } from './scene.ts';
import { layoutDiagram } from './text/layout.ts';
import { loadRouter } from './text/route.ts';

/** A diagram laid out, or why it cannot be shown. */
export type Drawn = { readonly scene: Scene } | { readonly message: string };

/** Lays out the diagram of a ThreatModel, whichever form it has. `wasm` as for `loadRouter`. */
export async function drawModel({ diagram }: ThreatModel, wasm?: string): Promise<Drawn> {
  if (diagram?.text) return { scene: layoutDiagram(diagram.text, await loadRouter(wasm)) };
  const { scene, problems } = readDrawio(diagram?.drawio ?? '');
  return scene ? { scene } : { message: problems[0]?.message ?? 'unknown reason' };
}
