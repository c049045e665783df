import type { Action } from './action.ts';
import type { Control } from './control.ts';
import type { Diagram } from './diagram.ts';
import type { FeatureClass } from './feature-class.ts';
import type { Objective } from './objective.ts';
import type { Metadata, Scorecard } from './service.ts';
import type { Threat } from './threat.ts';

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** One service at one version, by one publisher. Lists are in the order of the source. */
export interface ThreatModel {
  readonly metadata: Metadata;
  /** How texts are marked up: Markdown in the authoring form, a little HTML in published documents. */
  readonly markup: 'markdown' | 'html';
  readonly scorecard: Scorecard;
  readonly featureClasses: readonly FeatureClass[];
  readonly actions: readonly Action[];
  readonly threats: readonly Threat[];
  readonly objectives: readonly Objective[];
  readonly controls: readonly Control[];
  readonly diagram?: Diagram | undefined;
  /** The document that was imported, whole: unknown keys and malformed fields survive in it. Absent for the authoring form. */
  readonly document?: JsonObject | undefined;
  /** Part of a ThreatModel: something was left out of it. */
  readonly pruned?: true | undefined;
}
