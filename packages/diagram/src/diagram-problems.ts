import type { Problem, ThreatModel } from '@demarc/core';
import { checkDrawio, readDrawio } from './drawio/read.ts';
import { checkDiagram } from './text/check.ts';

/** Everything wrong with the diagram of a ThreatModel, in whichever form it has it; nothing where it has none. */
export function diagramProblems(model: ThreatModel): readonly Problem[] {
  const { text, drawio } = model.diagram ?? {};
  if (text) return checkDiagram(text, model);
  if (drawio === undefined) return [];
  const { scene, problems } = readDrawio(drawio);
  return scene ? checkDrawio(scene, model) : problems;
}
