import type { ThreatModel } from '../model/threat-model.ts';
import { indexModel, type ModelIndex } from './index-model.ts';
import { type Method, STANDARD_METHOD } from './method.ts';
import { type Figures, prioritise } from './prioritise.ts';

/** A ThreatModel with everything that is computed from it: what every list, page and document is made of. */
export interface Analysis {
  readonly model: ThreatModel;
  readonly index: ModelIndex;
  readonly figures: Figures;
  /** By which the figures were computed. */
  readonly method: Method;
}

/** Indexes a ThreatModel and computes its figures by a method. */
export function analyse(model: ThreatModel, method: Method = STANDARD_METHOD): Analysis {
  const index = indexModel(model);
  return { model, index, figures: prioritise(model, index, method), method };
}
