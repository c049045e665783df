import type { Analysis } from '../analyse/analyse.ts';
import type { Framework } from '../model/framework.ts';
import type { Problem, ProblemLevel } from '../model/problem.ts';

/** MITRE ATT&CK as a table of facts. */
export interface AttackFacts {
  readonly version: string;
  readonly tactics: readonly { readonly id: string; readonly name: string }[];
  readonly techniques: readonly {
    readonly id: string;
    readonly name: string;
    readonly tactics: readonly string[];
  }[];
}

/** What rules are held against. A rule that lacks its facts says that it did not check. */
export interface Facts {
  readonly attack?: AttackFacts | undefined;
  /** The actions of a provider by the prefix of their permissions: `aws` → `s3` → `GetObject` … */
  readonly permissions?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> | undefined;
  /** The compliance frameworks whose requirements are known. */
  readonly frameworks?: readonly Framework[] | undefined;
}

export interface RuleContext extends Analysis {
  readonly facts: Facts;
}

/** What a rule finds; id, level and rule name are added where it does not say otherwise. */
export interface Finding {
  readonly message: string;
  readonly id?: string;
  readonly path?: readonly (string | number)[];
  readonly level?: ProblemLevel;
}

/** One thing that must hold in every ThreatModel. Its page is `docs/rules/<id>.md`, its cases are in `cases/rules/<id>/`. */
export interface Rule {
  readonly id: string;
  /** One line, as a statement that holds. */
  readonly title: string;
  readonly level: ProblemLevel;
  readonly check: (context: RuleContext) => readonly Finding[];
}

/** The problems that a rule finds in a ThreatModel. */
export function applyRule(rule: Rule, context: RuleContext): readonly Problem[] {
  return rule.check(context).map((finding) => ({ rule: rule.id, level: rule.level, ...finding }));
}
