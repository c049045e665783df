import type { Action } from '../model/action.ts';
import type { Scorecard } from '../model/service.ts';
import { isCurrent } from './index-model.ts';
import { compareText } from './order.ts';

/** The computed lines of a scorecard, under the keys of the published format. */
export interface ScorecardCounts {
  /** Actions that are not deprecated. */
  readonly number_of_actions: number;
  /** Distinct IAM permissions. */
  readonly number_of_iam_permissions: number;
  /** Event names, each as often as it stands. */
  readonly number_of_events: number;
  /** Share of actions with an API operation that have an event, in percent with one decimal: `60.1`. */
  readonly event_coverage: string;
  /** Actions with an API operation and no event. */
  readonly api_without_event: number;
  /** The distinct API operations of those, in order. */
  readonly apis_with_no_logs: readonly string[];
}

/** Counts what a scorecard counts; `stage: deprecated` and retired actions are left out. */
export function scorecardCounts(actions: readonly Action[]): ScorecardCounts {
  const counted = actions.filter((action) => isCurrent(action) && action.stage !== 'deprecated');
  const withApi = counted.filter((action) => action.api !== undefined);
  const silent = withApi.filter((action) => action.events.length === 0);
  const covered = withApi.length - silent.length;
  return {
    number_of_actions: counted.length,
    number_of_iam_permissions: new Set(counted.flatMap((action) => action.permissions)).size,
    number_of_events: counted.reduce((sum, action) => sum + action.events.length, 0),
    event_coverage: withApi.length === 0 ? '-' : String(Math.round((covered / withApi.length) * 1000) / 10),
    api_without_event: silent.length,
    apis_with_no_logs: [...new Set(silent.map((action) => action.api as string))].sort(compareText),
  };
}

/** A scorecard with its counts computed anew; only those that it has, or all with `add`. */
export function withCounts(scorecard: Scorecard, actions: readonly Action[], add: boolean): Scorecard {
  const counts = scorecardCounts(actions);
  const kept = Object.entries(scorecard).map(([key, value]) => [
    key,
    Object.hasOwn(counts, key) ? counts[key as keyof ScorecardCounts] : value,
  ]);
  const added = add ? Object.entries(counts).filter(([key]) => !Object.hasOwn(scorecard, key)) : [];
  return Object.fromEntries([...kept, ...added]);
}
