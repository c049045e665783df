export * from './block/documents.ts';
export * from './block/plan.ts';
export * from './block/truth-table.ts';
export { type EventPattern, eventMatches, parseEventPattern } from './detect/event-pattern.ts';
export { parseSigmaRule, type SigmaRule, sigmaMatches } from './detect/sigma.ts';
export * from './document/document.ts';
export * from './evaluate/context.ts';
export * from './evaluate/decision.ts';
export * from './evaluate/derived-keys.ts';
export * from './evaluate/environment.ts';
export * from './evaluate/evaluate.ts';
export { type CompiledPolicy, compilePolicy, type PolicyInput } from './evaluate/policy.ts';
export type { NamedBy } from './evaluate/principal-element.ts';
export * from './evaluate/public-policy.ts';
export * from './evaluate/request.ts';
export type { Need, StatementMatch, StatementRef } from './evaluate/statement.ts';
export {
  type AccountDetails,
  type AccountPrincipal,
  MAX_ACCOUNT_DETAILS,
  readAccountDetails,
} from './exposure/account.ts';
export { ASSUMED } from './exposure/ask.ts';
export type { Cutting } from './exposure/cutting.ts';
export * from './exposure/exposure.ts';
export type { ExposureSurroundings } from './exposure/judged.ts';
export type { Cut, Reach, Verdict } from './exposure/verdict.ts';
export { conditionsText, cutsText } from './exposure/words.ts';
export * from './facts.ts';
export * from './implementation/outcome.ts';
export {
  fillDocument,
  fillPlainText,
  type ParameterValue,
  type ParameterValues,
  parameterValues,
  placeholdersOf,
} from './implementation/parameters.ts';
export { principalOf } from './implementation/principal.ts';
export { type Laboratory, runImplementation } from './implementation/run.ts';
export type { ConfigRuleFacts } from './implementation/run-config-rule.ts';
export type { Guard, GuardVerdict } from './implementation/run-guard.ts';
export type { Finding, LintSettings, SizeLimit } from './lint/finding.ts';
export { lintPolicy } from './lint/lint.ts';
export { LINT_SETTINGS } from './lint/settings.ts';
export type { Truth } from './match/truth.ts';
export type { CloudFormationFacts } from './template/facts.ts';
