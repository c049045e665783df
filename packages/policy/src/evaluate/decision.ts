import type { Truth } from '../match/truth.ts';
import type { Need, StatementMatch, StatementRef } from './statement.ts';

/** What is asked in turn. `root-user`: the root user's right to everything in its account; `service`: a rule of the service itself. */
export type Layer =
  | 'scp'
  | 'rcp'
  | 'vpc-endpoint'
  | 'block-public-access'
  | 'resource'
  | 'identity'
  | 'boundary'
  | 'session'
  | 'root-user';

export type DecisionKind = 'allowed' | 'explicitly-denied' | 'implicitly-denied' | 'conditional';

/** What one layer says, with the statements that speak of the request. */
export interface LayerResult {
  readonly layer: Layer;
  /** For SCPs and RCPs: which level, from 0 at the root. */
  readonly level?: number | undefined;
  readonly allows: Truth;
  readonly denies: Truth;
  /** Why the layer has no say, where it has none. */
  readonly notAsked?: NotAsked | undefined;
  readonly statements: readonly StatementMatch[];
}

/** Why a layer is not asked. */
export type NotAsked =
  | 'management-account'
  | 'service-linked-role'
  | 'service-principal'
  | 'anonymous'
  | 'service-not-covered'
  | 'no-resource'
  | 'not-covered'
  | 'owner-keeps-control';

/** One statement on which a conditional decision hangs. */
export interface Requirement {
  readonly layer: Layer;
  readonly effect: 'Allow' | 'Deny';
  readonly statement: StatementRef;
  /** All of them together make the statement apply. */
  readonly needs: readonly Need[];
}

/** The answer to a request, with its reasons as data. */
export interface Decision {
  readonly decision: DecisionKind;
  /** Denied: the layer that denies, or that does not allow; allowed: the layer that grants. Absent when the decision is conditional. */
  readonly layer?: Layer | undefined;
  /** The statement that decided; none for an implicit denial. */
  readonly statement?: StatementRef | undefined;
  /** For `conditional`: what would have to hold (`Allow`) or must not (`Deny`); else empty. */
  readonly conditions: readonly Requirement[];
  readonly layers: readonly LayerResult[];
  /** Set when it was the access point's side that decided. */
  readonly side?: 'access-point' | undefined;
}
