import type { ThreatModel } from '@demarc/core';
import type { Scene } from './scene.ts';
import { keepWays, keptWays } from './text/kept-ways.ts';
import { drawPlan, layoutDiagram, planDiagram } from './text/layout.ts';
import { loadRouter } from './text/route.ts';

/** A diagram laid out, or why it cannot be shown. */
export type Drawn = { readonly scene: Scene } | { readonly message: string };

/** Lays out the diagram of a ThreatModel, whichever form it has. The router is loaded only where the ways of its flows are not kept, what reads draw.io only where it is needed. `wasm` as for `loadRouter`. */
export async function drawModel({ diagram }: ThreatModel, wasm?: string): Promise<Drawn> {
  if (diagram?.text) {
    const plan = planDiagram(diagram.text);
    const kept = diagram.ways && keptWays(plan, diagram.ways);
    return {
      scene: kept
        ? drawPlan(plan, kept.ways, kept.words)
        : layoutDiagram(diagram.text, await loadRouter(wasm)),
    };
  }
  const { readDrawio } = await import('./drawio/read.ts');
  const { scene, problems } = readDrawio(diagram?.drawio ?? '');
  return scene ? { scene } : { message: problems[0]?.message ?? 'unknown reason' };
}

/** A ThreatModel that keeps the ways of the flows in its diagram and the places of their words, so that whoever shows it need not search for them. */
export async function withKeptWays(model: ThreatModel): Promise<ThreatModel> {
  const { diagram } = model;
  if (!diagram?.text) return model;
  const plan = planDiagram(diagram.text);
  return { ...model, diagram: { ...diagram, ways: keepWays(plan, await loadRouter()) } };
}
