import type { Analysis, AttackFacts, ChangeLog, MappedFramework, ThreatModel } from '@demarc/core';
import type { Scene } from '@demarc/diagram';

/** Everything that a document is made of; sections ask for nothing else. */
export interface DocumentSource {
  /** What is printed, which may be a part; its figures are those of the whole ThreatModel. */
  readonly analysis: Analysis;
  /** The laid-out data flow diagram; absent where the ThreatModel has none that can be drawn. */
  readonly scene?: Scene | undefined;
  /** Names of ATT&CK tactics and techniques, and the notice that goes with them. */
  readonly attack?: (AttackFacts & { readonly notice?: string | undefined }) | undefined;
  /** The frameworks whose tables are wanted, in order. */
  readonly frameworks?: readonly MappedFramework[] | undefined;
  /** What frameworks are called, by key: those that objectives name. */
  readonly frameworkTitles?: ReadonlyMap<string, string> | undefined;
  /** What was selected, in words, a line each; absent for the whole ThreatModel. */
  readonly selected?: readonly string[] | undefined;
  /** The controls that were asked for by their ids, where that is how the part was chosen: others came with them. */
  readonly chosen?: readonly string[] | undefined;
  /** What changed since another version of the ThreatModel. */
  readonly changes?: { readonly log: ChangeLog; readonly before: ThreatModel } | undefined;
}
