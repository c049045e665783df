import type { Problem } from '@demarc/core';
import type { Decision } from '../evaluate/decision.ts';
import type { Finding } from '../lint/finding.ts';

/** Why a case failed, as data. */
export type CaseReason =
  /** The decision is another than the case expects. */
  | { readonly kind: 'decision'; readonly expected: 'allowed' | 'denied'; readonly got: Decision['decision'] }
  /** The context has keys that no request of this action has: AWS would never see them. */
  | { readonly kind: 'ignored-context-keys'; readonly keys: readonly string[] }
  /** The request has an action that the provider does not know. */
  | { readonly kind: 'unknown-action'; readonly action: string }
  /** It is denied also without the control's policy, and does not say why. */
  | { readonly kind: 'denied-without-policy'; readonly without: Decision }
  /** It says that it is denied anyway, but without the control's policy it is not. */
  | { readonly kind: 'baseline-not-needed' }
  /** The principal is no ARN, service or `anonymous`. */
  | { readonly kind: 'unknown-principal'; readonly principal: string }
  | { readonly kind: 'match'; readonly expected: 'match' | 'no-match' }
  /** CloudFormation Guard says something else; `SKIP` when no rule speaks of the template. */
  | {
      readonly kind: 'verdict';
      readonly expected: 'compliant' | 'non-compliant';
      readonly got: 'PASS' | 'FAIL' | 'SKIP';
    }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** What came of one case. */
export interface CaseOutcome {
  readonly name: string;
  readonly passed: boolean;
  readonly because: readonly CaseReason[];
  /** The decision with the control's policy; absent for detections. */
  readonly decision?: Decision | undefined;
  /** The decision with the control's policy taken away. */
  readonly without?: Decision | undefined;
}

/** What came of an implementation: it passes when nothing is wrong with it (no problem, no finding of level error) and all its cases pass. */
export interface ImplementationOutcome {
  readonly kind: string;
  readonly title?: string | undefined;
  /** `not-run`: what it takes to run it is not at hand (CloudFormation Guard, the provider's schemas). */
  readonly status: 'passed' | 'failed' | 'not-run';
  readonly problems: readonly Problem[];
  /** What the lint says of the policy, with its parameters filled in. */
  readonly findings: readonly Finding[];
  readonly cases: readonly CaseOutcome[];
}
